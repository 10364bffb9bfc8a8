"""A document becomes a record, with the right kind and id, or says what keeps it from being one."""

import pytest

from servicefolio.diagnostics import Position
from servicefolio.records.validate import Checked, fields_at, validate
from servicefolio.registry import kinds_by_name, table
from tests.builders import document, parsed

HEAD = "title: VPN fails\nservices: vpn\n"


def checked(text: str, path: str = "kb/known-errors/vpn-ca.yaml") -> Checked:
    return validate(document(text, path), table())


def problems(text: str, path: str = "kb/known-errors/vpn-ca.yaml") -> list[tuple[str, Position]]:
    return [(found.rule.id, found.position) for found in checked(text, path).diagnostics]


def hint(text: str, path: str = "kb/known-errors/vpn-ca.yaml") -> str | None:
    (found,) = checked(text, path).diagnostics
    return found.hint


@pytest.mark.parametrize(
    ("text", "path", "kind", "identifier"),
    [
        (HEAD, "kb/known-errors/vpn-ca.yaml", "known_error", "vpn-ca"),
        (HEAD, "kb/known-errors/2026/november/KE-0042.yml", "known_error", "KE-0042"),
        (f"kind: known_error\n{HEAD}", "catalog/incoming/vpn-ca.yaml", "known_error", "vpn-ca"),
        (f"id: other\n{HEAD}", "kb/known-errors/vpn-ca.yaml", "known_error", "other"),
        ("title: Network", "catalog/teams/network.yaml", "team", "network"),
        ("title: Network", "catalog/teams/services/network.yaml", None, None),
    ],
)
def test_folder_and_file_name_say_kind_and_id(
    text: str, path: str, kind: str | None, identifier: str | None
) -> None:
    made = checked(text, path).record
    assert (made.KIND if made else None, made.id if made else None) == (kind, identifier)


def test_file_name_says_the_kind_of_a_register() -> None:
    documents = parsed("records: [{id: a, title: A}]", "catalog/teams.yaml").documents
    made = validate(documents[0], table()).record
    assert made is not None
    assert (made.KIND, made.id) == ("team", "a")


@pytest.mark.parametrize(
    ("text", "rule", "position"),
    [
        ("title: a", "schema-missing", Position(1, 1)),
        (f"{HEAD}stat: open", "schema-unknown-field", Position(3, 1, 4)),
        (f"{HEAD}state: opn", "schema-choice", Position(3, 8, 3)),
        (f"{HEAD}seen: 3", "schema-type", Position(3, 7)),
        (f"{HEAD}aliases: [a b]", "schema-value", Position(3, 11, 3)),
        (f"kind: x\n{HEAD}", "schema-kind", Position(1, 7)),
        (f"id: X\n{HEAD}", "id-filename", Position(1, 5)),
    ],
)
def test_problem_stands_in_its_place(text: str, rule: str, position: Position) -> None:
    assert problems(text) == [(rule, position)]


@pytest.mark.parametrize(
    ("path", "rule"),
    [("kb/x.yaml", "schema-kind"), ("kb/known-errors/X.yaml", "id-filename")],
)
def test_problem_of_the_place_stands_at_the_top(path: str, rule: str) -> None:
    assert problems(HEAD, path) == [(rule, Position(1, 1))]


def test_problem_inside_a_register_stands_in_its_item() -> None:
    text = "records:\n- {id: a, title: A}\n- {id: b, titel: B}\n"
    _, second = parsed(text, "catalog/teams.yaml").documents
    (found,) = validate(second, table()).diagnostics
    assert (found.rule.id, found.position) == ("schema-unknown-field", Position(3, 11, 5))
    assert found.record == "b"


def test_line_of_a_block_is_pointed_at() -> None:
    text = f"{HEAD}messages: |\n  fine\n   \n  also fine\n"
    assert problems(text) == []


def test_every_problem_is_reported_at_once() -> None:
    text = "title: [a]\nstate: opn\nseen: 3\nverified: soon\ncolour: red\n"
    rules = sorted(rule for rule, _ in problems(text))
    assert rules == [
        "schema-choice", "schema-missing", "schema-type", "schema-type", "schema-type",
        "schema-unknown-field",
    ]  # fmt: skip


def test_wrong_id_does_not_hide_wrong_fields() -> None:
    found = problems("titel: a\nservices: vpn\n", "kb/known-errors/X.yaml")
    assert [rule for rule, _ in found] == ["id-filename", "schema-unknown-field"]


def test_missing_field_that_is_there_mistyped_is_one_problem() -> None:
    assert [rule for rule, _ in problems("title: a\nservces: vpn\n")] == ["schema-unknown-field"]


def test_list_that_is_short_of_its_wrong_items_is_one_problem() -> None:
    assert [rule for rule, _ in problems("title: a\nservices: [[vpn]]\n")] == ["schema-type"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (f"{HEAD}stat: open", 'did you mean "state"?'),
        (f"{HEAD}workaround: {{steps: a, tkes: 3 h}}", 'did you mean "takes"?'),
        (f"{HEAD}workaround: {{title: a, b, steps: c}}", "inside braces a comma ends"),
        (f"{HEAD}seen: {{count: 3, colour: red}}", "the fields are count, first, last and source"),
        (f"{HEAD}improvements: IMP-1", "on the other side, as `arises_from:` of the improvement"),
        (f"{HEAD}superseded_by: x", "on the other side, as `supersedes:` of the other record"),
    ],
)
def test_unknown_field_has_a_hint(text: str, words: str) -> None:
    assert words in str(hint(text))


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ("known_errors", "`services:` of the known error"),
        ("covered_by", "`covers:` of the OLA or underpinning contract"),
        ("nonsense", None),
        ("required_by", "`depends_on:` of the service"),
        ("designed_by", "`service:` of the design document"),
    ],
)
def test_service_is_told_where_its_relations_are_written(field: str, words: str | None) -> None:
    found = hint(f"title: a\nsummary: b\n{field}: c\n", "catalog/services/a.yaml")
    assert (words in str(found)) if words else ("other side" not in str(found))


def test_markdown_of_a_kind_without_body_says_so() -> None:
    text = f"---\n{HEAD}---\n\nRestart it.\n"
    (found,) = checked(text, "kb/known-errors/vpn-ca.md").diagnostics
    assert found.message == "a known error has no body, so it cannot be Markdown"


def test_fields_at_a_route() -> None:
    model = kinds_by_name()["known_error"].model
    assert fields_at(model, ("seen",)) == ("count", "first", "last", "source")
    assert "versions" in fields_at(model, ("affected", 0))
    assert "services" in fields_at(model, ())
    assert fields_at(model, ("title", "deeper")) == ()
    assert fields_at(model, ("nonsense",)) == ()
