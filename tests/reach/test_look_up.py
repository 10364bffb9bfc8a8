"""Each address is sorted out once, and what was answered is reported at every place."""

from datetime import UTC, datetime, timedelta

import pytest

from servicefolio.config import Settings
from servicefolio.diagnostics import Diagnostic, Severity
from servicefolio.graph.catalog import Entry
from servicefolio.reach.answer import Answer, Hop
from servicefolio.reach.links import Link, links_to_hosts
from servicefolio.reach.look_up import Reader, has_network, inquiry, judge_links
from servicefolio.reach.memory import Asked, Memory
from servicefolio.records.validate import validate
from servicefolio.registry import table
from tests.builders import document

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
PAGE = "https://maker.com/page"
TEXT = """\
title: The tunnel breaks off
services: vpn
references:
  - https://maker.com/page#fix
description: |
  Once more: [here](https://maker.com/page).
external_refs:
  - {system: wiki, key: A, url: http://wiki.local/A}
  - {system: desk, key: B, url: https://desk.example.org/B}
  - {system: shop, key: C, url: https://shop.com/orders/C}
"""
WITH_COMMENT = TEXT.replace("#fix", "#fix # servicefolio: ignore link-dead the maker is moving")


def links(text: str = TEXT) -> tuple[Link, ...]:
    written = document(text)
    record = validate(written, table()).record
    assert record is not None
    return tuple(links_to_hosts([Entry(record, written)]))


def judged(answer: Answer, text: str = TEXT, **settings: object) -> tuple[Diagnostic, ...]:
    return judge_links(links(text), {PAGE: answer}, Reader(Settings.model_validate(settings)))


def test_each_address_is_asked_for_once_and_only_outside() -> None:
    settings = Settings(ignore_links={"https://shop.com/**": "wants a password"})
    found = inquiry(links(), Reader(settings), Memory(), NOW)
    assert found.due == (PAGE,)
    assert found.inside == ("http://wiki.local/A",)
    assert found.made_up == ("https://desk.example.org/B",)
    assert found.ignored == ("https://shop.com/orders/C",)


def test_the_inside_is_asked_where_it_is_wanted() -> None:
    found = inquiry(links(), Reader(Settings(), inside=True), Memory(), NOW)
    assert "http://wiki.local/A" in found.due
    assert found.inside == ()


def test_what_was_answered_not_long_ago_is_not_asked_again() -> None:
    memory = Memory({PAGE: Asked(NOW, Answer(200))})
    found = inquiry(links(), Reader(Settings()), memory, NOW)
    assert (PAGE in found.due, found.standing) == (False, {PAGE: Answer(200)})


@pytest.mark.parametrize("fresh", [True, False])
def test_a_host_that_wants_to_be_left_alone_is_not_asked(*, fresh: bool) -> None:
    memory = Memory(rests={"maker.com": NOW + timedelta(hours=1)})
    found = inquiry(links(), Reader(Settings(), asks_again=fresh), memory, NOW)
    assert (PAGE in found.due, found.resting) == (False, (PAGE,))


def test_a_dead_link_is_an_error_at_every_place() -> None:
    found = judged(Answer(404))
    assert [(item.path, item.position.line, item.position.column) for item in found] == [
        ("kb/known-errors/vpn-root-ca.yaml", 4, 5),
        ("kb/known-errors/vpn-root-ca.yaml", 6, 21),
    ]
    assert {item.message for item in found} == {
        f"{PAGE} leads nowhere: its host answers 404, not found"
    }
    assert {(item.severity, item.rule.id) for item in found} == {(Severity.ERROR, "link-dead")}


def test_what_moved_is_told_with_its_new_address_and_the_place_in_the_page() -> None:
    found = judged(Answer(200, hops=(Hop(301, "https://maker.com/new"),)))
    assert [item.message for item in found] == [f"{PAGE} has moved for good (301)"] * 2
    assert [item.hint for item in found] == [
        "write https://maker.com/new#fix",
        "write https://maker.com/new",
    ]
    assert {item.severity for item in found} == {Severity.NOTE}


def test_what_is_not_told_is_a_note() -> None:
    found = judged(Answer(403))
    assert {(item.severity, item.rule.id) for item in found} == {(Severity.NOTE, "link-unknown")}
    assert "403" in found[0].message


def test_what_is_alive_or_was_not_asked_is_not_reported() -> None:
    assert judged(Answer(200)) == ()


def test_the_settings_decide_how_severe_it_is() -> None:
    found = judged(Answer(404), severity={"link": "warning"})
    assert {item.severity for item in found} == {Severity.WARNING}


def test_a_comment_silences_a_finding_on_its_line() -> None:
    found = judged(Answer(404), WITH_COMMENT)
    assert [item.ignored for item in found] == ["the maker is moving", None]


def test_a_pattern_for_no_link_is_idle() -> None:
    found = judged(Answer(200), ignore_links={"https://gone.com/**": "it was slow"})
    assert [(item.rule.id, item.path) for item in found] == [("ignore-unused", "pyproject.toml")]


@pytest.mark.parametrize(
    ("answers", "there"),
    [
        ([], True),
        ([Answer(trouble="name")], True),
        ([Answer(trouble="name"), Answer(trouble="network")], False),
        ([Answer(trouble="name"), Answer(trouble="slow")], True),
        ([Answer(200), *[Answer(trouble="name")] * 9], True),
    ],
)
def test_where_no_host_can_be_looked_up_the_fault_is_here(
    answers: list[Answer], *, there: bool
) -> None:
    assert has_network(answers) is there
