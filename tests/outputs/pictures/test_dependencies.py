"""What a service needs, and what stops without something, as pictures."""

from servicefolio.outputs.pictures.dependencies import MOST_NODES
from servicefolio.outputs.pictures.diagrams import Picture
from servicefolio.records.base import Record
from tests import builders
from tests.builders import record, service
from tests.sites import site_of


def needs(made: Record, *others: Record) -> Picture | None:
    return site_of(builders.catalog(made, *others)).dependencies.needs_picture(made)


def impact(made: Record, *others: Record) -> Picture | None:
    views = site_of(builders.catalog(made, *others)).dependencies
    found = views.impact(made)
    return views.impact_picture(found) if found else None


def arrows(drawn: Picture | None) -> set[tuple[str, str]]:
    assert drawn is not None
    return {(edge.source, edge.target) for edge in drawn.edges}


def notes(drawn: Picture | None) -> dict[str, str]:
    assert drawn is not None
    return {node.key: node.note for node in drawn.nodes}


def test_what_is_needed_is_drawn_however_deep_and_groups_say_how_many() -> None:
    pair = [{"ref": name, "redundancy_group": "pair"} for name in ("a", "b")]
    lesser = {"ref": "chat", "importance": "degrading"}
    drawn = needs(
        service("top", depends_on=[*pair, "mail", lesser]),
        service("a", depends_on="power"),
        *map(service, ("b", "mail", "chat", "power")),
    )
    assert arrows(drawn) == {
        ("top", "mail"),
        ("top", "top group pair"),
        ("top group pair", "a"),
        ("top group pair", "b"),
        ("a", "power"),
        ("top", "chat"),
    }
    assert notes(drawn)["top group pair"] == "1 of 2 must work"
    assert drawn is not None
    assert [edge.label for edge in drawn.edges if edge.target == "chat"] == ["worse without"]


def test_the_weakest_link_is_told_in_words_where_there_is_one() -> None:
    levels = [
        record("sla", name, availability=value, agreed_with="us")
        for name, value in (("low", "99 %"), ("high", "99.9 %"))
    ]
    top = service("top", depends_on=["a", "b"])
    drawn = needs(top, service("a", sla="low"), service("b", sla="high"), *levels)
    assert notes(drawn)["a"] == "Service, available; the weakest link"
    drawn = needs(top, service("a", sla="low"), service("b", sla="low"), *levels)
    assert notes(drawn)["a"] == "Service, available"


def test_a_circle_is_drawn_once() -> None:
    drawn = needs(
        service("a", depends_on="b"), service("b", depends_on="c"), service("c", depends_on="a")
    )
    assert arrows(drawn) == {("a", "b"), ("b", "c"), ("c", "a")}


def test_too_little_makes_no_picture() -> None:
    assert needs(service("top", depends_on="a"), service("a")) is None
    assert impact(service("a"), service("top", depends_on="a")) is None


def test_too_much_is_counted() -> None:
    many = [service(f"s-{number:02}") for number in range(40)]
    drawn = needs(service("top", depends_on=[one.id for one in many]), *many)
    assert drawn is not None
    assert len(drawn.nodes) == MOST_NODES + 1
    assert drawn.nodes[-1].label == f"and {41 - MOST_NODES} more records"


def test_what_stops_and_what_gets_worse_say_so() -> None:
    drawn = impact(
        record("supplier", "carrier"),
        service("line", supplier="carrier"),
        service("mail", depends_on="line"),
        service("chat", depends_on=[{"ref": "mail", "importance": "degrading"}]),
    )
    assert arrows(drawn) == {("carrier", "line"), ("line", "mail"), ("mail", "chat")}
    assert notes(drawn) == {
        "carrier": "Supplier, active",
        "line": "Service, fails with it",
        "mail": "Service, stops",
        "chat": "Service, gets worse",
    }
