"""A CSV file becomes rows whose cells know their places."""

from servicefolio.config import Settings
from servicefolio.diagnostics import Position
from servicefolio.source.document import SourceFile
from servicefolio.source.series import Series, read_series


def series(text: str | bytes) -> Series:
    data = text if isinstance(text, bytes) else text.encode()
    return read_series(SourceFile("catalog/measurements/a.csv", data), Settings())


def test_cells_are_text_under_their_columns_and_empty_ones_are_left_out() -> None:
    found = series("from,value,note\n2026-09-01, 98.20 ,\n\n2026-10-01,,moved\n")
    assert found.rows == (
        {"from": "2026-09-01", "value": "98.20"},
        {"from": "2026-10-01", "note": "moved"},
    )
    assert found.diagnostics == ()


def test_every_cell_knows_its_place() -> None:
    found = series("from,value\n2026-09-01, 98.2\n")
    assert found.source.values[0, "from"] == Position(2, 1, 10)
    assert found.source.values[0, "value"] == Position(2, 13, 4)
    assert found.source.values[0,] == Position(2, 1, 10)


def test_a_cell_in_quotes_holds_commas_quotes_and_line_breaks() -> None:
    found = series('from,note,value\n2026-09-01,"a, ""b""\nc",1\n2026-10-01,d,2')
    assert found.rows[0] == {"from": "2026-09-01", "note": 'a, "b"\nc', "value": "1"}
    assert found.source.values[0, "value"] == Position(3, 4, 1)
    assert found.source.values[1, "note"] == Position(4, 12, 1)


def test_a_byte_order_mark_and_line_breaks_of_windows_are_no_text() -> None:
    found = series("\ufefffrom,value\r\n2026-09-01,1\r\n")
    assert [cell.text for cell in found.columns] == ["from", "value"]
    assert found.rows == ({"from": "2026-09-01", "value": "1"},)


def test_what_is_no_text_is_reported_once() -> None:
    assert [item.rule.id for item in series(b"from\xff").diagnostics] == ["file-encoding"]


def test_a_quote_without_end_is_found_where_it_stands() -> None:
    (problem,) = series('from,note\n2026-09-01,"open\n').diagnostics
    assert (problem.rule.id, problem.position.line) == ("series-row", 2)
