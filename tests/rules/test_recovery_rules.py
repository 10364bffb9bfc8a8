"""Plans of recovery against what they rest on: what the cases do not show."""

from servicefolio.kinds.design.design_document import capacity_rules, continuity_rules
from servicefolio.records.base import Record
from servicefolio.rules import recovery_dependency_slower
from servicefolio.rules.engine import Finding
from tests.builders import findings, record, service

TOO_LATE, BACKUP_SELDOM, UNREHEARSED, MISSED = continuity_rules.CHECKS
(RUNWAY,) = capacity_rules.CHECKS


def plan(of: str, *, state: str = "approved", on: str = "2026-06-01", **fields: object) -> Record:
    return record(
        "design_document",
        f"{of}-continuity",
        service=of,
        aspect="continuity",
        state=state,
        approved_by="board",
        approved_on=on,
        continuity=fields,
    )


def slower(*records: Record) -> list[Finding]:
    return findings(recovery_dependency_slower.CHECK, *records)


def test_a_slower_service_is_found_below_others_that_have_no_plan() -> None:
    (found,) = slower(
        service("shop", depends_on="app"),
        record("configuration_item", "app", type="server", depends_on="middle"),
        service("middle", depends_on="base"),
        service("base"),
        plan("shop", rto="4 h"),
        plan("base", rto="1 day"),
    )
    assert found.message.endswith("shop → app → middle → base")


def test_of_a_group_enough_must_be_back_in_time() -> None:
    pair = [{"ref": name, "redundancy_group": "pair"} for name in ("a", "b")]
    made = (service("shop", depends_on=pair), service("a"), service("b"), plan("shop", rto="4 h"))
    assert slower(*made, plan("a", rto="8 h")) == []
    assert slower(*made, plan("a", rto="8 h"), plan("b", rto="4 h")) == []
    assert len(slower(*made, plan("a", rto="8 h"), plan("b", rto="5 h"))) == 1


def test_drafts_and_lesser_needs_and_other_units_prove_nothing() -> None:
    shop, base = service("shop", depends_on="base"), service("base")
    assert slower(shop, base, plan("shop", rto="4 h"), plan("base", rto="8 h", state="draft")) == []
    assert slower(shop, base, plan("shop", rto="4 h"), plan("base", rto="1 working day")) == []
    assert slower(shop, base, plan("shop", rto="3 working days"), plan("base", rto="1 week")) == []
    loose = service("shop", depends_on=[{"ref": "base", "importance": "degrading"}])
    assert slower(loose, base, plan("shop", rto="4 h"), plan("base", rto="8 h")) == []


def test_what_is_longer_in_any_calendar_is_found() -> None:
    shop, base = service("shop", depends_on="base"), service("base")
    assert len(slower(shop, base, plan("shop", rto="4 h"), plan("base", rto="3 working days"))) == 1
    kept = plan("shop", rpo="1 h", data_in="base")
    assert len(slower(shop, base, kept, plan("base", rpo="1 month"))) == 1


def test_own_recovery_comes_after_that_of_what_is_needed() -> None:
    made = (service("shop", depends_on="base"), service("base"), plan("base", rto="2 h"))
    (found,) = slower(*made, plan("shop", rto="3 h", own_recovery="2 h"))
    assert found.message == (
        "shop is to be back after 3 h, and takes at least 4 h: base 2 h (base-continuity), then "
        "2 h for its own recovery (`own_recovery`): shop → base"
    )
    assert slower(*made, plan("shop", rto="4 h", own_recovery="2 h")) == []
    assert slower(*made, plan("shop", rto="1 month", own_recovery="30 days")) == []


def test_own_recovery_alone_may_take_too_long() -> None:
    (found,) = slower(service("shop"), plan("shop", rto="1 h", own_recovery="2 h"))
    assert found.message == (
        "shop is to be back after 1 h, and its own recovery takes 2 h (`own_recovery`)"
    )


def test_recoveries_one_after_the_other_may_take_too_long() -> None:
    made = (
        service("shop", depends_on="app"),
        record("configuration_item", "app", type="server", depends_on="middle"),
        service("middle", depends_on="base"),
        service("base"),
        plan("middle", own_recovery="2 h"),
        plan("base", own_recovery="3 h"),
    )
    (found,) = slower(*made, plan("shop", rto="4 h"))
    assert found.message.endswith(
        "at least 5 h: base 3 h (base-continuity), then middle 2 h (middle-continuity): "
        "shop → app → middle → base"
    )
    assert slower(*made, plan("shop", rto="5 h")) == []


def test_a_member_of_a_group_without_a_plan_may_be_the_faster_one() -> None:
    pair = [{"ref": name, "redundancy_group": "pair"} for name in ("a", "b")]
    made = (service("shop", depends_on=pair), service("a"), service("b"))
    own = plan("shop", rto="4 h", own_recovery="2 h")
    assert slower(*made, own, plan("a", rto="3 h")) == []
    assert len(slower(*made, own, plan("a", rto="3 h"), plan("b", own_recovery="3 h"))) == 1


def test_data_is_no_newer_than_where_it_is_kept() -> None:
    made = (service("shop"), service("base"), plan("base", rpo="1 h"))
    (found,) = slower(*made, plan("shop", rpo="15 min", data_in="base"))
    assert found.route == ("continuity", "rpo")
    assert slower(*made, plan("shop", rpo="1 h", data_in="base")) == []


