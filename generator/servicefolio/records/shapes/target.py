"""Service level targets: what is measured, the limit, for whom and over which period."""

import re
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field

from servicefolio.records.base import OneOrMany, Shape
from servicefolio.records.choice import Meanings
from servicefolio.records.ref import Ref, RefTo
from servicefolio.records.scalars import Flag, Identifier, Line, Percent

Priority = Annotated[
    Literal["P1", "P2", "P3", "P4", "P5"],
    Meanings(
        {
            "P1": "Critical: many cannot work, and nothing stands in.",
            "P2": "High: many are held up, or a few cannot work.",
            "P3": "Medium: somebody is held up.",
            "P4": "Low: somebody is bothered, and can wait.",
            "P5": "Planned: nobody is held up.",
        }
    ),
]

Window = Annotated[
    Literal["day", "week", "month", "quarter", "year"],
    Meanings(
        {
            "day": "It is counted anew every day.",
            "week": "It is counted anew every week.",
            "month": "It is counted anew every month.",
            "quarter": "It is counted anew every quarter of a year.",
            "year": "It is counted anew every year.",
        }
    ),
]

Metric = Annotated[
    Literal[
        "availability", "respond", "fix", "fulfilment", "response_time", "latency", "throughput",
        "mtbf", "mtrs", "rto", "rpo", "satisfaction",
    ],
    Meanings(
        {
            "availability": "The share of the service hours in which the service is there.",
            "respond": "How long it takes until somebody works on a fault (time to own).",
            "fix": "How long it takes until it works again (time to resolve).",
            "fulfilment": "How long it takes to do what somebody asked for.",
            "response_time": "How long the service takes to answer a person.",
            "latency": "How long data is on its way.",
            "throughput": "How much the service does in a time.",
            "mtbf": "How long it works between two faults, on average.",
            "mtrs": "How long restoring it takes, on average.",
            "rto": "How long it may be away after a disaster (recovery time objective).",
            "rpo": "How much data may be lost in a disaster, as time (recovery point objective).",
            "satisfaction": "How content its users are.",
        }
    ),
]  # fmt: skip

Side = Annotated[
    Literal["at most", "at least"],
    Meanings(
        {
            "at most": "The limit must not be exceeded, as with times.",
            "at least": "The limit must be reached, as with availability.",
        }
    ),
]

_THE_MORE_THE_BETTER = frozenset({"availability", "mtbf", "throughput", "satisfaction"})
_PER = re.compile(r"(?P<value>.+?) per (?P<window>\w+)")


def _at_most() -> Side:
    return "at most"


class AvailabilityTarget(Shape):
    """How much of the service hours the service is there, such as `99.5 % per month`."""

    HAS_OWN_SHORT_FORM: ClassVar[bool] = True

    value: Percent
    """The least that is promised."""
    window: Window = "month"
    """The period over which it is counted."""

    @classmethod
    def from_short_form(cls, value: Any) -> Any:
        """Read `99.5 % per month`."""
        if isinstance(value, str):
            match = _PER.fullmatch(" ".join(value.split()))
            return match.groupdict() if match else {"value": value}
        return value


class Target(Shape):
    """A service level target in its long form; other records name it as `sla-id#target-id`."""

    id: Identifier
    """Its name within the agreement."""
    metric: Metric
    """What is measured; `respond` is the time to own, `fix` the time to resolve."""
    value: Line
    """The limit, with its unit: `4 h`, `99.5 %`, `300 ms`."""
    # A factory, so that neither the manual nor the schema names one default for every metric.
    op: Side = Field(default_factory=_at_most)
    """On which side of the limit the promise lies; left out, at least for availability, mtbf,
    throughput and satisfaction, else at most."""
    priority: Priority | None = None
    """The priority that it holds for; left out, all."""
    request_type: Line | None = None
    """The kind of request that it holds for."""
    share: Percent | None = None
    """The share of cases that must keep the limit; left out, all."""
    window: Window = "month"
    """The period over which it is counted."""
    rolling: Flag = False
    """Whether that period ends with every day, instead of with the calendar's."""
    calendar: Annotated[Ref, RefTo(("calendar",), "counts in", "counts for")] | None = None
    """The hours in which its clock runs; left out, the support hours."""
    exclusions: Annotated[tuple[Line, ...], OneOrMany] = ()
    """What does not count, out of the agreement's exclusions."""
    note: Line | None = None
    """What a reader should know about it."""

    @classmethod
    def from_short_form(cls, value: Any) -> Any:
        """Fill in the side of the limit that goes without saying for what is measured."""
        if isinstance(value, dict) and "op" not in value:
            metric = value.get("metric")
            if isinstance(metric, str) and metric in _THE_MORE_THE_BETTER:
                return {**value, "op": "at least"}
        return value
