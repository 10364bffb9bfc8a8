"""The aspects of a service's design: the fields that lie below each aspect's name.

Continuity and compliance have modules of their own.
"""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from servicefolio.records.base import LinesOrMany, OneOrMany, Shape
from servicefolio.records.choice import Meanings
from servicefolio.records.scalars import Date, Duration, Line, Number, Percent, Prose, Whole

Score = Annotated[Whole, Field(ge=1, le=5)]
Lines = Annotated[tuple[Line, ...], LinesOrMany]

Bound = Annotated[
    Literal["cpu", "memory", "io", "network", "licences", "people"],
    Meanings(
        {
            "cpu": "Computing power runs out first.",
            "memory": "Main memory runs out first.",
            "io": "Reading and writing of data gets too slow first.",
            "network": "The network gets too slow first.",
            "licences": "The licences that were bought run out first.",
            "people": "The people who run it run out of time first.",
        }
    ),
]

Growth = Annotated[
    Literal["horizontal", "vertical", "both", "none"],
    Meanings(
        {
            "horizontal": "More of the same are added beside.",
            "vertical": "What is there is made larger.",
            "both": "Either more are added or what is there is made larger.",
            "none": "It cannot grow as it is built.",
        }
    ),
]


class Package(Shape):
    """The service design package: what was asked for, and how it is met."""

    business_requirements: Lines = ()
    """What the business needs, one a line."""
    usage: Prose | None = None
    """Who uses it, how much, when."""
    stakeholders: Lines = ()
    """Who has a say, by role."""
    constraints: Lines = ()
    """Limits of the infrastructure, the budget and the law."""
    functional_requirements: Lines = ()
    """What it must do."""
    management_requirements: Lines = ()
    """How it must be run, monitored and supported."""
    service_level_requirements: Lines = ()
    """How well it must do it."""
    technical_design: Prose | None = None
    """How it is built."""
    sourcing: Prose | None = None
    """What is made and what is bought."""
    processes: Prose | None = None
    """Which processes it needs or changes."""
    readiness: Prose | None = None
    """What the organisation must be able to do."""
    lifecycle_plan: Prose | None = None
    """How long it is meant to live, what it costs until then, and how it ends."""
    transition_plan: Prose | None = None
    """How it goes live."""
    operational_acceptance_plan: Prose | None = None
    """How operation takes it over."""


class Component(Shape):
    """A building block; one text is its name."""

    SHORT_FORM: ClassVar[str | None] = "name"

    name: Line
    """What it is called."""
    does: Line | None = None
    """What it is there for."""
    technology: Line | None = None
    """What it is made of."""


class Architecture(Shape):
    """How the service is put together."""

    overview: Prose | None = None
    """The idea of it."""
    components: Annotated[tuple[Component, ...], OneOrMany] = ()
    """Its building blocks."""
    interfaces: Lines = ()
    """What it talks to, one a line."""
    decisions: Lines = ()
    """What was decided, and why."""


class Cia(Shape):
    """How much confidentiality, integrity and availability matter, 1 to 5."""

    confidentiality: Score
    """The harm when others read it: 1 (hardly any) to 5 (danger to the organisation)."""
    integrity: Score
    """The harm when it is wrong: 1 (hardly any) to 5 (danger to the organisation)."""
    availability: Score
    """The harm when it is gone: 1 (hardly any) to 5 (danger to the organisation)."""


class Security(Shape):
    """What the service is protected against, and how."""

    classification: Line | None = None
    """How sensitive its data is."""
    cia: Cia | None = None
    """Protection needed, 1 to 5."""
    threats: Lines = ()
    """What could happen, one a line."""
    controls: Lines = ()
    """What is done against it."""
    access_model: Prose | None = None
    """Who may do what."""
    last_test: Date | None = None
    """The day of the last security test."""


class Resource(Shape):
    """Something that can run out."""

    name: Line
    """What it is."""
    unit: Line
    """What it is counted in."""
    current: Number
    """How much is used today, in its `unit`."""
    limit: Number
    """How much there is, in its `unit`."""
    threshold: Percent | None = None
    """The share of the limit at which somebody acts."""
    growth_per_month: Number | None = None
    """How much more is used every month, in its `unit`."""


class Capacity(Shape):
    """How much the service can take, and how it grows."""

    resources: Annotated[tuple[Resource, ...], OneOrMany] = ()
    """What can run out."""
    demand: Prose | None = None
    """Where the demand comes from."""
    bound_by: Bound | None = None
    """What runs out first."""
    grows: Growth | None = None
    """In which direction it can grow."""
    scaling: Line | None = None
    """How more is added."""
    scaling_lead_time: Duration | None = None
    """How long adding more takes."""


class ComponentAvailability(Shape):
    """How available a part is."""

    name: Line
    """The part."""
    availability: Percent
    """Its share of the time."""


class Availability(Shape):
    """How the service stays up."""

    target: Percent | None = None
    """What the design aims at."""
    redundancy: Prose | None = None
    """What stands in for what."""
    single_points_of_failure: Lines = ()
    """Parts that nothing stands in for."""
    components: Annotated[tuple[ComponentAvailability, ...], OneOrMany] = ()
    """How available the parts are."""
    restore_time: Duration | None = None
    """How long mending takes on average (MTRS)."""
    monitoring: Prose | None = None
    """How an outage is noticed."""
