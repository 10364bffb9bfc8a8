"""Rows become records; every row is accounted for, and nothing that is there is overwritten."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.transfer.tables import bring_in

_SHORT = 'id: "{id}"\nfields: {title: title}\n'
_ERRORS = 'id: "{id}"\nfields:\n  title: title\n  services: {column: service, ref: "{}"}\n'


def one(value: str, source: str, column: str = "v") -> object:
    """Import one row with one value into the summary of a team."""
    quoted = value.replace('"', '""')
    rows = f'id,title,{column}\n1a,T,"{quoted}"\n'
    table_map = f'id: "{{id}}"\nfields:\n  title: title\n  description: {source}\n'
    return bring_in(rows, table_map).record("1a").get("description")


def test_a_row_becomes_a_file_of_its_own() -> None:
    result = bring_in("id;title\nKB-1;It's: Größe 5\n", _SHORT)
    assert result.files == {"catalog/teams/KB-1.yaml": 'title: "It\'s: Größe 5"\n'}
    assert result.counts == {"written": 1}


def test_a_row_with_nothing_but_a_title_is_a_record() -> None:
    table_map = _SHORT.replace("title}", "title, summary: s, description: {column: d, as: plain}}")
    assert bring_in("id,title,s,d\na,A,,\n", table_map).record("a") == {"title": "A"}


def test_row_whose_day_is_written_otherwise_is_refused() -> None:
    table_map = 'id: "{id}"\nfields: {title: title, summary: {column: d, date: "%d.%m.%Y"}}\n'
    made = bring_in("id,title,d\na,A,2026-01-31\n", table_map)
    assert made.problems == ['2: summary is "2026-01-31", which is not written as %d.%m.%Y']


def test_rows_can_become_one_register() -> None:
    result = bring_in("id,title\nb,B\na,A\n", _SHORT, register=True)
    assert result.files == {
        "catalog/teams.yaml": "records:\n  - id: b\n    title: B\n  - id: a\n    title: A\n"
    }
    assert result.counts == {"written": 2}


@pytest.mark.parametrize(
    ("value", "source", "made"),
    [
        ("x", "v", "x"),
        ("  x ", "v", "x"),
        ("  a\n b\n\n", "v", "  a\n b"),
        ("", "v", None),
        ("", "[v, title]", "T"),
        ("x", "[v, title]", "x"),
        ("x", '{template: "{title}: {v}"}', "T: x"),
        ("", '{template: "<{v}>", default: none}', "none"),
        ("", "{column: v, default: none}", "none"),
        ("x", "{constant: always}", "always"),
        ("x", "{constant: c, when: v}", "c"),
        ("", "{constant: c, when: v}", None),
        ("No", "{constant: c, when: {column: v, is: [no, never]}}", "c"),
        ("no", "{constant: c, when: {column: v, is_not: no}}", None),
        ("It crashes.", "{constant: c, when: {column: v, has: crash}}", "c"),
        ("open ", "{column: v, values: {Open: O, Done: D}}", "O"),
        ("Done", "{column: v, values: {Open: O, Done: ~}}", None),
        ("x", "{column: v, values: {Open: O}, other: rest}", "rest"),
        ("x", "{column: v, values: {Open: O}, other: keep}", "x"),
        ("one two three", "{column: v, shorten: 9}", "one two…"),
        ("onetwothree", "{column: v, shorten: 9}", "onetwoth…"),
        ("one two", "{column: v, shorten: 7}", "one two"),
        ("1.2.2026 7:05", '{column: v, date: "%d.%m.%Y %H:%M"}', "2026-02-01 07:05"),
        ("2/1/2026 7:05:09 PM", '{column: v, date: "%m/%d/%Y %I:%M:%S %p"}', "2026-02-01 19:05:09"),
        (
            "Jul 20, 2018 16:00 -0500",
            '{column: v, date: "%b %d, %Y %H:%M %z"}',
            "2018-07-20 16:00-05:00",
        ),
        ("20.07.18", '{column: v, date: "%d.%m.%y"}', "2018-07-20"),
        ("a\n  b\tc", "{column: v, as: line}", "a b c"),
        ("*a* [[b]]", "{column: v, as: plain}", "\\*a\\* \\[\\[b]]"),
        ("*a* [[b]]", "{column: v}", "*a* [[b]]"),
    ],
)
def test_a_source_says_what_becomes_of_a_text(value: str, source: str, made: object) -> None:
    assert one(value, source) == made


@pytest.mark.parametrize(
    ("value", "split", "made"),
    [
        ("a; b;;", '";"', ["a", "b"]),
        ("a\n b \n", "lines", ["a", "b"]),
        ("a, b;c", '"/[,;]/"', ["a", "b", "c"]),
        ("a", '";"', ["a"]),
        ("a.b", '"."', ["a", "b"]),
    ],
)
def test_a_text_is_split_into_a_list(value: str, split: str, made: list[str]) -> None:
    table_map = _SHORT.replace("title}", f"title, tags: {{column: v, split: {split}}}}}")
    assert bring_in(f'id,title,v\na,A,"{value}"\n', table_map).record("a")["tags"] == made


def test_items_of_a_list_are_looked_up_one_by_one() -> None:
    source = '{column: v, split: ";", values: {a: A, b: ~}, other: keep}'
    table_map = _SHORT.replace("title}", f"title, tags: {source}}}")
    record = bring_in("id,title,v\n1a,T,a;b;c\n", table_map).record("1a")
    assert record["tags"] == ["A", "c"]


def test_a_dotted_path_leads_into_fields_and_lists() -> None:
    table_map = """
