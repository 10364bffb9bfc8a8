"""What must hold for any input, tried with many."""

import re
import string
from collections.abc import Iterator

from hypothesis import example, given
from hypothesis import strategies as st

from servicefolio.config import Settings
from servicefolio.diagnostics import Diagnostic
from servicefolio.graph.link import link
from servicefolio.records.base import Record
from servicefolio.records.ref import MENTION_PATTERN, mentions
from servicefolio.records.validate import validate
from servicefolio.registry import table
from servicefolio.report import github, json, sarif, text
from servicefolio.settings_file import load_settings
from servicefolio.source.document import Document, Route, SourceFile, Tree
from servicefolio.source.parse import Parsed, parse
from servicefolio.text import closest, natural, slug, visible
from tests.builders import entry, known_error, service, team

SETTINGS = Settings()
PATHS = st.sampled_from(
    ["kb/known-errors/a.yaml", "catalog/design-documents/a.md", "catalog/improvements.yaml"]
)
YAML_LIKE = st.text(
    st.sampled_from("abc:-#|>&*!%@`'\"[]{},?~<=\\ \n\n  \t0x\u2028\x85\ufeff\r") | st.characters()
)
LINES = st.lists(
    st.sampled_from(
        [
            *("title: a", "services: [a, b]", "- b", "  c: d", "  - e: f", "messages: |", ""),
            *("records:", "kind: known_error", "id: a", "---", "...", "&a b: *a", "x-a: &a [1]"),
            *("x-b: *a", "state: open", "# servicefolio: ignore ref why", "'a' b", "\tz: 1"),
            *("? [q]", "<<: *a", "!t u: v", "seen: {count: 1, last: 2026-01-01}", '"\\e": c'),
            *("  x: y #1", "verified:"),
        ]
    )
).map("\n".join)
SCALARS = st.none() | st.text(string.ascii_letters + string.digits + " .-:#'\"äß", max_size=20)
TREES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.text(string.ascii_lowercase, min_size=1, max_size=6), inner, max_size=4
        )
    ),
    max_leaves=12,
)
IDS = st.sampled_from(["a", "b", "c", "d", "e-1", "E-1"])


def read(path: str, data: bytes) -> Parsed:
    return parse(SourceFile(path, data), SETTINGS)


def routes(tree: Tree, route: Route = ()) -> Iterator[Route]:
    yield route
    if isinstance(tree, dict):
        for key, value in tree.items():
            yield from routes(value, (*route, key))
    elif isinstance(tree, list):
        for index, value in enumerate(tree):
            yield from routes(value, (*route, index))


def lies_within(document: Document, route: Route) -> bool:
    position = document.position(route)
    line = document.excerpt(position)
    return line is not None and position.column - 1 <= len(line)


def has_a_place(diagnostic: Diagnostic, lines: int) -> bool:
    position = diagnostic.position
    return 1 <= position.line <= lines and position.column >= 1 and position.width >= 0


@given(PATHS, st.binary())
def test_any_bytes_are_read_or_reported(path: str, data: bytes) -> None:
    result = read(path, data)
    assert result.documents or result.diagnostics


@given(PATHS, YAML_LIKE | LINES)
@example("kb/known-errors/a.yaml", "a: b\x85")
@example("kb/known-errors/a.yaml", "? ")
@example("kb/known-errors/a.yaml", "--- |\n")
def test_any_text_is_read_or_reported_in_its_place(path: str, written: str) -> None:
    data = written.encode("utf-8", "surrogatepass")
    result = read(path, data)
    lines = len(re.split("\r\n|\r|\n", written)) + 1
    assert result.documents or result.diagnostics
    assert all(has_a_place(found, lines) for found in result.diagnostics)
    for document in result.documents:
        assert all(lies_within(document, route) for route in routes(document.tree))
        checked = validate(document, table())
        assert checked.record is not None or checked.diagnostics or result.diagnostics
        assert all(has_a_place(found, lines) for found in checked.diagnostics)


@given(PATHS, LINES)
def test_ignore_comments_of_any_text_have_a_place(path: str, written: str) -> None:
    for document in read(path, written.encode()).documents:
        for comment in document.source.ignores:
            line = document.excerpt(comment.comment)
            assert line is not None
            assert line[comment.comment.column - 1 :].startswith("#")


@given(st.text())
def test_any_settings_are_read_or_reported(written: str) -> None:
    settings, problems = load_settings(written)
    assert settings == Settings() or not problems
    assert all(found.position.line >= 1 for found in problems)


