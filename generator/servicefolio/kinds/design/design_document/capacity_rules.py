"""Rules that only capacity designs need: that more is there before it is needed."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Protocol

from servicefolio.derive.capacity_runway import Resource, days_of, runway_of
from servicefolio.diagnostics import Rule, Severity
from servicefolio.records.quantities import DurationValue
from servicefolio.rules.engine import Check, Context, Finding
from servicefolio.text import plural

RUNWAY_SHORT = Rule(
    "capacity-runway-short", Severity.WARNING, "Something runs out before more can be added"
)


class _Capacity(Protocol):
    resources: tuple[Resource, ...]
    scaling_lead_time: DurationValue | None


class _DesignDocument(Protocol):
    id: str
    state: str
    approved_on: date | None
    reviewed: date | None
    capacity: _Capacity | None


def find_runway_short(context: Context) -> Iterator[Finding]:
    """Look for what grows so that it is used up before more could be there, if begun today."""
    for design in context.catalog.all("design_document", _DesignDocument):
        if design.capacity is None or design.capacity.scaling_lead_time is None:
            continue
        if design.state != "superseded":
            lead_time = design.capacity.scaling_lead_time
            counted = _counted_on(design, context.today)
            for index, resource in enumerate(design.capacity.resources):
                runway = runway_of(resource, counted)
                needed = context.today + timedelta(days=days_of(lead_time))
                if runway is not None and runway.ends < needed:
                    route = ("capacity", "resources", index, "current")
                    message = _message(resource, runway.ends, lead_time, context.today)
                    hint = "begin to add more, or count again and set `current:` and `reviewed:`"
                    yield Finding(design.id, route, message, hint)


def _message(resource: Resource, ends: date, lead_time: DurationValue, today: date) -> str:
    limit = f"{resource.limit} {resource.unit}"
    where = f"{resource.threshold} of {limit}" if resource.threshold else f"its limit of {limit}"
    when = (
        f"in {plural((ends - today).days, 'day')}, on {ends}" if ends > today else f"since {ends}"
    )
    reaches = "reaches" if ends > today else "has reached"
    return (
        f"{resource.name} {reaches} {where} {when}: {resource.current} and "
        f"{resource.growth_per_month} more every month; adding more takes {lead_time}"
    )


def _counted_on(design: _DesignDocument, today: date) -> date:
    """Find the day of the numbers: of the last look at the document, as far as it is over."""
    days = [
        day for day in (design.approved_on, design.reviewed) if day is not None and day <= today
    ]
    return max(days, default=today)


CHECKS = (Check(RUNWAY_SHORT, find_runway_short),)
