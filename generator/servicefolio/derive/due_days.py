"""Days on which somebody has to look at something, or on which something ends."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal, Protocol, TypeAlias

from servicefolio.config import Settings
from servicefolio.derive.agreements.agreements import agreements
from servicefolio.derive.review_dates import is_at_rest, review_of
from servicefolio.graph.catalog import Catalog

Sort: TypeAlias = Literal[
    "review", "agreement review", "agreement end", "end of life", "support end", "service end",
    "approval end",
]  # fmt: skip


_Last: TypeAlias = tuple[Sort, str, date | None]
"""What ends, of which record, and its last day, where that is written."""


class _EndOfLife(Protocol):
    on: date
    active_support_until: date | None


class _ConfigurationItem(Protocol):
    id: str
    eol: _EndOfLife | None


class _Retirement(Protocol):
    end: date | None


class _Service(Protocol):
    id: str
    retirement: _Retirement | None


class _ChangeModel(Protocol):
    id: str
    valid_until: date | None


@dataclass(frozen=True, slots=True)
class DueDay:
    """A day that a record asks for attention on."""

    sort: Sort
    id: str
    day: date


def due_days(catalog: Catalog, settings: Settings, today: date) -> tuple[DueDay, ...]:
    """List the days of all records that are not at their end, in order.

    A review that is overdue has its day in the past: it stays where it was due.
    """
    at_rest = {entry.record.id for entry in catalog.entries if is_at_rest(entry.record)}
    found = (*_reviews(catalog, settings, today), *_ends(catalog))
    kept = (item for item in found if item.id not in at_rest)
    return tuple(sorted(kept, key=lambda item: (item.day, item.id, item.sort)))


def _reviews(catalog: Catalog, settings: Settings, today: date) -> Iterator[DueDay]:
    for entry in catalog.entries:
        due = review_of(entry.record, settings, today).due
        if due is not None:
            yield DueDay("review", entry.record.id, due)
    for agreement in agreements(catalog):
        if agreement.review is not None and agreement.review.next is not None:
            yield DueDay("agreement review", agreement.id, agreement.review.next)


def _ends(catalog: Catalog) -> Iterator[DueDay]:
    for sort, identifier, day in (*_ends_of_promises(catalog), *_ends_of_parts(catalog)):
        if day is not None:
            yield DueDay(sort, identifier, day)


def _ends_of_promises(catalog: Catalog) -> Iterator[_Last]:
    for agreement in agreements(catalog):
        yield "agreement end", agreement.id, agreement.valid_to
    for service in catalog.all("service", _Service):
        yield "service end", service.id, service.retirement.end if service.retirement else None
    for model in catalog.all("change_model", _ChangeModel):
        yield "approval end", model.id, model.valid_until


def _ends_of_parts(catalog: Catalog) -> Iterator[_Last]:
    for item in catalog.all("configuration_item", _ConfigurationItem):
        yield "end of life", item.id, item.eol.on if item.eol else None
        yield "support end", item.id, item.eol.active_support_until if item.eol else None