def test_a_circle_does_no_harm() -> None:
    made = (service("a", depends_on="b"), service("b", depends_on="a"))
    assert len(slower(*made, plan("a", rto="1 h"), plan("b", rto="2 h"))) == 1


def test_recovery_alone_may_take_longer_than_can_be_borne() -> None:
    (found,) = findings(TOO_LATE, service(), plan("vpn", rto="2 days", mtpd="1 day"))
    assert found.message == (
        "it is back after 2 days (`rto`) and the organisation can bear 1 day (`mtpd`)"
    )
    assert findings(TOO_LATE, service(), plan("vpn", rto="8 h", mtpd="8 h")) == []
    assert findings(TOO_LATE, service(), plan("vpn", rto="1 working day", mtpd="1 h")) == []


def test_a_month_is_longer_than_can_be_borne_in_days() -> None:
    (found,) = findings(TOO_LATE, service(), plan("vpn", rto="1 month", wrt="1 h", mtpd="1 week"))
    assert "later (`wrt`), at least 28 days 1 h in all," in found.message
    assert findings(TOO_LATE, service(), plan("vpn", rto="31 days", mtpd="1 month")) == []


def test_one_backup_that_is_often_enough_will_do() -> None:
    backups = [{"what": "log", "every": "5 min"}, {"what": "all", "every": "1 day"}]
    assert findings(BACKUP_SELDOM, service(), plan("vpn", rpo="15 min", backups=backups)) == []
    assert findings(BACKUP_SELDOM, service(), plan("vpn", rpo="1 min", backups=[])) == []
    (found,) = findings(BACKUP_SELDOM, service(), plan("vpn", rpo="1 min", backups=backups))
    assert found.route == ("continuity", "backups", 0, "every")


def test_a_plan_that_was_never_tried_counts_from_its_approval() -> None:
    (found,) = findings(UNREHEARSED, service(), plan("vpn", rto="1 h", on="2025-06-01"))
    assert found.message == (
        "recovery of vpn was approved on 2025-06-01, 540 days ago, and never tried"
    )
    assert findings(UNREHEARSED, service(), plan("vpn", rto="1 h", on="2025-11-23")) == []


def test_a_restored_backup_is_a_rehearsal_and_one_to_come_is_none() -> None:
    def made(day: str) -> list[Finding]:
        backups = [{"what": "all", "every": "1 day", "last_restore_test": day}]
        return findings(UNREHEARSED, service(), plan("vpn", on="2025-01-01", backups=backups))

    assert made("2026-01-01") == []
    assert len(made("2027-01-01")) == 1


def test_services_that_nobody_uses_need_no_rehearsal() -> None:
    coming = service(state="in_design")
    assert findings(UNREHEARSED, coming, plan("vpn", rto="1 h", on="2025-01-01")) == []


def test_the_last_timed_rehearsal_counts() -> None:
    def made(*exercises: tuple[str, str]) -> list[Finding]:
        listed = [{"on": on, "result": "done", "rto_reached": took} for on, took in exercises]
        return findings(MISSED, service(), plan("vpn", rto="4 h", exercises=listed))

    assert len(made(("2026-01-01", "3 h"), ("2026-05-01", "5 h"))) == 1
    assert made(("2026-05-01", "3 h"), ("2026-01-01", "5 h")) == []
    assert made(("2026-05-01", "4 h")) == []


def test_the_last_rehearsal_that_tells_of_data_counts() -> None:
    def made(*exercises: dict[str, str]) -> list[Finding]:
        listed = [{"result": "done", **exercise} for exercise in exercises]
        return findings(MISSED, service(), plan("vpn", rpo="1 day", exercises=listed))

    (found,) = made({"on": "2026-05-01", "rpo_reached": "9 days"})
    assert found.route == ("continuity", "exercises", 0, "rpo_reached")
    assert found.message == (
        "on 2026-05-01 recovery of vpn lost the data of 9 days, and it may lose that of 1 day "
        "(`rpo`)"
    )
    late = {"on": "2026-05-01", "rpo_reached": "1 day"}
    assert made({"on": "2026-01-01", "rpo_reached": "9 days"}, late) == []
    assert len(made({"on": "2026-01-01", "rpo_reached": "1 month"}, {"on": "2026-05-01"})) == 1
    assert made({"on": "2027-01-01", "rpo_reached": "9 days"}) == []


def capacity(on: str | None, **resource: str) -> list[Finding]:
    given = {"name": "Disk", "unit": "TB", "current": "40", "limit": "100", **resource}
    dates = {"reviewed": on} if on else {}
    return findings(
        RUNWAY,
        service(),
        record(
            "design_document",
            "vpn-capacity",
            aspect="capacity",
            capacity={"scaling_lead_time": "3 months", "resources": [given]},
            **dates,
        ),
    )


def test_what_runs_out_before_more_is_there_is_reported() -> None:
    (found,) = capacity("2026-11-01", growth_per_month="30")
    assert found.message == (
        "Disk reaches its limit of 100 TB in 38 days, on 2026-12-31: 40 and 30 more every month; "
        "adding more takes 3 months"
    )
    (over,) = capacity("2026-01-01", growth_per_month="30", threshold="80 %")
    assert "has reached 80 % of 100 TB since 2026-02-10" in over.message


def test_what_lasts_or_does_not_grow_is_not() -> None:
    assert capacity("2026-11-01", growth_per_month="10") == []
    assert capacity("2026-11-01") == []
    assert capacity("2026-11-01", growth_per_month="10", limit="0", threshold="80 %") == []
    assert len(capacity(None, growth_per_month="25")) == 1
