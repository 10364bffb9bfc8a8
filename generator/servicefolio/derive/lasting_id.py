"""The id by which other programs know a record: it stays when the record gets another one."""

from servicefolio.records.base import Record


def lasting_id(record: Record) -> str:
    """Take the first id that a record ever had: the first of its former ones, where it has any.

    Entries of feeds and appointments in calendars are told apart by it, so that a new id makes
    nobody read an old entry again, or have an appointment twice.
    """
    return record.aliases[0] if record.aliases else record.id
