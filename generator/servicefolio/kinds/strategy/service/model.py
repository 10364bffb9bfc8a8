"""A service: what the organisation offers, from idea to retirement."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from servicefolio.audiences import FOR_STAFF
from servicefolio.records.base import LinesOrMany, OneOrMany, Record, Shape
from servicefolio.records.choice import Meanings
from servicefolio.records.lifecycle import Lifecycle, State, lifecycle
from servicefolio.records.ref import Ref, RefTo
from servicefolio.records.scalars import Date, Icon, Line, Prose, Url, Whole
from servicefolio.records.shapes.dependency import Dependency

ServiceType = Annotated[
    Literal["business", "technical", "external"],
    Meanings(
        {
            "business": "It faces users, and stands in the catalogue that they read.",
            "technical": "Other services are built upon it.",
            "external": "It is bought from a supplier.",
        }
    ),
]

Criticality = Annotated[
    Literal["high", "medium", "low"],
    Meanings(
        {
            "high": "Without it, work that matters stops at once.",
            "medium": "Without it, work goes on for some hours, with trouble.",
            "low": "Without it, work goes on for days.",
        }
    ),
]


class GetIt(Shape):
    """How somebody gets the service; one text is how."""

    SHORT_FORM: ClassVar[str | None] = "how"

    how: Line | None = None
    """What to do, in one sentence."""
    url: Url | None = None
    """Where to ask for it."""
    takes: Line | None = None
    """How long it takes, such as `1 working day`."""
    cost: Line | None = None
    """What it costs the person who asks."""


class Help(Shape):
    """Where a user of the service finds help."""

    contact: Line | None = None
    """Whom to ask."""
    url: Url | None = None
    """Where to report a problem."""
    hours: Annotated[Ref, RefTo(("calendar",), "has help hours", "help hours of")] | None = None
    """The hours in which somebody answers."""
    manual: Url | None = None
    """Where it is explained."""
    training: Url | None = None
    """Where it is taught."""


class Policies(Shape):
    """The rules that users of the service accept."""

    terms: Url | None = None
    """Terms of use."""
    privacy: Url | None = None
    """What becomes of personal data."""
    acceptable_use: Url | None = None
    """What it may be used for."""
    access: Line | None = None
    """Who gets access, and how."""


class Outcomes(Shape):
    """What the service is worth to its users."""

    utility: Line | None = None
    """What it does: fit for purpose."""
    warranty: Line | None = None
    """How well it does it: fit for use."""


class Cost(Shape):
    """What the service costs the organisation."""

    model: Line | None = None
    """How it is charged."""
    run: Line | None = None
    """What running it costs, with currency and period."""
    price: Line | None = None
    """What its customers pay."""
    penalties: Line | None = None
    """What failing costs."""


class Retirement(Shape):
    """How and when the service ends."""

    end: Date | None = None
    """Its last day."""
    reason: Line | None = None
    """Why it ends."""
    migration: Prose | None = None
    """What its users do instead."""


class ServiceRoles(Shape):
    """The teams that fill the roles around the service, where the owner does not."""

    service_level_manager: Annotated[Ref, RefTo(("team",), "levels managed by", "manages levels of")] | None = None  # fmt: skip  # noqa: E501
    """Who looks after its promises."""
    product_owner: Annotated[Ref, RefTo(("team",), "product owned by", "is product owner of")] | None = None  # fmt: skip  # noqa: E501
    """Who decides what it becomes."""
    technical_owner: Annotated[Ref, RefTo(("team",), "run by", "runs")] | None = None
    """Who keeps it running."""


class Service(Record):
    """Something the organisation offers, or that its services are built upon."""

    KIND: ClassVar[str] = "service"
    LIFECYCLE: ClassVar[Lifecycle] = lifecycle(
        State(
            "proposed",
            "Somebody wants it; nobody has decided yet.",
            leads_to=("approved", "rejected"),
            stage="coming",
        ),
        State(
            "approved",
            "It is decided and paid for; design has not begun.",
            leads_to=("in_design", "rejected"),
            stage="coming",
        ),
        State(
            "in_design",
            "It is being designed and developed.",
            leads_to=("in_transition", "rejected"),
            stage="coming",
        ),
        State(
            "in_transition",
            "It is being built, tested and released.",
            leads_to=("live", "in_design", "rejected"),
            stage="coming",
        ),
        State(
            "live",
            "People use it, and its promises count.",
            leads_to=("retiring",),
            needs=("owner",),
        ),
        State(
            "retiring",
            "People still use it, and its end is decided.",
            leads_to=("retired", "live"),
            needs=("owner", "retirement"),
            must_pass=True,
        ),
        State(
            "retired",
            "Nobody can use it any more.",
            leads_to=("proposed",),
            stage="gone",
        ),
        State(
            "rejected",
            "It was decided that it will not be.",
            leads_to=("proposed",),
            stage="gone",
        ),
    )
    """The simple profile of a service's life; the long one's requirements, chartered, built and so
    on fall together in these. A retired or rejected service may be proposed again."""

    state: Literal[
        "live", "proposed", "approved", "in_design", "in_transition",
        "retiring", "retired", "rejected",
    ] = "live"  # fmt: skip
    """Where it stands between idea and end."""
    summary: Line
    """One sentence, in the words of its users: what it does for them."""
    type: ServiceType = "business"
    """Whom it serves: users, other services, or users by a supplier."""
    category: Line | None = None
    """The shelf of the catalogue on which users look for it."""
    for_: Annotated[tuple[Line, ...], OneOrMany] = Field(default=(), alias="for")
    """Who may use it."""
    get_it: GetIt | None = None
    """How to get it, how long that takes and what it costs."""
    sla: Annotated[
        tuple[Annotated[Ref, RefTo(("sla",), "promises", "covers")], ...], OneOrMany
    ] = ()
    """The service level agreement that covers it, or several: one for all, others for a customer
    or for a time to come."""
    depends_on: Annotated[tuple[Dependency, ...], OneOrMany] = ()
    """What it needs to work."""
    parent: Annotated[Ref, RefTo(("service",), "part of", "contains")] | None = None
    """The service that it is a part of."""
    customers: Annotated[
        tuple[Annotated[Ref, RefTo(("customer",), "serves", "served by")], ...], OneOrMany
    ] = ()
    """Who orders and pays for it; who uses it stands in `for`."""
    supports_objectives: Annotated[
        tuple[Annotated[Ref, RefTo(("objective",), "supports", "supported by")], ...], OneOrMany
    ] = ()
    """The objectives of the organisation that it helps to reach."""
    supplier: Annotated[Ref, RefTo(("supplier",), "provided by", "provides")] | None = None
    """Who provides it, where it is bought."""
    keywords: Annotated[tuple[Line, ...], OneOrMany] = ()
    """Words that users say when they mean it."""
    tagline: Line | None = None
    """A few words for its card."""
    icon: Icon | None = None
    """The name of its icon, such as `material/vpn`."""
    value_proposition: Prose | None = None
    """Why it is worth having."""
    outcomes: Outcomes | None = None
    """Its utility and warranty."""
    benefits: Annotated[tuple[Line, ...], LinesOrMany] = ()
    """What its users gain, one a line."""
    business_processes: Annotated[tuple[Line, ...], OneOrMany] = ()
    """The work of the organisation that needs it."""
    vital_business_functions: Annotated[tuple[Line, ...], OneOrMany] = ()
    """The part of that work that cannot wait."""
    criticality: Criticality | None = None
    """How much the organisation suffers without it."""
    tier: Annotated[Whole, Field(ge=0, le=4)] | None = None
    """Its place in the order of recovery: 0 comes first."""
    data_classification: Line | None = None
    """How sensitive its data is."""
    help: Help | None = None
    """Where its users find help."""
    policies: Policies | None = None
    """The rules that its users accept."""
    status_page: Url | None = None
    """Where its live status is shown."""
    ask_the_caller: Annotated[tuple[Line, ...], LinesOrMany, FOR_STAFF] = ()
    """What support asks first, one question a line."""
    out_of_hours: Line | None = None
    """What to do when nobody is at the desk."""
    roles: ServiceRoles | None = None
    """Teams in further roles."""
    cost: Annotated[Cost | None, FOR_STAFF] = None
    """What it costs the organisation."""
    funding: Annotated[Line | None, FOR_STAFF] = None
    """Where the money comes from."""
    demand_pattern: Line | None = None
    """When it is used most."""
    business_case: Annotated[Prose | None, FOR_STAFF] = None
    """Why the organisation has it, or should."""
    planned_changes: Prose | None = None
    """What will become of it."""
    retirement: Retirement | None = None
    """How and when it ends."""