id: "{id}"
fields:
  title: title
  external_refs.1.system: {constant: new, when: b}
  external_refs.1.key: b
  external_refs.0.system: {constant: old, when: a}
  external_refs.0.key: a
"""
    result = bring_in("id,title,a,b\nx,X,1,2\ny,Y,,2\n", table_map)
    assert result.record("x")["external_refs"] == [
        {"system": "old", "key": "1"},
        {"system": "new", "key": "2"},
    ]
    assert result.record("y")["external_refs"] == [{"system": "new", "key": "2"}]


def test_columns_can_be_made_first() -> None:
    table_map = 'id: "{who}-{id}"\ncolumns: {who: {column: w, values: {M: Mail}}}\n'
    result = bring_in("id,title,w\n1,T,m\n", f"{table_map}fields: {{title: title}}\n")
    assert list(result.files) == ["catalog/teams/mail-1.yaml"]


def test_numbers_and_dates_are_written_without_quotes_and_texts_with() -> None:
    table_map = """
id: "{id}"
fields:
  title: title
  tier: tier
  tags: {column: tags, split: lines}
  reviewed: on
  summary: {constant: S}
  owner: {constant: unowned}
"""
    rows = "id,title,tier,on,tags\nx,5.10,3,2026-11-23,no\n"
    assert bring_in(rows, table_map, kind="service").files["catalog/services/x.yaml"] == (
        'title: "5.10"\ntier: 3\ntags:\n  - "no"\nreviewed: 2026-11-23\n'
        "summary: S\nowner: unowned\n"
    )


def test_references_lead_to_the_records_of_the_other_import() -> None:
    rows = "id,title,service\n1a,A,Mail & Co\n2b,B,Mail+Co\n3c,C,VPN\n4d,D,Mail & Co\n"
    services = bring_in(
        rows,
        'id: "{service}"\ndistinct: service\n'
        "fields: {title: service, summary: {constant: S}, owner: {constant: unowned}}\n",
        kind="service",
    )
    errors = bring_in(rows, _ERRORS, kind="known_error")
    assert services.counts == {"written": 3, "merged": 1}
    named = {errors.record(name)["services"] for name in ("1a", "2b", "3c", "4d")}
    assert {f"catalog/services/{name}.yaml" for name in named} == set(services.files)


def test_ids_do_not_depend_on_the_order_of_rows() -> None:
    rows = [f"{name},{name}" for name in ("a b", "a/b", "a-b", "c", "index", "x" * 80)]
    shuffled = [rows[index] for index in (3, 5, 0, 4, 2, 1)]
    first = bring_in("\n".join(["id,title", *rows]), _SHORT)
    second = bring_in("\n".join(["id,title", *shuffled]), _SHORT)
    assert dict(first.files) == dict(second.files)
    assert len(first.files) == len(rows)


def test_every_row_is_accounted_for() -> None:
    table_map = (
        'id: "{id}"\nonly: {column: kind, is: team}\ndistinct: title\nfields: {title: title}'
    )
    rows = "id,title,kind\na,A,team\nb,A,team\nc,C,x\nd,,team\ne,E\nf,F,team\n"
    result = bring_in(rows, table_map, there={"catalog/teams/f.yaml": "title: other\n"})
    assert result.counts == {
        "written": 1, "merged": 1, "left out": 1, "refused": 2, "in conflict": 1,
    }  # fmt: skip
    assert result.problems == [
        '5: the column "title" is empty',
        "6: this row has 2 cells, and the header 3",
        "7: catalog/teams/f.yaml is there with another text",
    ]


def test_the_same_text_is_unchanged_and_another_one_a_conflict() -> None:
    there = {"catalog/teams/a.yaml": "title: A\n", "catalog/teams/b.yaml": "title: b\n"}
    result = bring_in("id,title\na,A\nb,B\nc,C\n", _SHORT, there=there)
    assert result.counts == {"unchanged": 1, "in conflict": 1, "written": 1}
    assert list(result.files) == ["catalog/teams/c.yaml"]


def test_an_id_that_another_kind_has_is_a_conflict() -> None:
    result = bring_in("id,title\na,A\n", _SHORT, there={"catalog/services/a.yaml": ""})
    assert result.counts == {"in conflict": 1}
    assert result.problems == ['2: the id "a" is taken: see catalog/services/a.yaml']


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("a,,vpn,", "2: title is empty"),
        ("a,A,,", "2: services is empty"),
        (",A,vpn,", "2: there is nothing to make an id of"),
        ('a,"A\nB",vpn,', "2: this text has more than one line"),
        (
            "a,A\x1b[0m,vpn,",
            "2: title holds the control character U+001B, which no record can hold",
        ),
        ("a,A,vpn,Later", '2: state is "Later", which the map does not know'),
        ("a,A,vpn,Wrong", '2: state is "nonsense", which is not one of its values'),
    ],
)
def test_a_row_that_cannot_be_a_record_is_refused_with_its_line(row: str, problem: str) -> None:
    table_map = f"{_ERRORS}  state: {{column: s, values: {{Open: unverified, Wrong: nonsense}}}}\n"
    result = bring_in(f"id,title,service,s\n{row}\nb,B,vpn,open\n", table_map, kind="known_error")
    assert result.problems == [problem]
    assert result.counts == {"refused": 1, "written": 1}


def test_a_required_field_that_is_empty_names_its_columns() -> None:
    result = bring_in("id,title,s\na,A,\n", _ERRORS.replace("service,", "s,"), kind="known_error")
    hint = result.imported.diagnostics[0].hint
    assert hint == 'the map fills it from "s"; a `default` would help'


def test_rows_with_the_same_id_are_refused_after_the_first() -> None:
    result = bring_in("id,title\na,A\na,B\n", _SHORT)
    assert result.problems == ['3: the id "a" is that of line 2, too']
    assert result.counts == {"written": 1, "refused": 1}


def test_half_a_character_in_json_is_refused() -> None:
    result = bring_in('{"id": "a", "title": "x\\ud83d"}\n', _SHORT, name="t.jsonl")
    assert result.problems == [
        "1: title holds the control character U+D83D, which no record can hold"
    ]


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cn"]), min_size=1))
def test_any_text_of_a_cell_arrives(text: str) -> None:
    value = one(f"x{text}x", "v")
    assert value == f"x{text}x"


def test_a_message_block_keeps_its_lines() -> None:
    rows = 'id,title,service,m\na,A,vpn,"ORA-1: x\n  at #3\n- y"\n'
    result = bring_in(rows, f"{_ERRORS}  messages: m\n", kind="known_error")
    assert result.files["kb/known-errors/a.yaml"].endswith(
        "messages: |-\n  ORA-1: x\n    at #3\n  - y\n"
    )
