"""What pages show of service levels: nothing where nothing is known, and where it comes from."""

from zoneinfo import ZoneInfo

from servicefolio.outputs.views.service_levels import ServiceLevelViews
from servicefolio.records.base import Record
from tests.builders import TODAY, catalog, record, service
from tests.pages import page_of

VPN = service(sla="gold")
GOLD = record(
    "sla", "gold", agreed_with="board", availability="99.9 % per month", fix={"P1": "4 h"}
)


def series(identifier: str = "probe", **fields: object) -> Record:
    made: dict[str, object] = {
        "title": "Series",
        "source": "probe",
        "completeness": "99 %",
        "measures": "gold#availability",
        "service": "vpn",
        "period": "2026-09-01 to 2026-11-22",
    }
    return record("measurement", identifier, **(made | fields))


def views(*records: Record) -> ServiceLevelViews:
    return ServiceLevelViews(catalog(VPN, GOLD, *records), ZoneInfo("Europe/Berlin"), TODAY)


OUTAGES = [
    {"from": "2026-10-07 10:00", "to": "2026-10-07 11:00"},
    {"from": "2026-11-02 10:00", "to": "2026-11-02 10:20"},
]


def test_a_service_shows_the_last_period_the_running_one_and_the_year() -> None:
    levels = views(series(downtime=OUTAGES)).of_service(VPN)
    assert [(level.name, str(level.attained.share)) for level in levels] == [
        ("last month", "99.86 %"),
        ("this month so far", "99.93 %"),
        ("twelve months", "99.93 %"),
    ]
    assert [level.left for level in levels] == [
        "overdrawn by 15 min (of 44 min)",
        "23 min of 43 min left",
        None,
    ]
    assert [level.left_percent for level in levels] == [0, 53, None]
    assert all(source.id == "probe" for level in levels for source in level.sources)


def test_what_nobody_measured_is_shown_as_that() -> None:
    made = views(record("measurement", "other", title="Other", source="probe", completeness="1 %",
                        measures="gold#fix-p1", period="2026-10-01 to 2026-10-31",
                        data=[{"from": "2026-10-01", "good": "1", "total": "1"}]))  # fmt: skip
    assert made.of_service(VPN) == ()
    assert [promise.service for promise in made.unmeasured] == [VPN]
    assert views().unmeasured == ()


def test_no_data_has_no_budget() -> None:
    old = series(period="2026-08-01 to 2026-08-31", downtime=[])
    (overview,) = views(old).of_sla(GOLD)
    assert overview.running is None
    assert overview.last is not None
    assert (overview.last.attained.share, overview.last.left, overview.last.left_percent) == (
        None,
        None,
        None,
    )
    assert overview.newest is overview.year


def test_a_measurement_without_rows_has_a_last_value_too() -> None:
    probe = series(downtime=OUTAGES)
    found = views(probe).glance(probe)
    assert found is not None
    assert (found.value, found.span, found.word) == ("99.93 %", "2026-11", "kept so far")
    rows = series(data=[{"from": "2026-10-01", "good": "1", "total": "1"}], downtime=OUTAGES)
    assert views(rows).glance(rows) is None


def test_only_what_was_not_planned_is_a_failure() -> None:
    planned = {"from": "2026-10-11 10:00", "to": "2026-10-11 12:00", "planned": "true"}
    probe = series(downtime=[*OUTAGES, planned])
    found = views(probe).restoration(probe)
    assert found is not None
    failed = found.restoration
    assert (failed.failures, views(probe).words(failed.mtrs or TODAY - TODAY)) == (2, "40 min")
    never = series(downtime=[])
    assert views(never).restoration(never) is None


def test_a_downtime_of_no_length_is_no_failure() -> None:
    probe = series(downtime=[{"from": "2026-10-07 10:00", "to": "2026-10-07 10:00"}])
    assert views(probe).restoration(probe) is None
    assert "Failures" not in page_of(probe, VPN, GOLD).text


def test_a_day_alone_is_a_whole_day_of_failure() -> None:
    probe = series(downtime=[{"from": "2026-10-07", "to": "2026-10-07"}])
    found = views(probe).restoration(probe)
    assert found is not None
    assert views(probe).words(found.restoration.mtrs or TODAY - TODAY) == "1 day"


def test_rows_of_one_failure_are_told_apart_from_failures() -> None:
    second = {"from": "2026-10-07 10:30", "to": "2026-10-07 11:30"}
    probe = series(downtime=[OUTAGES[0], second])
    text = page_of(probe, VPN, GOLD).text
    assert "1 not planned" in text
    assert "of 2 rows below that were not planned" in text


def test_tickets_are_shown_by_period_and_with_what_else_they_tell() -> None:
    export = series(
        measures="gold",
        tickets=[
            {"opened": "2026-10-05 10:00", "resolved": "2026-10-05 11:30", "priority": "P1"},
            {"opened": "2026-11-05 10:00", "priority": "P1", "reopened": "1"},
        ],
    )
    made = views(export)
    shown = made.times_of_measurement(export)
    assert [(one.cases.window.name, one.median) for one in shown] == [
        ("2026-11", None),
        ("2026-10", "1 h 30 min"),
    ]
    assert [one.cases.window.name for one in made.times_of_service(VPN)] == ["2026-10"]
    rates = made.rates(export)
    assert rates is not None
    assert (rates.faults, rates.reopened.some, rates.reopened.count) == (2, 1, 1)
