"""Changes and what they touch, for tests of the schedule."""

from zoneinfo import ZoneInfo

from servicefolio.records.base import Record
from tests.builders import record

BERLIN = ZoneInfo("Europe/Berlin")
NIGHT = "2026-12-06 02:00-05:00"


def change(identifier: str, when: str | None = NIGHT, **fields: object) -> Record:
    """Make a change that is to come; it touches `vpn` unless something else is named."""
    touched = {"services", "configuration_items"} & fields.keys()
    planned = {"when": when} if when else {}
    return record(
        "change", identifier, **({} if touched else {"services": "vpn"}), **planned, **fields
    )


def item(identifier: str, **fields: object) -> Record:
    """Make a configuration item."""
    return record("configuration_item", identifier, type="server", **fields)


def window(identifier: str = "window", window_type: str = "freeze", **fields: object) -> Record:
    """Make a change window."""
    return record("change_window", identifier, window_type=window_type, **fields)
