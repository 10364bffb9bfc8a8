"""Rules on affected versions, which are written as the OSV format has them."""

from collections.abc import Iterator
from typing import Protocol

from servicefolio.diagnostics import Rule, Severity
from servicefolio.rules.engine import Check, Context, Finding
from servicefolio.source.document import Route
from servicefolio.text import listing

EVENT = Rule(
    "affected-event", Severity.ERROR, "An event of a range of versions is not exactly one thing"
)
RANGE = Rule(
    "affected-range", Severity.ERROR, "A range of versions does not begin, or ends in two ways"
)
OPEN = Rule("affected-range-open", Severity.ERROR, "A fault that is mended goes on in all versions")

_POINTS = ("introduced", "fixed", "last_affected")
_OF_THE_VERSION = frozenset({None, "bug"})
"""Causes that a version of the product ends; others, such as a wrong setting, no version does."""


class _VersionEvent(Protocol):
    introduced: str | None
    fixed: str | None
    last_affected: str | None


class _VersionRange(Protocol):
    events: tuple[_VersionEvent, ...]


class _Affected(Protocol):
    product: str
    ranges: tuple[_VersionRange, ...]


class _KnownError(Protocol):
    id: str
    state: str
    cause_type: str | None
    affected: tuple[_Affected, ...]


def find_event(context: Context) -> Iterator[Finding]:
    """Look for events that say nothing, or more than one thing."""
    for record in context.catalog.all("known_error", _KnownError):
        for route, _, versions in _ranges(record):
            for index, event in enumerate(versions.events):
                said = _said(event)
                if len(said) != 1:
                    yield Finding(
                        record.id,
                        (*route, "events", index),
                        f"this event says {listing(said, 'and') or 'nothing'}, not one thing",
                        "an event is one of `introduced`, `fixed` and `last_affected`: write "
                        "`[{introduced: ...}, {fixed: ...}]`",
                    )


def find_range(context: Context) -> Iterator[Finding]:
    """Look for ranges without a beginning, and for such as end in two ways."""
    for record in context.catalog.all("known_error", _KnownError):
        for route, _, versions in _ranges(record):
            points = {point for event in versions.events for point in _said(event)}
            place = (*route, "events")
            if points and "introduced" not in points:
                yield Finding(
                    record.id,
                    place,
                    "this range says where the fault ends, and not where it begins",
                    'add `{introduced: ...}`; `{introduced: "0"}` means every version before',
                )
            if {"fixed", "last_affected"} <= points:
                yield Finding(
                    record.id,
                    place,
                    "this range ends in a fixed version and in a last affected one",
                    "keep `fixed` where a version without the fault is known, else `last_affected`",
                )


def find_open(context: Context) -> Iterator[Finding]:
    """Look for resolved faults of a product whose versions never end to have them."""
    for record in context.catalog.all("known_error", _KnownError):
        if record.state != "resolved" or record.cause_type not in _OF_THE_VERSION:
            continue
        for route, affected, versions in _ranges(record):
            points = {point for event in versions.events for point in _said(event)}
            if points == {"introduced"}:
                yield Finding(
                    record.id,
                    (*route, "events"),
                    "it is resolved, but going by this range every later "
                    f"{affected.product} has it",
                    "add `{fixed: ...}` with the first version without it, or "
                    "`{last_affected: ...}`; where no version mends it, say so by `cause_type:`",
                )


def _ranges(record: _KnownError) -> Iterator[tuple[Route, _Affected, _VersionRange]]:
    for place, affected in enumerate(record.affected):
        for index, versions in enumerate(affected.ranges):
            yield ("affected", place, "ranges", index), affected, versions


def _said(event: _VersionEvent) -> list[str]:
    return [point for point in _POINTS if getattr(event, point) is not None]


CHECKS = (Check(EVENT, find_event), Check(RANGE, find_range), Check(OPEN, find_open))
