"""The change schedule: which changes have a time, when they are, and what they touch."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, tzinfo
from typing import Protocol

from servicefolio.derive.calendars.elapsed import instant
from servicefolio.derive.calendars.spans import Span, span_of
from servicefolio.derive.neighbours import named_by
from servicefolio.graph.catalog import Catalog
from servicefolio.records.lifecycle import Lifecycle
from servicefolio.records.shapes.approval import Approval
from servicefolio.records.shapes.time_window import TimeWindow
from servicefolio.text import slug

CHANGE = "change"
_NOT_TO_BE = frozenset({"not_approved", "rejected", "cancelled"})


class _Outage(Protocol):
    expected: bool
    when: TimeWindow | None


class _Change(Protocol):
    LIFECYCLE: Lifecycle
    id: str
    state: str
    type: str
    when: TimeWindow | None
    actual: TimeWindow | None
    outage: _Outage | None
    implementer: str | None
    approvals: tuple[Approval, ...]


@dataclass(frozen=True, slots=True)
class Planned:
    """A change with its time."""

    id: str
    span: Span
    outage: Span | None
    """When users lose something; None where they do not, or where that is not said."""
    touched: tuple[str, ...]
    """The services and configuration items that it names, by their ids."""
    implementer: str | None
    """The id of the team that carries it out."""
    is_emergency: bool
    has_board: bool
    """Whether the emergency change advisory board (ECAB) has approved it."""


def changes_to_come(catalog: Catalog, zone: tzinfo, today: date) -> tuple[Planned, ...]:
    """List the changes that are to be done and whose time is not over, by their beginning.

    What is done, called off or not approved is no plan, and a plan without a time is not known.
    """
    beginning = instant(today, zone)
    return tuple(
        planned
        for planned in _in_order(_planned(catalog, zone))
        if _is_to_come(catalog, planned.id) and planned.span.end > beginning
    )


def changes_in(catalog: Catalog, within: Span, zone: tzinfo) -> tuple[Planned, ...]:
    """List the changes with a part in a span, done or to be done; what is called off is not there.

    One that is done is where it really was.
    """
    return tuple(item for item in _in_order(_planned(catalog, zone)) if item.span.meets(within))


def planned_change(catalog: Catalog, identifier: str, zone: tzinfo) -> Planned | None:
    """Read the plan of one change; None where it has no time, or is called off."""
    change = catalog.one(identifier, _Change)
    window = change.actual or change.when
    if window is None or change.state in _NOT_TO_BE:
        return None
    outage = change.outage.when if change.outage and change.outage.expected else None
    keys = ("services", "configuration_items")
    named = (record.id for key in keys for record in named_by(catalog, change.id, key))
    team = catalog.resolve(change.implementer) if change.implementer else None
    return Planned(
        change.id,
        span_of(window, zone),
        span_of(outage, zone) if outage else None,
        tuple(dict.fromkeys(named)),
        team,
        change.type == "emergency",
        any(_is_the_board(approval) for approval in change.approvals),
    )


def _in_order(items: Iterator[Planned]) -> list[Planned]:
    return sorted(items, key=lambda planned: (planned.span, planned.id))


def _planned(catalog: Catalog, zone: tzinfo) -> Iterator[Planned]:
    found = (planned_change(catalog, record.id, zone) for record in catalog.records(CHANGE))
    yield from (planned for planned in found if planned is not None)


def _is_to_come(catalog: Catalog, identifier: str) -> bool:
    change = catalog.one(identifier, _Change)
    return change.LIFECYCLE.state(change.state).stage == "coming"


def _is_the_board(approval: Approval) -> bool:
    """Tell whether the emergency board said yes, whatever is said of it in brackets."""
    role = slug(approval.role)
    names = {"ecab", "emergency"} & set(role.split("-"))
    return approval.verdict != "rejected" and bool(names) and ("board" in role or "ecab" in role)
