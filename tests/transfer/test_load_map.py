"""A map says what is wrong with it, where, and what to do."""

import pytest

from servicefolio.registry import kinds_by_name
from servicefolio.source.document import SourceFile
from servicefolio.transfer.load_map import field_route, load_map
from tests.transfer.tables import map_problems


def test_a_short_map_is_a_whole_one() -> None:
    assert map_problems('id: "{id}"\nfields:\n  title: title\n') == []


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (
            'id: "{id}"\nfields:\n  title: titel\n',
            '3:10: the table has no column "titel" (did you mean "title"?)',
        ),
        (
            'id: "{no}"\nfields: {title: title}\n',
            '1:5: the table has no column "no" (the columns are id and title)',
        ),
        (
            'id: "{id}"\nonly: [id, {column: stat, is: x}]\nfields: {title: title}\n',
            '2:21: the table has no column "stat" (the columns are id and title)',
        ),
        (
            'id: "{id}"\nfields:\n  titel: title\n  title: title\n',
            '3:3: a team has no field "titel" (did you mean "title"?)',
        ),
        (
            'id: "{id}"\nfields:\n  title: title\n  external_refs.0.kay: id\n',
            '4:3: a team has no field "external_refs.0.kay" (did you mean "key"?)',
        ),
        (
            'id: "{id}"\nfields:\n  summary: title\n',
            (
                "2:1: the map does not fill title, which every team needs "
                "(add `title: ...` below fields; `constant` gives every row the same)"
            ),
        ),
        (
            'id: "{id}"\nfields:\n  title: title\n  id: id\n',
            (
                "4:3: id is no field (the id stands at the top of the map, "
                "and the kind on the command line)"
            ),
        ),
        (
            'id: "{id}"\nfields:\n  title: title\n  contacts: id\n  contacts.0.role: id\n',
            (
                "4:3: contacts is filled as a whole, and contacts.0.role inside it "
                "(keep one of the two)"
            ),
        ),
        (
            'id: "{id}"\nfields:\n  title: {column: title, konstant: x}\n',
            '3:26: there is no field "konstant" here (did you mean "constant"?)',
        ),
        (
            'id: "{id}"\nfields:\n  title: {column: title, constant: x}\n',
            (
                "3:10: it is not clear where this value comes from "
                "(write one of `column`, `template` and `constant`)"
            ),
        ),
        (
            'id: "{id}"\nfields:\n  title: {column: title, split: /(/}\n',
            (
                "3:10: split is /(/, which is no pattern: missing ), unterminated subpattern "
                "at position 0 (patterns are those of Python)"
            ),
        ),
        (
            'id: "{id}"\nfields:\n  title: title\n  parent: {column: id, ref: svc}\n',
            '4:11: ref is "svc", with no place for the text (write `{}`)',
        ),
        ("fields: {title: title}\n", "1:1: id is missing (add a line `id: ...`)"),
        ("- x\n", "1:1: the map is no mapping (write `id: ...`, and `fields:` below it)"),
    ],
)
def test_every_problem_has_its_place_and_a_hint(text: str, problem: str) -> None:
    assert map_problems(text) == [problem]


def test_a_column_that_is_made_can_be_used_below_and_not_above() -> None:
    text = 'id: "{b}"\ncolumns: {a: b, b: id}\nfields: {title: a}\n'
    assert map_problems(text) == [
        '2:14: the table has no column "b" (the columns are id and title)'
    ]


def test_broken_yaml_is_reported_as_such() -> None:
    file = SourceFile("m.yml", b"id: [\n")
    assert [d.rule.id for d in load_map(file, kinds_by_name()["team"], ()).diagnostics] == [
        "yaml-syntax"
    ]


def test_numbers_in_a_path_are_items_of_a_list() -> None:
    assert field_route("external_refs.12.key") == ("external_refs", 12, "key")
