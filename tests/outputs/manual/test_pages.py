"""The manual: hand-written pages beside those that follow from kinds, rules and settings."""

import posixpath
import re
from itertools import pairwise

import pytest

from servicefolio.config import Settings
from servicefolio.kind import PROCESS_TITLES, Kind
from servicefolio.outputs.manual.field_reference import field_groups, field_rows
from servicefolio.outputs.manual.life import state_rows
from servicefolio.outputs.manual.pages import manual_artifacts, manual_nav
from servicefolio.outputs.plan import addresses
from servicefolio.registry import all_kinds, all_rules, kind_file, kinds_by_name
from servicefolio.source.document import SourceFile
from tests import markup

DOCS = (
    SourceFile("install.md", b"# How to install it #\n\nRun it.\n"),
    SourceFile("index.md", b"# Manual\n"),
    SourceFile("adr/0001-yaml.md", b"# 1. Records are YAML\n"),
    SourceFile("untitled.md", b"No heading.\n"),
    SourceFile("picture.png", b"\x89PNG"),
)
EACH = pytest.mark.parametrize("kind", all_kinds(), ids=lambda kind: kind.name)


def pages(docs: tuple[SourceFile, ...] = ()) -> dict[str, bytes]:
    """Write the manual's pages, by their paths in it."""
    made = manual_artifacts(all_kinds(), addresses(), docs)
    return {item.path.removeprefix("docs/manual/"): item.data for item in made}


def test_there_is_a_page_on_every_kind_and_rule() -> None:
    made = pages()
    assert {f"kinds/{kind.plural}.md" for kind in all_kinds()} <= made.keys()
    assert {f"rules/{rule.id}.md" for rule in all_rules()} <= made.keys()
    assert {"index.md", "kinds/index.md", "rules/index.md", "settings.md"} <= made.keys()


def test_hand_written_pages_and_pictures_are_kept_as_they_are() -> None:
    made = pages(DOCS)
    assert {file.path: made[file.path] for file in DOCS} == {f.path: f.data for f in DOCS}


def test_the_navigation_lists_pages_by_their_headings_and_decisions_last() -> None:
    assert [next(iter(item)) for item in manual_nav(DOCS)] == [
        *("Overview", "How to install it", "untitled", "Kinds of record", "Rules", "Settings"),
        "Decisions",
    ]


def test_without_hand_written_pages_the_manual_has_a_first_page() -> None:
    assert manual_nav(())[0] == {"Overview": "manual/index.md"}


@EACH
def test_the_page_on_a_kind_shows_its_example_exactly(kind: Kind) -> None:
    page = markup.parse(markup.render(pages()[f"kinds/{kind.plural}.md"].decode()).html)
    example = kind_file(kind, "example.yaml")
    assert example is not None
    assert example.rstrip() in [code.rstrip() for code in page.code]


@EACH
def test_the_page_on_a_kind_lists_every_key(kind: Kind) -> None:
    page = markup.parse(markup.render(pages()[f"kinds/{kind.plural}.md"].decode()).html).text
    for row in field_rows(kind.model):
        assert row.key in page
        assert re.sub(r"[`*]", "", row.description) in page


@EACH
def test_the_page_on_a_kind_shows_its_life(kind: Kind) -> None:
    written = pages()[f"kinds/{kind.plural}.md"].decode()
    page = markup.parse(markup.render(written).html)
    for row in state_rows(kind):
        assert row.name.replace("_", " ") in page.text
        assert re.sub("`", "", row.meaning) in page.text
        assert f'id="state-{row.name}"' in written
    assert written.count("sf-is-initial") == 1
    assert len(set(re.findall(r' id="([^"]+)"', written))) == written.count(' id="')


@EACH
def test_links_within_the_page_on_a_kind_lead_somewhere(kind: Kind) -> None:
    html = markup.render(pages()[f"kinds/{kind.plural}.md"].decode()).html
    ids = set(re.findall(r' id="([^"]+)"', html))
    inside = {to[1:] for to in markup.parse(html).addresses if to.startswith("#")}
    assert inside - ids == set()


@EACH
def test_keys_that_must_be_written_come_first(kind: Kind) -> None:
    required = [row.required for row in field_groups(kind.model).own if not row.depth]
    assert required == sorted(required, reverse=True)
    assert not any(row.required for row in field_groups(kind.model).common if not row.depth)


def test_nested_keys_follow_theirs() -> None:
    for kind in all_kinds():
        keys = [row.key for row in field_rows(kind.model)]
        for before, key in pairwise(keys):
            within = key.rpartition(".")[0]
            assert not within or before == within or before.startswith(f"{within}."), key


def test_fixed_values_are_listed_with_what_they_mean() -> None:
    rows = {row.key: row for row in field_rows(kinds_by_name()["service"].model)}
    row = rows["depends_on.importance"]
    assert [value for value, _ in row.values] == ["essential", "degrading", "optional"]
    assert (row.holds, row.default) == ("one of these words", "essential")
    agreed = {row.key: row for row in field_rows(kinds_by_name()["sla"].model)}["fix"]
    assert agreed.holds == "one of these words, each with a length of time"
    assert dict(agreed.values)["P1"].endswith(".")


def test_kinds_stand_in_the_order_of_the_processes() -> None:
    titles = markup.parse(markup.render(pages()["kinds/index.md"].decode()).html).titles
    shown = [title.removesuffix("\N{PILCROW SIGN}") for title in titles]
    used = {kind.process for kind in all_kinds()}
    assert shown == ["Kinds of record", *(t for p, t in PROCESS_TITLES.items() if p in used)]


@EACH
def test_every_key_is_described_with_what_it_holds(kind: Kind) -> None:
    for row in field_rows(kind.model):
        assert row.holds, row.key
        assert row.description.endswith((".", ".)")), row.key


def test_keys_say_what_they_hold() -> None:
    rows = {row.key: row for row in field_rows(kinds_by_name()["known_error"].model)}
    for key, holds in {
        "title": "one line",
        "services": "list: id of a service",
        "messages": "list: fields",
        "messages.text": "exact text",
        "workaround.steps": "Markdown text",
        "workaround.takes": "length of time",
        "workaround.permanent_ok": "true or false",
        "verified": "date",
        "seen.count": "whole number",
        "not_to_confuse_with.ref": "id of a known error",
        "supersedes": "list: id of a record",
    }.items():
        assert rows[key].holds == holds, key
    assert [key for key, row in rows.items() if row.required and "." not in key] == [
        *("title", "services"),
    ]


def test_every_setting_is_listed() -> None:
    page = markup.parse(markup.render(pages()["settings.md"].decode()).html).text
    assert [name for name in Settings.model_fields if name not in page] == []


def test_links_between_its_pages_lead_somewhere() -> None:
    made = pages()
    for path, data in made.items():
        for target in re.findall(r"\]\(([^)#:]+\.md)", data.decode()):
            assert posixpath.normpath(posixpath.join(posixpath.dirname(path), target)) in made, path
