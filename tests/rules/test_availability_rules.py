"""Promises of availability against what they rest on: what the cases do not show."""

from servicefolio.config import Settings
from servicefolio.records.base import Record
from servicefolio.rules import (
    availability_doubtful,
    availability_extra_nine,
    availability_single_point,
    availability_unreachable,
)
from servicefolio.rules.engine import Context, Finding
from tests.builders import TODAY, catalog, findings, record, service

ALL = (availability_unreachable, availability_doubtful, availability_extra_nine)


def sla(identifier: str, availability: str, **fields: object) -> Record:
    return record("sla", identifier, availability=availability, agreed_with="board", **fields)


def fired(*records: Record) -> list[str]:
    """Name the rules about promises that fire, each once."""
    return [module.RULE.id for module in ALL if findings(module.CHECK, *records)]


def only(*records: Record) -> Finding:
    (found,) = [one for module in ALL for one in findings(module.CHECK, *records)]
    return found


def test_a_promise_as_high_as_its_weakest_part_is_not_unreachable() -> None:
    made = (service("shop", sla="gold", depends_on="mail"), service("mail", sla="gold"))
    assert fired(*made, sla("gold", "99.9 %")) == ["availability-extra-nine"]


def test_the_way_to_a_deep_part_is_named() -> None:
    found = only(
        service("shop", sla="gold", depends_on="app"),
        record("configuration_item", "app", type="server", depends_on="mail"),
        service("mail", sla="low"),
        sla("gold", "99.9 %"),
        sla("low", "99 %"),
    )
    assert found.message.endswith(
        "shop promises 99.9 % (gold), and cannot work without mail, which promises 99 % (low): "
        "shop → app → mail"
    )


def test_nothing_is_said_of_what_nothing_is_promised_for() -> None:
    assert (
        fired(
            service("shop", sla="gold", depends_on="mail"), service("mail"), sla("gold", "99.9 %")
        )
        == []
    )


def test_members_of_a_group_count_together() -> None:
    pair = [{"ref": name, "redundancy_group": "pair"} for name in ("a", "b")]
    made = (service("a", sla="low"), service("b", sla="low"), sla("low", "99 %"))
    assert fired(service("shop", sla="own", depends_on=pair), *made, sla("own", "99.9 %")) == []
    found = only(service("shop", sla="own", depends_on=pair), *made, sla("own", "99.999 %"))
    assert "1 of a and b, which together come to 99.990 %" in found.message


def test_a_group_with_a_member_nobody_promises_proves_nothing() -> None:
    pair = [{"ref": name, "redundancy_group": "pair"} for name in ("a", "b")]
    made = (service("a", sla="low"), service("b"), sla("low", "99 %"), sla("own", "99.999 %"))
    assert fired(service("shop", sla="own", depends_on=pair), *made) == []


def test_a_promise_for_other_hours_makes_none_impossible() -> None:
    def made(hours: str | None) -> list[str]:
        own = {"service_hours": "day"}
        return fired(
            service("shop", sla="own", depends_on="mail"),
            service("mail", sla="low"),
            sla("own", "99.9 %", **own),
            sla("low", "99.5 %", **({"service_hours": hours} if hours else {})),
            record("calendar", "day"),
            record("calendar", "night", hours="mon-fri 20:00-24:00"),
            record("calendar", "clock", hours="24x7"),
        )

    assert made("night") == ["availability-doubtful"]
    assert made("day") == made("clock") == made(None) == ["availability-unreachable"]


def test_a_level_that_cannot_be_read_may_promise_more() -> None:
    made = (
        service("shop", sla="gold", depends_on="mail"),
        service("mail", sla="lost"),
        record("ola", "ola", covers="mail", availability="99 %", agreed_with="us"),
        sla("gold", "99.9 %"),
    )
    assert "availability-unreachable" not in fired(*made)
    context = Context(
        catalog(*made[:1], service("mail"), *made[2:]),
        Settings(),
        TODAY,
        unreadable={"ola": frozenset({"mail"})},
    )
    assert list(availability_unreachable.CHECK.find(context)) == []


def test_what_an_offering_promises_is_reported_there() -> None:
    found = only(
        service("shop", depends_on="mail"),
        record("offering", "silver", service="shop", sla="gold"),
        service("mail", sla="low"),
        sla("gold", "99.9 %"),
        sla("low", "99 %"),
    )
    assert (found.record, found.route[0]) == ("silver", "sla")


def test_what_nobody_promises_is_named_with_a_doubt() -> None:
    found = only(
        service("shop", sla="own", depends_on=["a", "b", "dark"]),
        service("a", sla="own"),
        service("b", sla="own"),
        service("dark"),
        sla("own", "99.9 %"),
    )
    assert found.message.endswith("a 99.9 % and b 99.9 %; and of dark nothing is promised")


def test_the_nine_that_is_wanted_is_told_exactly() -> None:
    found = only(
        service("shop", sla="own", depends_on="mail"),
        service("mail", sla="level"),
        sla("own", "99.87 %"),
        sla("level", "99.9 %"),
    )
    assert "would have to promise 99.987 %" in (found.hint or "")


def points(*records: Record) -> list[Finding]:
    return findings(availability_single_point.CHECK, *records, record("risk", "other"))


def test_a_single_point_wants_a_risk_of_its_own_or_of_the_service() -> None:
    made = (service("shop", tier="1", depends_on=["a", "b"]), service("a"), service("b"))
    (found,) = points(*made)
    assert "stops when a or b fails" in found.message
    assert len(points(*made, record("risk", "known", affects="a"))) == 1
    assert points(*made, record("risk", "known", affects="shop")) == []
    assert len(points(*made, record("risk", "over", affects="shop", state="closed"))) == 1


def test_only_services_that_matter_are_asked() -> None:
    others = service("a")
    assert points(service("shop", tier="2", depends_on="a"), others) == []
    assert points(service("shop", depends_on="a"), others) == []
    assert len(points(service("shop", criticality="high", depends_on="a"), others)) == 1
    assert (
        findings(availability_single_point.CHECK, service("shop", tier="0", depends_on="a"), others)
        == []
    )