@given(st.dictionaries(st.sampled_from([*Settings.model_fields, "x"]), TREES))
def test_any_record_is_made_or_reported(fields: dict[str, Tree]) -> None:
    tree: dict[str, Tree] = {"title": "a", "services": "b", **fields}
    (document,) = read("kb/known-errors/a.yaml", b"title: a\nservices: b\n").documents
    checked = validate(Document(document.source, tree), table())
    assert checked.record is not None or checked.diagnostics


@given(
    st.dictionaries(
        st.sampled_from(sorted(table().models["known_error"].model_fields)), TREES, min_size=1
    )
)
def test_any_value_of_any_field_is_taken_or_reported(fields: dict[str, Tree]) -> None:
    (document,) = read("kb/known-errors/a.yaml", b"title: a\nservices: b\n").documents
    checked = validate(Document(document.source, dict(fields)), table())
    assert checked.record is not None or checked.diagnostics


def make(identifier: str, targets: list[str], kind: int) -> Record:
    if kind == 0:
        return service(identifier, depends_on=targets, aliases=["old-" + identifier.lower()])
    if kind == 1:
        return known_error(identifier, services=targets or ["a"], diagnose="See [[b]], [[old-c]].")
    return team(identifier, parent=targets[0] if targets else None)


RECORDS = st.lists(st.builds(make, IDS, st.lists(IDS, max_size=3), st.integers(0, 2)), max_size=8)


@given(RECORDS)
def test_incoming_relations_are_the_outgoing_ones_of_the_others(records: list[Record]) -> None:
    catalog = link(
        entry(made, f"catalog/{number}.yaml") for number, made in enumerate(records)
    ).catalog
    ids = list(catalog.by_id)
    outgoing = [relation for identifier in ids for relation in catalog.outgoing(identifier)]
    incoming = [relation for identifier in ids for relation in catalog.incoming(identifier)]
    assert sorted(map(repr, outgoing)) == sorted(map(repr, incoming))
    assert sorted(map(repr, outgoing)) == sorted(map(repr, catalog.relations))
    assert all(relation.target in catalog.by_id for relation in outgoing)


@given(RECORDS, st.randoms())
def test_order_of_files_does_not_matter(records: list[Record], random: object) -> None:
    entries = [entry(made, f"catalog/{number}.yaml") for number, made in enumerate(records)]
    shuffled = entries.copy()
    random.shuffle(shuffled)  # type: ignore[attr-defined] # hypothesis' own Random
    assert link(entries) == link(shuffled)


DIAGNOSTICS = st.lists(
    st.builds(
        lambda words, line, ignored: Diagnostic(
            path=f"kb/{words}.yaml",
            position=read("kb/a.yaml", b'a: "').diagnostics[0].position,
            rule=(rule := read("kb/a.yaml", b'a: "').diagnostics[0].rule),
            message=words,
            severity=rule.severity,
            hint=words or None,
            excerpt=line,
            ignored=ignored,
        ),
        st.text(),
        st.none() | st.text(),
        st.none() | st.text(),
    ),
    max_size=3,
)


@given(DIAGNOSTICS)
def test_reports_hold_their_lines_for_any_text(found: list[Diagnostic]) -> None:
    shown = sum(item.ignored is None for item in found)
    assert len(github.render(found).splitlines()) == shown + 1
    assert text.render(found).splitlines() == text.render(found).split("\n")[:-1]
    assert json.render(found).isascii()
    assert sarif.render(found).isascii()


@given(st.text())
def test_visible_text_has_the_same_length_and_one_line(written: str) -> None:
    shown = visible(written)
    assert len(shown) == len(written)
    assert len(shown.splitlines()) <= 1
    shown.encode()


@given(st.text(), st.text())
def test_natural_order_is_an_order(one: str, other: str) -> None:
    assert (natural(one) < natural(other)) + (natural(other) < natural(one)) + (
        natural(one) == natural(other)
    ) == 1


@given(st.integers(0), st.integers(0))
def test_natural_order_is_the_order_of_numbers(one: int, other: int) -> None:
    assert (natural(f"KE-{one}") < natural(f"KE-{other}")) is (one < other)


@given(st.text())
def test_slug_of_a_slug_is_the_slug(written: str) -> None:
    assert slug(slug(written)) == slug(written)


@given(st.text(), st.lists(st.text()))
def test_closest_is_a_candidate(word: str, candidates: list[str]) -> None:
    assert closest(word, candidates) in {None, *candidates}


@given(st.text(st.sampled_from("`[]a-#1 \n")))
def test_mentions_are_written_in_the_prose(prose: str) -> None:
    written = {match.group() for match in MENTION_PATTERN.finditer(prose)}
    for target, part in mentions(prose):
        assert f"[[{target}{f'#{part}' if part else ''}]]" in written
