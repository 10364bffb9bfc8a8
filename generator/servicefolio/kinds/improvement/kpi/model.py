"""A key performance indicator: a number with a target, and how far it may lie from it.

Without target, tolerance and direction a number is a metric and no KPI (ITIL 4, Direct, Plan and
Improve).
"""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from servicefolio.records.base import OneOrMany, Record
from servicefolio.records.choice import Meanings
from servicefolio.records.lifecycle import Lifecycle, State, lifecycle
from servicefolio.records.ref import Ref, RefTo
from servicefolio.records.scalars import Line, Number, Prose
from servicefolio.records.shapes.target import Window

Direction = Annotated[
    Literal["up", "down", "band"],
    Meanings(
        {
            "up": "The more the better: the target is the least.",
            "down": "The less the better: the target is the most.",
            "band": "Neither too much nor too little: the target is the middle.",
        }
    ),
]

KpiCategory = Annotated[
    Literal["compliance", "quality", "performance", "value"],
    Meanings(
        {
            "compliance": "It shows whether rules and ways of working are kept.",
            "quality": "It shows how well it is done.",
            "performance": "It shows how fast, or how much of it, is done.",
            "value": "It shows what those who pay for it have of it.",
        }
    ),
]


class Kpi(Record):
    """A number with a target; its values stand in the measurements that name it."""

    KIND: ClassVar[str] = "kpi"
    LIFECYCLE: ClassVar[Lifecycle] = lifecycle(
        State(
            "draft",
            "It is being talked about; nobody is judged by it.",
            leads_to=("active", "retired"),
            stage="coming",
        ),
        State(
            "active",
            "It is measured, and somebody looks at it.",
            leads_to=("retired", "draft"),
            needs=("owner", "tolerance"),
            must_pass=True,
        ),
        State("retired", "It is measured no more.", leads_to=("active",), stage="gone"),
    )

    state: Literal["active", "draft", "retired"] = "active"
    """Whether it counts."""
    unit: Line
    """What its values are counted in, such as `%`, `min` or `tickets a month`."""
    direction: Direction
    """On which side of the target it is well."""
    target: Number
    """The value that is to be reached, in its `unit`."""
    tolerance: Annotated[Number, Field(ge=0)] | None = None
    """How much a value may miss the target and be borne, in its `unit`."""
    warning_level: Number | None = None
    """The value, in its `unit`, at which somebody looks into it though the target is still met; of
    a band, how much a value may then lie away from its middle."""
    question: Line | None = None
    """The question that it answers, as those would ask it who decide by it."""
    definition: Prose | None = None
    """What is counted and what not, so that two people come to the same number."""
    formula: Line | None = None
    """How the number is computed."""
    frequency: Window = "month"
    """How often it is measured."""
    source: Line | None = None
    """Where the number is read."""
    category: KpiCategory | None = None
    """What sort of thing it shows."""
    measures: Annotated[
        tuple[
            Annotated[Ref, RefTo(("objective", "sla"), "measures", "measured by", part=True)], ...
        ],
        OneOrMany,
    ] = ()
    """The objectives that it shows the way to, and the targets of service levels that it watches,
    each as `sla-id#target-id`."""
