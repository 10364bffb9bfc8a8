"""Tables are read as they were written, with the line of every row."""

import pytest

from tests.transfer.tables import read, refuse

_ONE_LIST = "an object with one list in it belongs here; this has"


def cells(text: str, name: str = "t.csv") -> list[tuple[int, dict[str, str]]]:
    return [(row.line, dict(row.cells)) for row in read(text, name).rows]


def test_csv_keeps_quotes_breaks_and_separators_in_cells() -> None:
    text = 'id,text\n1,"say ""hi"", then\r\ngo"\n\n2,x\n'
    assert cells(text) == [
        (2, {"id": "1", "text": 'say "hi", then\ngo'}),
        (5, {"id": "2", "text": "x"}),
    ]


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_the_separator_is_found_in_the_header(mark: str) -> None:
    text = f'id{mark}name\n1{mark}"a, b; c | d"\n'
    assert cells(text) == [(2, {"id": "1", "name": "a, b; c | d"})]


def test_the_separator_can_be_given() -> None:
    assert read("a:b,c\n1:2,3\n", delimiter=":").rows[0].cells == {"a": "1", "b,c": "2,3"}


def test_a_byte_order_mark_is_no_part_of_the_first_column() -> None:
    assert read("\ufeffid;name\n1;Größe\n".encode()).columns == ("id", "name")


def test_a_column_without_name_gets_its_number() -> None:
    assert read("id,,x\n1,2,3\n").columns == ("id", "column 2", "x")


def test_a_row_of_another_length_is_broken_and_the_others_are_read() -> None:
    table = read("a,b\n1,2,3\n4,5\n6\n")
    assert [row.line for row in table.rows] == [3]
    assert [(item.position.line, item.message) for item in table.broken] == [
        (2, "this row has 3 cells, and the header 2"),
        (4, "this row has 1 cells, and the header 2"),
    ]


def test_a_cell_of_any_length_is_read() -> None:
    assert cells(f"a,b\n1,{'x' * 200_000}\n")[0][1]["b"] == "x" * 200_000


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ('a,b\n1,"open\n', 2, "not valid CSV: unexpected end of data"),
        ('a,b\n1,2\n3,"x"y\n', 3, "not valid CSV: ',' expected after '\"'"),
        ("a,b,a\n1,2,3\n", 1, 'the column "a" stands twice in the header'),
    ],
)
def test_csv_that_cannot_be_read_is_refused_as_a_whole(text: str, line: int, message: str) -> None:
    problem = refuse(text)
    assert (problem.position.line, problem.message) == (line, message)


def test_other_encodings_are_refused() -> None:
    assert "UTF-8" in refuse("id\nGröße\n".encode("latin-1")).message
    assert "UTF-16" in refuse("id\nx\n".encode("utf-16")).message


def test_json_lines_keep_numbers_as_they_were_written() -> None:
    text = '{"id": 1.50, "on": true, "none": null}\n\n{"id": "x", "more": 7}\n'
    assert cells(text, "t.jsonl") == [
        (1, {"id": "1.50", "on": "true", "none": ""}),
        (3, {"id": "x", "more": "7"}),
    ]


@pytest.mark.parametrize(
    "row", ['{"id": "w", "id": "v"}', '{"a.b": "1", "a": {"b": "2"}}', '{"a": {"x": 1, "x": 2}}']
)
def test_a_key_that_stands_twice_is_reported_and_not_lost(row: str) -> None:
    table = read(f'{row}\n{{"id": "z"}}\n', "t.jsonl")

    assert [item.cells for item in table.rows] == [{"id": "z"}]
    assert "stands twice in this row" in table.broken[0].message
    assert table.broken[0].position.line == 1


def test_json_lines_report_every_line_that_is_no_object() -> None:
    table = read('{"id": 1}\n{"id": \n[1]\n{"id": 2}\n', "t.jsonl")
    assert [row.cells["id"] for row in table.rows] == ["1", "2"]
    assert [(item.position.line, item.message) for item in table.broken] == [
        (2, "not valid JSON: expecting value"),
        (3, "an object with a value for every column belongs here"),
    ]


def test_an_array_has_the_lines_of_its_items() -> None:
    text = '[\n  {"id": 1},\n  {"id": 2,\n   "a": "]"}, {"id": 3},\n  4\n]\n'
    table = read(text, "t.json")
    assert [(row.line, row.cells["id"]) for row in table.rows] == [(2, "1"), (3, "2"), (4, "3")]
    assert [item.position.line for item in table.broken] == [5]


def test_the_one_array_of_an_object_is_the_table() -> None:
    text = '{"count": 2,\n "result": [\n  {"id": {"value": "A", "link": null}}\n ], "x": {}}'
    assert cells(text, "t.json") == [(3, {"id.value": "A", "id.link": ""})]


def test_lists_are_their_lines_and_their_items() -> None:
    text = '{"tags": ["a", "b"], "who": [{"name": "x"}]}\n'
    assert cells(text, "t.jsonl") == [
        (1, {"tags": "a\nb", "tags.0": "a", "tags.1": "b", "who.0.name": "x"})
    ]


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("[1,\n 2", 2, "not valid JSON: expecting ','"),
        ("[{}]\nx", 2, "not valid JSON: extra data"),
        ('{"a": 1}\n{"a": 2}\n', 2, "not valid JSON: extra data"),
        ('{"a": 1}', 1, f"{_ONE_LIST} none"),
        ('{"a": [], "b": []}', 1, f'{_ONE_LIST} "a" and "b"'),
        ("[" * 100_000, 1, "this JSON is nested too deeply"),
    ],
)  # fmt: skip
def test_json_that_is_no_table_is_refused(text: str, line: int, message: str) -> None:
    problem = refuse(text, "t.json")
    assert (problem.position.line, problem.message) == (line, message)


def test_an_empty_file_has_no_rows() -> None:
    assert read("").rows == ()
    assert read("", "t.jsonl").rows == ()
    assert read("[]", "t.json").rows == ()
