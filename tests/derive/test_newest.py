"""The known errors that the first page shows."""

from datetime import date

from servicefolio.derive.newest import newest_of
from tests.builders import catalog, known_error


def test_the_newest_are_those_that_were_touched_last() -> None:
    made = catalog(
        known_error("written", created="2026-03-01"),
        known_error("vouched-for", verified="2026-02-01"),
        known_error("changed", created="2020-01-01"),
        known_error("old"),
        known_error("retired", state="retired", created="2026-11-01"),
    )
    changes = {"kb/known-errors/changed.yaml": date(2026, 4, 1)}
    found = [record.id for record in newest_of(made, changes)]
    assert found == ["changed", "written", "vouched-for", "old"]


def test_there_are_few_of_them() -> None:
    made = catalog(*(known_error(f"e{number}") for number in range(20)))
    assert len(newest_of(made, {})) == 8
