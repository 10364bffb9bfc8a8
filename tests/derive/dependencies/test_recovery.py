"""How long it takes until a service is back, and how much data is lost."""

import random
from datetime import timedelta

from servicefolio.derive.dependencies.recovery import Estimate, Recoveries
from servicefolio.derive.dependencies.structure import Structure
from servicefolio.records.base import Record
from tests.builders import catalog, record, service
from tests.derive.graphs import GRAPHS, groups_of, random_needs, structure_of

HOUR = timedelta(hours=1)


def plan(of: str, identifier: str | None = None, **fields: object) -> Record:
    return record(
        "design_document",
        identifier or f"{of}-continuity",
        service=of,
        aspect="continuity",
        state="approved",
        approved_by="board",
        continuity=fields,
    )


def recoveries(*records: Record) -> Recoveries:
    return Recoveries(Structure(catalog(*records)))


def pair(*members: str, **more: object) -> list[dict[str, object]]:
    return [{"ref": member, "redundancy_group": "pair", **more} for member in members]


def test_own_recovery_begins_when_the_slowest_need_is_back() -> None:
    found = recoveries(
        service("shop", depends_on=["app", "sign-on"]),
        record("configuration_item", "app", type="server", depends_on="database"),
        service("database", depends_on="sign-on"),
        service("sign-on"),
        plan("shop", own_recovery="1 h"),
        plan("database", own_recovery="3 h"),
        plan("sign-on", own_recovery="90 min"),
    )
    assert found.times["shop"] == Estimate(5.5 * HOUR)
    assert found.times["shop"].words == "5 h 30 min"
    assert [it.record.id for it in found.waits_for("shop")] == ["sign-on"]


def test_of_a_group_the_fastest_are_enough() -> None:
    members = [service("a"), service("b"), service("c")]
    plans = [plan("a", own_recovery="1 h"), plan("b", own_recovery="2 h")]
    one = recoveries(
        service("top", depends_on=pair("a", "b", "c")),
        *members,
        *plans,
        plan("top", own_recovery="0 h"),
    )
    assert one.times["top"] == Estimate(HOUR)
    two = recoveries(
        service("top", depends_on=pair("a", "b", "c", min_up="2")),
        *members,
        *plans,
        plan("top", own_recovery="0 h"),
    )
    assert two.times["top"] == Estimate(2 * HOUR)
    all_three = recoveries(
        service("top", depends_on=pair("a", "b", "c", min_up="3")),
        *members,
        *plans,
        plan("top", own_recovery="0 h"),
    )
    assert all_three.times["top"] == Estimate(2 * HOUR, ("c",))
    assert all_three.times["top"].words == "at least 2 h"


def test_what_is_not_known_is_named() -> None:
    found = recoveries(
        service("shop", depends_on="mail"), service("mail"), plan("shop", own_recovery="1 h")
    )
    assert found.times["shop"] == Estimate(HOUR, ("mail",))


def test_a_promised_time_stands_where_the_own_one_is_not_written() -> None:
    found = recoveries(
        service("shop", depends_on="mail"),
        service("mail"),
        plan("shop", own_recovery="1 h"),
        plan("mail", rto="4 h"),
    )
    assert found.times["shop"] == Estimate(5 * HOUR)


def test_only_approved_plans_count_and_the_newest_of_them() -> None:
    found = recoveries(
        service("shop"),
        record(
            "design_document",
            "draft",
            service="shop",
            aspect="continuity",
            continuity={"own_recovery": "1 min"},
        ),
        plan("shop", own_recovery="2 h"),
    )
    assert found.times["shop"] == Estimate(2 * HOUR)


def test_months_and_working_days_count_as_short_as_they_can_be() -> None:
    found = recoveries(
        service("shop", depends_on="base"),
        service("base"),
        plan("shop", own_recovery="3 working days"),
        plan("base", rto="1 month"),
    )
    assert found.times["base"] == Estimate(timedelta(days=28), is_at_shortest=True)
    assert found.times["shop"] == Estimate(timedelta(days=30), is_at_shortest=True)
    assert found.times["shop"].words.startswith("at least ")


def test_a_backup_of_every_month_loses_at_least_four_weeks() -> None:
    found = recoveries(service("shop"), plan("shop", backups=[{"what": "a", "every": "1 month"}]))
    assert found.data_loss("shop") == Estimate(timedelta(days=28), is_at_shortest=True)


def test_times_beyond_all_life_do_no_harm() -> None:
    found = recoveries(
        service("shop", depends_on="base"),
        service("base"),
        plan("shop", own_recovery="999999999 weeks"),
        plan("base", rto="1 h"),
    )
    assert found.times["shop"] == Estimate(timedelta.max)


def test_a_circle_has_no_time() -> None:
    found = recoveries(service("a", depends_on="b"), service("b", depends_on="a"))
    assert dict(found.times) == {}


def test_data_is_lost_since_the_last_backup_or_where_it_is_kept() -> None:
    def backup(every: str) -> dict[str, str]:
        return {"what": "all", "every": every}

    found = recoveries(
        service("shop"),
        service("database"),
        service("mail"),
        service("wiki"),
        service("chat"),
        plan("shop", data_in="database", backups=[backup("5 min"), backup("1 day")]),
        plan("database", rpo="15 min", backups=[backup("5 min")]),
        plan("mail", data_in="wiki", rpo="1 h"),
        plan("chat", rto="1 h"),
    )
    assert found.data_loss("shop") == Estimate(timedelta(minutes=15))
    assert found.data_loss("database") == Estimate(timedelta(minutes=5))
    assert found.data_loss("mail") == Estimate(timedelta(), ("wiki",))
    assert found.data_loss("chat") is None
    assert found.data_loss("wiki") is None


def test_data_kept_in_a_circle_is_not_known() -> None:
    found = recoveries(service("a"), service("b"), plan("a", data_in="b"), plan("b", data_in="a"))
    assert found.data_loss("a") == Estimate(timedelta(), ("a",))


def test_random_graphs_take_as_long_as_the_reference_says() -> None:
    for seed in range(0, GRAPHS, 10):
        needs = random_needs(seed)
        chooser = random.Random(seed)  # noqa: S311 - the same every time
        own = {name: chooser.randint(1, 9) for name in needs}
        records = [entry.record for entry in structure_of(seed).catalog.entries]
        plans = [plan(name, own_recovery=f"{hours} h") for name, hours in own.items()]
        found = recoveries(*records, *plans)
        wanted: dict[str, int] = {}
        for name in reversed(needs):
            slowest = [
                sorted(wanted[member] for member in members)[least - 1]
                for members, least in groups_of(needs[name])
            ]
            wanted[name] = own[name] + max(slowest, default=0)
        assert {name: time.least / HOUR for name, time in found.times.items()} == wanted
