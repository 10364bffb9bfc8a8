"""The life of a change: who asked, decided, told and did what when, and how long it took."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta, tzinfo
from decimal import Decimal
from typing import Literal, Protocol, TypeAlias

from servicefolio.derive.calendars.elapsed import between, in_words, instant
from servicefolio.derive.calendars.timeline import Happening, timeline_of
from servicefolio.graph.catalog import Catalog
from servicefolio.records.base import HistoryEntry
from servicefolio.records.moment import DateTimeValue
from servicefolio.records.shapes.approval import Approval
from servicefolio.records.shapes.time_window import TimeWindow

_LONGEST_SCALE = timedelta(days=14)
"""Windows further apart than this are not drawn on one scale: the shorter ones would vanish."""
_HUNDRED = Decimal(100)
_NARROWEST = Decimal(1)

Sort: TypeAlias = Literal[
    "asked", "decided", "told", "state", "planned", "planned_end", "outage", "outage_end",
    "begun", "done",
]  # fmt: skip


class _Outage(Protocol):
    when: TimeWindow | None


class _Change(Protocol):
    created: date | None
    when: TimeWindow | None
    actual: TimeWindow | None
    outage: _Outage | None
    users_notified: date | None
    approvals: tuple[Approval, ...]
    history: tuple[HistoryEntry, ...]


@dataclass(frozen=True, slots=True)
class Turn:
    """Something in the life of a change."""

    sort: Sort
    length: str = ""
    """How long what ends here took, or was to take."""
    approval: Approval | None = None
    entry: HistoryEntry | None = None


@dataclass(frozen=True, slots=True)
class Bar:
    """A window of a change on a scale with the others."""

    sort: Literal["planned", "outage", "actual"]
    window: TimeWindow
    length: str
    start: Decimal
    """Where it begins, in per cent of the whole."""
    width: Decimal
    """How much of the whole it takes, in per cent."""


def life_of(catalog: Catalog, identifier: str, zone: tzinfo) -> tuple[Happening[Turn], ...]:
    """Tell the life of a change in order, on the clocks of `zone`."""
    return timeline_of(_turns(catalog.one(identifier, _Change), zone), zone)


def length_of(window: TimeWindow, zone: tzinfo) -> str:
    """Say how long a window is."""
    return in_words(between(window.start, window.end, zone))


def bars_of(catalog: Catalog, identifier: str, zone: tzinfo) -> tuple[Bar, ...]:
    """Lay the windows of a change on one scale; none where they lie too far apart to be drawn."""
    windows = tuple(_windows(catalog.one(identifier, _Change)))
    if not windows:
        return ()
    first = min(instant(window.start, zone) for _, window in windows)
    whole = max(instant(window.end, zone) for _, window in windows) - first
    if not timedelta() < whole <= _LONGEST_SCALE:
        return ()
    return tuple(
        Bar(
            sort,
            window,
            length_of(window, zone),
            _share(instant(window.start, zone) - first, whole),
            max(_share(between(window.start, window.end, zone), whole), _NARROWEST),
        )
        for sort, window in windows
    )


def deviation_of(catalog: Catalog, identifier: str, zone: tzinfo) -> str | None:
    """Say how what was done differs from what was planned; None where it was as planned."""
    change = catalog.one(identifier, _Change)
    if change.when is None or change.actual is None:
        return None
    late = between(change.when.start, change.actual.start, zone)
    over = between(change.when.end, change.actual.end, zone)
    words = (
        f"begun {in_words(abs(late))} {'late' if late > timedelta() else 'early'}" if late else "",
        f"done {in_words(abs(over))} {'late' if over > timedelta() else 'early'}" if over else "",
    )
    return ", ".join(filter(None, words)) or None


def _windows(
    change: _Change,
) -> Iterator[tuple[Literal["planned", "outage", "actual"], TimeWindow]]:
    if change.when is not None:
        yield "planned", change.when
    if change.outage is not None and change.outage.when is not None:
        yield "outage", change.outage.when
    if change.actual is not None:
        yield "actual", change.actual


def _turns(change: _Change, zone: tzinfo) -> Iterator[tuple[DateTimeValue | date, Turn]]:
    if change.created is not None:
        yield change.created, Turn("asked")
    for approval in change.approvals:
        if approval.on is not None:
            yield approval.on, Turn("decided", approval=approval)
    if change.users_notified is not None:
        yield change.users_notified, Turn("told")
    for entry in change.history:
        yield entry.on, Turn("state", entry=entry)
    ends: dict[str, tuple[Sort, Sort]] = {
        "planned": ("planned", "planned_end"),
        "outage": ("outage", "outage_end"),
        "actual": ("begun", "done"),
    }
    for sort, window in _windows(change):
        begins, is_over = ends[sort]
        yield window.start, Turn(begins)
        yield window.end, Turn(is_over, length_of(window, zone))


def _share(part: timedelta, whole: timedelta) -> Decimal:
    share = Decimal(part // timedelta(seconds=1)) / Decimal(whole // timedelta(seconds=1))
    return (share * _HUNDRED).quantize(Decimal("0.1"))
