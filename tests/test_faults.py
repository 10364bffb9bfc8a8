"""Seeded faults in the example: nearly all are reported, by the right rule on the right line."""

from pathlib import Path

import pytest

from faults import Found, in_words, look_for, make_faults
from seeded_faults import SORTS
from servicefolio.registry import all_rules
from tests.builders import MADE_BY_HAND, write_files
from written_faults import FOLDER, UnfitFaultError, written_faults

ROOT = Path(__file__).parent.parent
EACH = 2
"""Faults of every sort; `python bench/faults.py` makes more."""

NO_TEXT_SHOWS = {
    "file-link": "is about a symbolic link",
    "file-unreadable": "is about the permissions of a file",
    "import-conflict": "is about a table that is imported",
    "import-file": "is about a table that is imported",
    "import-map": "is about the map of an import",
    "import-row": "is about a table that is imported",
    "link-dead": "is about what another host answers",
    "link-moved": "is about what another host answers",
    "link-unknown": "is about what another host answers",
}
"""Rules without a fault that is written down, and why no text in a repository can have one."""


@pytest.fixture(scope="module")
def found() -> Found:
    return look_for(ROOT, make_faults(ROOT, EACH, seed=1), each_alone=False)


def test_right_rule_is_reported_on_the_right_line(found: Found) -> None:
    total = len(found.reported) + len(found.missed)
    assert total > EACH * len(SORTS) + len(all_rules()) - len(NO_TEXT_SHOWS)
    assert len(found.reported) / total >= 0.98, [in_words(fault) for fault in found.missed]


def test_no_fault_hides_another(found: Found) -> None:
    assert [in_words(fault) for fault in found.hidden] == []


def test_every_rule_has_a_fault_or_a_reason_for_having_none() -> None:
    written = {file.stem for file in FOLDER.iterdir()}
    assert written == {rule.id for rule in all_rules()} - set(NO_TEXT_SHOWS)
    assert set(NO_TEXT_SHOWS) == MADE_BY_HAND


def test_fault_that_does_not_fit_the_example_is_refused(tmp_path: Path) -> None:
    repository = write_files(tmp_path, {"catalog/risks/cyber-extortion.yaml": "title: Another\n"})
    with pytest.raises(UnfitFaultError, match="not exactly once"):
        written_faults(repository)
