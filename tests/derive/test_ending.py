"""How records end, and what takes their place."""

from servicefolio.derive.ending import Ending, ending_of
from servicefolio.records.base import Record
from tests import builders
from tests.builders import TODAY, record, service


def ending(made: Record, *others: Record) -> Ending | None:
    """Tell how a record ends."""
    return ending_of(builders.catalog(made, *others), made, TODAY)


def said(made: Record, *others: Record) -> tuple[str | None, str, list[str]] | None:
    """Tell how a record ends, in words."""
    found = ending(made, *others)
    return found and (found.words, found.phrase, [other.id for other in found.successors])


OLD = service("ftp", state="retiring", retirement={"end": "2027-03-31", "migration": "Move."})


def test_what_stays_has_no_end() -> None:
    assert ending(service()) is None
    assert ending(record("objective", "anywhere")) is None


def test_a_service_says_when_it_ends_and_what_to_use() -> None:
    assert said(OLD, service("sftp", supersedes="ftp")) == ("Ends 2027-03-31", "Use", ["sftp"])
    found = ending(OLD)
    assert found is not None
    assert found.migration == "Move."


def test_what_is_not_there_yet_is_not_to_be_used() -> None:
    coming = service("sftp", supersedes="ftp", state="in_design")
    assert said(OLD, coming) == ("Ends 2027-03-31", "To be replaced by", ["sftp"])
    assert said(service("ftp"), coming) == (None, "To be replaced by", ["sftp"])


def test_what_was_rejected_replaces_nothing() -> None:
    assert ending(service("ftp"), service("sftp", supersedes="ftp", state="rejected")) is None


def test_a_service_that_ended_says_so() -> None:
    gone = service("ftp", state="retired", retirement={"end": "2027-03-31"})
    assert said(gone) == ("Ended 2027-03-31", "To be replaced by", [])
    assert said(service("ftp", state="retired")) == ("Ended", "To be replaced by", [])


def test_a_service_whose_last_day_has_passed_has_ended() -> None:
    late = service("ftp", state="retiring", retirement={"end": "2026-11-22"})
    assert said(late) == ("Ended 2026-11-22", "To be replaced by", [])


def test_any_record_says_what_replaced_it() -> None:
    new = record("decision", "new", supersedes="old", state="accepted")
    assert said(record("decision", "old"), new) == (None, "Replaced by", ["new"])
