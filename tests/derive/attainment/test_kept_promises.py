"""Promises of a catalogue: who measures them, over which windows, and what that makes."""

from datetime import date, timedelta

from servicefolio.derive.attainment.kept_times import KeptTimes
from servicefolio.records.base import Record
from tests.builders import TODAY, catalog, record, service
from tests.derive.promises import BERLIN, SOURCE, promises, series, sla


def test_windows_of_several_measurements_are_told_together() -> None:
    (promise,) = promises(
        service(sla="gold"),
        sla(),
        series("one", period="2026-09-01 to 2026-09-30", downtime=[]),
        series(
            "two",
            period="2026-10-01 to 2026-11-22",
            downtime=[{"from": "2026-10-07 10:00", "to": "2026-10-07 11:00"}],
        ),
    )
    names = [budget.attained.window.name for budget in promise.budgets]
    assert names == ["2026-09", "2026-10", "2026-11"]
    assert [budget.verdict for budget in promise.budgets] == ["kept", "missed", "kept so far"]
    assert [budget.attained.sources for budget in promise.budgets] == [("one",), ("two",), ("two",)]
    assert promise.last is not None
    assert promise.last.verdict == "missed"


def test_windows_are_cut_to_the_days_on_which_the_agreement_holds() -> None:
    (promise,) = promises(
        service(sla="gold"),
        sla(valid_from="2026-09-15", valid_to="2026-10-10"),
        series(period="2026-08-01 to 2026-11-22", downtime=[]),
    )
    assert [budget.attained.window.name for budget in promise.budgets] == [
        "2026-09-15 to 2026-09-30",
        "2026-10-01 to 2026-10-10",
    ]
    assert promise.running is None


def test_what_lies_ahead_is_not_known() -> None:
    (promise,) = promises(
        service(sla="gold"), sla(), series(period="2026-11-01 to 2026-11-30", downtime=[])
    )
    assert promise.running is not None
    assert str(promise.running.attained.completeness) == "100.00 %"
    assert promise.running.attained.to_come == timedelta(days=8)
    assert not promise.running.attained.unknown
    assert promise.running.verdict == "kept so far"


def test_rolling_target_is_counted_up_to_the_last_day_with_data() -> None:
    target = {"id": "always", "metric": "availability", "value": "99.9 %", "rolling": "true"}
    (promise,) = promises(
        service(sla="gold"),
        sla(availability=None, targets=[target]),
        series(measures="gold#always", period="2026-09-01 to 2026-11-20", downtime=[]),
    )
    assert promise.running is not None
    assert promise.running.attained.window.name == "2026-10-22 to 2026-11-20"
    assert promise.running.verdict == "kept"
    assert [budget.attained.window.name for budget in promise.newest(2)] == [
        "2026-10-22 to 2026-11-20",
        "2026-09-22 to 2026-10-21",
    ]
    assert promise.newest(2) == promise.budgets[:-3:-1]


def test_only_the_newest_windows_are_computed() -> None:
    (promise,) = promises(
        service(sla="gold"),
        sla(valid_from="0001-01-01"),
        series(period="0001-01-01 to 9999-12-31", downtime=[]),
    )
    names = [budget.attained.window.name for budget in promise.newest(2)]
    assert names == ["2026-11", "2026-10"]
    export = tickets(period="0001-01-01 to 9999-12-31")
    (held,) = times(service(sla="gold"), sla(fix={"P1": "4 h"}), export).all
    assert held.newest(5) == held.windows[::-1]


def test_promise_to_a_live_service_that_nothing_measures_is_told() -> None:
    (promise,) = promises(service(sla="gold"), sla())
    assert not promise.is_measured
    assert (promise.running, promise.last, promise.year, promise.budgets) == (None, None, None, ())
    assert promises(service(sla="gold", state="proposed"), sla()) == ()


def test_maintenance_of_the_agreement_is_no_downtime() -> None:
    outage = {
        "from": "2026-10-04 02:00",
        "to": "2026-10-04 04:00",
        "planned": "true",
        "announced": "2026-09-15 10:00",
    }
    agreed = {"windows": "Sunday 02:00-05:00", "notice": "10 working days"}
    late = outage | {"announced": "2026-10-01 10:00"}
    for downtime, verdict in ((outage, "kept"), (late, "missed")):
        (promise,) = promises(
            service(sla="gold"),
            sla(maintenance=agreed),
            series(period="2026-10-01 to 2026-10-31", downtime=[downtime]),
        )
        assert promise.last is not None
        assert promise.last.verdict == verdict


