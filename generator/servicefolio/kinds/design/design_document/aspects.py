"""The aspects of a service's design: the fields that lie below each aspect's name."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from servicefolio.records.base import LinesOrMany, OneOrMany, Shape
from servicefolio.records.scalars import (
    Date,
    Duration,
    Flag,
    Identifier,
    Line,
    Number,
    Percent,
    Prose,
    Whole,
)

Score = Annotated[Whole, Field(ge=1, le=5)]
Lines = Annotated[tuple[Line, ...], LinesOrMany]


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
    """Harm when others read it."""
    integrity: Score
    """Harm when it is wrong."""
    availability: Score
    """Harm when it is gone."""


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
    """What is used today."""
    limit: Number
    """What there is."""
    threshold: Percent | None = None
    """The share of the limit at which somebody acts."""
    growth_per_month: Number | None = None
    """How much more is used every month."""


class Capacity(Shape):
    """How much the service can take, and how it grows."""

    resources: Annotated[tuple[Resource, ...], OneOrMany] = ()
    """What can run out."""
    demand: Prose | None = None
    """Where the demand comes from."""
    bound_by: Literal["cpu", "memory", "io", "network", "licences", "people"] | None = None
    """What runs out first."""
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


class Impact(Shape):
    """What an outage does after some time."""

    after: Duration
    """How long it has lasted."""
    impact: Line
    """What it does by then."""


class Backup(Shape):
    """A copy that recovery relies on."""

    what: Line
    """What is copied."""
    every: Duration
    """How often."""
    keep: Duration | None = None
    """How long copies are kept."""
    last_restore_test: Date | None = None
    """The day on which one was last restored."""


class Exercise(Shape):
    """A rehearsal of the recovery."""

    on: Date
    """The day."""
    result: Line
    """What came of it."""
    rto_reached: Duration | None = None
    """How long recovery took."""
    rpo_reached: Duration | None = None
    """How much data was lost, as time."""


class Continuity(Shape):
    """How the service comes back after a disaster."""

    rto: Duration | None = None
    """Recovery time objective: how long it may be away."""
    rpo: Duration | None = None
    """Recovery point objective: how much data may be lost, as time."""
    wrt: Duration | None = None
    """Work recovery time: how long checking takes after the systems are back."""
    mtpd: Duration | None = None
    """Maximum tolerable period of disruption."""
    own_recovery: Duration | None = None
    """How long its own recovery takes, once what it depends on is back."""
    minimum_level: Line | None = None
    """What must work in any case."""
    impacts: tuple[Impact, ...] = ()
    """What an outage does over time."""
    strategy: Literal["manual", "cold", "warm", "hot", "active-active"] | None = None
    """How ready the replacement stands."""
    backups: Annotated[tuple[Backup, ...], OneOrMany] = ()
    """Copies that recovery relies on."""
    steps: Prose | None = None
    """What to do, in order."""
    exercises: Annotated[tuple[Exercise, ...], OneOrMany] = ()
    """Rehearsals."""


class Requirement(Shape):
    """A control of a framework; others name it as `design-id#requirement-id`."""

    id: Identifier
    """Its name within the document."""
    framework: Line
    """Whose requirement it is, such as ISO/IEC 27001:2022."""
    control: Line | None = None
    """Its number there."""
    title: Line | None = None
    """What it asks for."""
    applicable: Flag = True
    """Whether it concerns the service."""
    justification: Line | None = None
    """Why it does or does not."""
    status: Literal["implemented", "partial", "planned", "alternative", "not_applicable"] = (
        "planned"
    )
    """How far it is met."""
    planned_for: Date | None = None
    """When it will be met."""
    how: Prose | None = None
    """How it is met."""
    evidence: Lines = ()
    """What shows it."""


class Mapping(Shape):
    """How a requirement relates to one of another framework."""

    from_: Line = Field(alias="from")
    """The requirement here."""
    to: Line
    """The requirement there."""
    relation: Literal[
        "equal-to", "equivalent-to", "subset-of", "superset-of", "intersects-with",
        "no-relationship",
    ]  # fmt: skip
    """How the two relate (OSCAL mapping model)."""


class Compliance(Shape):
    """Which outside rules the service must meet, and how."""

    requirements: tuple[Requirement, ...] = ()
    """The statement of applicability."""
    mappings: tuple[Mapping, ...] = ()
    """How frameworks relate."""
