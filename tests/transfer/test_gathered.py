"""Rows of one id become one record with a CSV file beside it; none of them is lost."""

import pytest

from tests.transfer.tables import bring_in, map_problems

_HEAD = """\
id: "{service}"
gather:
  into: downtime
  fields: {from: start, to: end, severity: {column: how, values: {gone: down, slow: disrupted}}}
"""
_FIELDS = """\
fields:
  title: {template: "Outages of {service}"}
  measures: {constant: "gold#availability"}
  source: {constant: register}
  period: {constant: 2026-01-01 to 2026-12-31}
  completeness: {constant: 100 %}
"""
_MAP = _HEAD + _FIELDS
_ROWS = """\
service,start,end,how
vpn,2026-03-01 10:00,2026-03-01 11:00,gone
mail,2026-04-01 10:00,2026-04-01 11:00,slow
VPN,2026-02-01 10:00,2026-02-01 11:00,
"""
_YAML, _CSV = "catalog/measurements/vpn.yaml", "catalog/measurements/vpn.csv"


def test_rows_of_one_id_become_one_record_and_its_file() -> None:
    made = bring_in(_ROWS, _MAP, kind="measurement")
    assert made.record("vpn")["downtime"] == "vpn.csv"
    assert made.files[_CSV] == (
        "from,to,severity\n"
        "2026-03-01 10:00,2026-03-01 11:00,down\n"
        "2026-02-01 10:00,2026-02-01 11:00,\n"
    )
    assert made.counts == {"written": 3}


def test_row_that_cannot_be_an_item_is_refused_and_the_others_are_written() -> None:
    rows = f"{_ROWS}vpn,2026-05-01 10:00,,gone\nvpn,yesterday,2026-05-02,gone\n"
    made = bring_in(rows, _MAP, kind="measurement")
    assert made.problems == [
        "5: to is missing",
        '6: "yesterday" is not a day, with or without a time',
    ]
    assert made.counts == {"written": 3, "refused": 2}


def test_row_that_contradicts_itself_is_kept_for_check_to_report() -> None:
    rows = "service,start,end,how\nvpn,2026-03-01 10:00,2026-03-01 09:00,gone\n"
    assert "10:00,2026-03-01 09:00" in bring_in(rows, _MAP, kind="measurement").files[_CSV]


def test_nothing_that_is_there_is_overwritten() -> None:
    first = bring_in(_ROWS, _MAP, kind="measurement").files
    again = bring_in(_ROWS, _MAP, kind="measurement", there=first)
    assert (again.files, again.counts) == ({}, {"unchanged": 3})
    grown = bring_in(
        f"{_ROWS}vpn,2026-06-01,2026-06-02,gone\n", _MAP, kind="measurement", there=first
    )
    assert (grown.files, grown.counts) == ({}, {"in conflict": 3, "unchanged": 1})
    assert grown.problems == [f"2: {_CSV} is there with another text"]


def test_import_that_was_interrupted_writes_the_file_that_is_missing() -> None:
    first = bring_in(_ROWS, _MAP, kind="measurement").files
    again = bring_in(_ROWS, _MAP, kind="measurement", there={_YAML: first[_YAML]})
    assert _CSV in again.files
    assert _YAML not in again.files


def test_tickets_are_gathered_with_several_waits_in_a_cell() -> None:
    table_map = """\
id: tickets
gather:
  into: tickets
  fields:
    opened: opened
    resolved: closed
    pending: {column: waits, split: "|"}
fields: {title: {constant: Tickets}, measures: {constant: gold}, source: {constant: tool},
  period: {constant: 2026-01-01 to 2026-12-31}, completeness: {constant: 100 %}}
"""
    rows = (
        "opened,closed,waits\n2026-03-01 10:00,2026-03-01 15:00,"
        "2026-03-01 11:00 to 2026-03-01 12:00|2026-03-01 13:00 to 2026-03-01 14:00\n"
    )
    made = bring_in(rows, table_map, kind="measurement")
    assert made.counts == {"written": 1}
    assert "12:00; 2026-03-01 13:00" in made.files["catalog/measurements/tickets.csv"]


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (
            ("into: downtime", "into: outage"),
            (
                '3:9: a measurement has no list "outage" that may stand in a file of its own '
                "(it has data, downtime and tickets)"
            ),
        ),
        (
            ("severity:", "severty:"),
            '4:34: downtime has no column "severty" (did you mean "severity"?)',
        ),
        (("to: end", "to: ende"), '4:29: the table has no column "ende" (did you mean "end"?)'),
        (
            ("fields:\n", "fields:\n  downtime: start\n"),
            (
                "6:3: downtime is filled by a field, and by rows that are gathered "
                "(keep one of the two)"
            ),
        ),
    ],
)
def test_map_says_what_is_wrong_with_what_it_gathers(change: tuple[str, str], problem: str) -> None:
    table_map = _MAP.replace(*change)
    assert map_problems(table_map, "service start end how", "measurement") == [problem]