def test_credit_is_due_by_the_first_target_alone() -> None:
    targets = [
        {"id": "day", "metric": "availability", "value": "99.9 %"},
        {"id": "night", "metric": "availability", "value": "99.9 %"},
    ]
    remedies = {"credits": ["below 99.9 %: 5 %"], "claim_by": "2 months"}
    downtime = [{"from": "2026-10-07", "to": "2026-10-07"}]
    days = "2026-10-01 to 2026-10-31"
    found = promises(
        service(sla="gold"),
        sla(availability=None, targets=targets, remedies=remedies),
        series("one", measures="gold#day", period=days, downtime=downtime),
        series("two", measures="gold#night", period=days, downtime=downtime),
    )
    credits_due = [one.credit(one.budgets[0]) for one in found]
    assert [credit and credit.until for credit in credits_due] == [date(2026, 12, 31), None]
    assert found[0].credit(found[0].budgets[-1]) is None


def times(*records: Record) -> KeptTimes:
    return KeptTimes(catalog(*records), BERLIN, TODAY)


def tickets(identifier: str = "tickets", **fields: object) -> Record:
    made: dict[str, object] = {
        "measures": "gold",
        "service": "vpn",
        "period": "2026-10-01 to 2026-10-31",
        "tickets": [
            {"opened": "2026-10-05 10:00", "resolved": "2026-10-05 11:00", "priority": "P1"},
            {"opened": "2026-10-06 10:00", "priority": "P1"},
            {"opened": "2026-10-07 10:00", "resolved": "2026-10-07 11:00", "priority": "P2"},
            {
                "opened": "2026-10-08 10:00",
                "resolved": "2026-10-08 11:00",
                "priority": "P1",
                "request_type": "new user",
            },
        ],
    }
    return record("measurement", identifier, **(SOURCE | made | fields))


def test_tickets_are_held_against_the_targets_of_their_priority() -> None:
    found = times(service(sla="gold"), sla(fix={"P1": "4 h"}), tickets())
    (promise,) = found.all
    (cases,) = promise.windows
    assert (cases.in_time, cases.late, cases.open) == (1, 1, 0)
    assert found.of_service("vpn") == found.of_sla("gold") == found.of_measurement("tickets")


def test_requests_are_held_against_their_own_targets() -> None:
    targets = [
        {"id": "user", "metric": "fulfilment", "value": "2 h", "request_type": "New user"},
        {"id": "other", "metric": "fulfilment", "value": "2 h", "request_type": "telephone"},
    ]
    found = times(service(sla="gold"), sla(targets=targets), tickets())
    assert [[int(case.in_time) for case in one.windows] for one in found.all] == [[1], []]


def test_measurement_of_the_target_itself_is_stronger() -> None:
    rows = [{"from": "2026-10-01", "good": "95", "total": "100"}]
    counted = record(
        "measurement",
        "own",
        **SOURCE,
        measures="gold#fix-p1",
        service="vpn",
        period="2026-10-01 to 2026-10-31",
        data=rows,
    )
    found = times(service(sla="gold"), sla(fix={"P1": "4 h"}), tickets(), counted)
    (promise,) = found.all
    assert [(cases.in_time, cases.sources) for cases in promise.windows] == [(95, ("own",))]


def test_tickets_of_the_same_days_in_two_exports_are_not_computed() -> None:
    found = times(service(sla="gold"), sla(fix={"P1": "4 h"}), tickets("one"), tickets("two"))
    assert [(one.verdict, one.share) for one in found.all[0].windows] == [("not computed", None)]


def test_tickets_that_stand_where_they_cannot_count_for_nothing() -> None:
    sound = {"opened": "2026-10-05 10:00", "resolved": "2026-10-05 11:00", "priority": "P1"}
    export = tickets(
        tickets=[
            sound | {"key": "F-1"},
            sound | {"key": "F-2"},
            sound | {"key": "F-2"},
            sound | {"key": "F-3", "resolved": "2026-12-24 11:00"},
            sound | {"key": "F-4", "opened": "2026-09-05 10:00"},
            sound | {"key": "F-5", "resolved": "2026-11-02 10:00"},
        ]
    )
    (cases,) = times(service(sla="gold"), sla(fix={"P1": "4 h"}), export).all[0].windows
    assert (cases.in_time, cases.late, cases.contradictory) == (1, 1, 3)


def test_window_that_an_export_does_not_cover_is_not_kept_for_sure() -> None:
    target = {"id": "fix", "metric": "fix", "value": "4 h", "window": "quarter", "share": "50 %"}
    found = times(
        service(sla="gold"),
        sla(targets=[target]),
        tickets(
            period="2026-07-15 to 2026-09-30",
            tickets=[{"opened": "2026-08-05 10:00", "resolved": "2026-08-05 11:00"}],
        ),
    )
    (cases,) = found.all[0].windows
    assert (cases.verdict, str(cases.completeness)) == ("kept, as far as is known", "84 %")
