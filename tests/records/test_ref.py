"""References are found in a record by looking at its model."""

from typing import Annotated

import pytest
from pydantic import Field

from servicefolio.records.base import OneOrMany, Shape
from servicefolio.records.ref import MENTION, Ref, RefTo, mentions, references_of, walk
from servicefolio.records.scalars import Line, Prose
from tests.builders import known_error, record, service

TO_TEAM = RefTo(("team",), "asks", "is asked by")


class Step(Shape):
    """A step that refers to a team."""

    ask: Annotated[Ref, TO_TEAM] | None = None
    text: Prose | None = None


class Plan(Shape):
    """References in every place where they may be."""

    one: Annotated[Ref, TO_TEAM] | None = None
    many: Annotated[tuple[Annotated[Ref, TO_TEAM], ...], OneOrMany] = ()
    steps: tuple[Step, ...] = ()
    by_name: dict[str, Annotated[Ref, TO_TEAM]] = Field(default_factory=dict)
    note: Line | None = None


def found(plan: dict[str, object]) -> list[tuple[object, ...]]:
    walked = walk(Plan.model_validate(plan))
    return [(item.route, item.target, item.part) for item in walked]


@pytest.mark.parametrize(
    ("plan", "references"),
    [
        ({}, []),
        ({"one": "network"}, [(("one",), "network", None)]),
        ({"one": "gold#fix-p1"}, [(("one",), "gold", "fix-p1")]),
        ({"one": "unowned"}, []),
        ({"many": "a"}, [(("many", 0), "a", None)]),
        ({"many": ["a", "b"]}, [(("many", 0), "a", None), (("many", 1), "b", None)]),
        ({"steps": [{}, {"ask": "a"}]}, [(("steps", 1, "ask"), "a", None)]),
        ({"by_name": {"x": "a"}}, [(("by_name", "x"), "a", None)]),
        ({"steps": [{"text": "see [[b#c]]"}]}, [(("steps", 0, "text"), "b", "c")]),
        ({"note": "[[a]] is no prose"}, []),
    ],
)
def test_references_are_found_with_their_routes(
    plan: dict[str, object], references: list[tuple[object, ...]]
) -> None:
    assert found(plan) == references


def test_references_come_in_the_order_of_fields() -> None:
    walked = walk(known_error(not_to_confuse_with="a", services="b", owner="c"))
    assert [item.target for item in walked] == ["c", "b", "a"]


def test_reference_knows_what_it_may_lead_to() -> None:
    (owner,) = walk(service(owner="network"))
    assert (owner.to.kinds, owner.to.forward, owner.to.inverse) == (("team",), "owned by", "owns")


def test_keyword_fields_have_their_written_key_in_the_route() -> None:
    design = record("design_document", "d", aspect="security", body="See [[vpn]].")
    assert {(item.route, item.to is MENTION) for item in walk(design)} == {
        (("service",), False),
        (("body",), True),
    }


def test_model_declares_its_references() -> None:
    declared = {route for route, _ in references_of(Plan)}
    assert declared == {("one",), ("many",), ("steps", "ask"), ("by_name",)}


@pytest.mark.parametrize(
    ("prose", "found"),
    [
        ("", []),
        ("see [[vpn]] and [[KE-0042#a.b]]", [("vpn", None), ("KE-0042", "a.b")]),
        ("[[vpn]] [[vpn]] [[vpn#x]]", [("vpn", None), ("vpn", "x")]),
        ("[[[vpn]]]", [("vpn", None)]),
        ("`[[vpn]]`", []),
        ("``a ` [[vpn]]`` [[b]]", [("b", None)]),
        ("a ` [[vpn]]", [("vpn", None)]),
        ("```\n[[vpn]]\n```\n[[b]]", [("b", None)]),
        ("[[12]] [[1-2]] [[]] [[a b]] [[a#]] [vpn] [[vpn", []),
        ("[[a`b`c]]", []),
    ],
)
def test_mentions_in_prose(prose: str, found: list[tuple[str, str | None]]) -> None:
    assert list(mentions(prose)) == found


@pytest.mark.parametrize("text", ["[[" + "a" * 100_000, "[[" * 50_000, "[[a#" + "b" * 100_000])
def test_endless_mentions_are_none(text: str) -> None:
    assert list(mentions(text)) == []
