"""The change schedule of some days, for people and for programs."""

import json
from collections.abc import Iterator
from datetime import datetime

from servicefolio.derive.calendars.spans import Span, local
from servicefolio.derive.changes.change_calendar import Event, Part
from servicefolio.derive.changes.schedule import Schedule
from servicefolio.derive.changes.schedule_conflicts import Conflict
from servicefolio.text import listing, visible

_IN_WORDS = {
    "order": "wrong order",
    "freeze": "in a time without changes",
    "collision": "at the same time",
    "redundancy": "too little left",
    "maintenance": "outside of maintenance",
    "team": "same team",
}


def as_json(schedule: Schedule) -> str:
    """Write a schedule for programs: moments in ISO 8601, on the organisation's clocks."""
    value = {
        "from": schedule.first.isoformat(),
        "to": schedule.last.isoformat(),
        "time_zone": schedule.zone.key,
        "events": [_event(event, schedule) for event in _events(schedule)],
        "conflicts": [_conflict(conflict, schedule) for conflict in schedule.conflicts],
    }
    return json.dumps(value, ensure_ascii=False, indent=2)


def as_text(schedule: Schedule) -> str:
    """Write a schedule for a terminal, day by day; what goes on is told of on its first day."""
    return "\n".join(visible(line) for line in _lines(schedule))


def _lines(schedule: Schedule) -> Iterator[str]:
    days = f"{schedule.first} to {schedule.last}"
    if not schedule.days:
        yield f"Nothing is planned from {days}"
        return
    yield f"From {days}, on the clocks of {schedule.zone.key}"
    for number, day in enumerate(schedule.days):
        parts = [part for part in day.parts if part.begins or not number]
        if parts:
            yield ""
            yield f"{day.weekday} {day.day}"
        for part in parts:
            yield from _part(part, schedule)
    if schedule.conflicts:
        open_ones = sum(conflict.accepted is None for conflict in schedule.conflicts)
        yield ""
        yield f"In each other's way: {len(schedule.conflicts)}, {open_ones or 'none'} of them open"
        for conflict in schedule.conflicts:
            yield from _conflict_lines(conflict, schedule)


def _part(part: Part, schedule: Schedule) -> Iterator[str]:
    event = part.event
    record = schedule.catalog.by_id[event.id].record
    hours = f"{part.opens}-{part.closes}" if not part.is_whole_day else "all day"
    state = f", {record.state.replace('_', ' ')}" if event.sort == "change" else ""
    ends = f", until {_at(event.span.end, schedule):%Y-%m-%d %H:%M}" if part.goes_on else ""
    yield f"  {hours:11}  {event.sort:11}  {record.title} ({event.id}){state}{ends}"
    if event.outage is not None:
        yield f"{'':15}outage       {event.outage.words(schedule.zone)}"
    if event.touched:
        yield f"{'':15}touches      {', '.join(event.touched)}"


def _conflict_lines(conflict: Conflict, schedule: Schedule) -> Iterator[str]:
    both = listing((conflict.change, *conflict.others), "and")
    state = "accepted" if conflict.accepted else "open"
    times = conflict.span.words(schedule.zone)
    yield f"  {state:8}  {both}, {times}: {_IN_WORDS[conflict.sort]}"
    yield f"{'':12}{conflict.why(str, schedule.zone)}"
    if conflict.accepted:
        yield f"{'':12}{conflict.accepted.by}: {conflict.accepted.reason}"


def _events(schedule: Schedule) -> Iterator[Event]:
    yield from dict.fromkeys(part.event for day in schedule.days for part in day.parts)


def _event(event: Event, schedule: Schedule) -> dict[str, object]:
    record = schedule.catalog.by_id[event.id].record
    return {
        "id": event.id,
        "kind": record.KIND,
        "type": event.sort,
        "title": record.title,
        "state": record.state,
        **_times(event.span, schedule),
        "outage": _times(event.outage, schedule) if event.outage else None,
        "touches": list(event.touched),
    }


def _conflict(conflict: Conflict, schedule: Schedule) -> dict[str, object]:
    accepted = conflict.accepted
    return {
        "type": conflict.sort,
        "change": conflict.change,
        "with": list(conflict.others),
        **_times(conflict.span, schedule),
        "why": conflict.why(str, schedule.zone),
        "accepted": {"by": accepted.by, "reason": accepted.reason} if accepted else None,
    }


def _times(span: Span, schedule: Schedule) -> dict[str, str]:
    start, end = _at(span.start, schedule), _at(span.end, schedule)
    return {"start": start.isoformat(timespec="minutes"), "end": end.isoformat(timespec="minutes")}


def _at(moment: datetime, schedule: Schedule) -> datetime:
    return local(moment, schedule.zone)
