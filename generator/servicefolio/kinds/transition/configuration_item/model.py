"""A configuration item: a part that services are built of, and that changes change."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from servicefolio.records.base import OneOrMany, Record, Shape
from servicefolio.records.choice import Meanings
from servicefolio.records.lifecycle import Lifecycle, State, lifecycle
from servicefolio.records.ref import Ref, RefTo
from servicefolio.records.scalars import Date, Flag, Line, Url, Whole
from servicefolio.records.shapes.dependency import Dependency

ItemType = Annotated[
    Literal[
        "application", "component", "database", "network", "server", "cluster", "saas", "location",
        "document",
    ],
    Meanings(
        {
            "application": "A program that people or other programs use.",
            "component": "A part of an application, such as a module or a certificate.",
            "database": "A database, or the system that runs some.",
            "network": "A line, a switch, a firewall or another part of the network.",
            "server": "A machine, of metal or virtual.",
            "cluster": "Several machines that work as one.",
            "saas": "A program that somebody outside runs for us.",
            "location": "A building, a room or a rack.",
            "document": "A text that is kept under control, such as a licence or a plan.",
        }
    ),
]  # fmt: skip

Environment = Annotated[
    Literal["production", "pre_production", "test", "development", "training", "recovery"],
    Meanings(
        {
            "production": "People work with it.",
            "pre_production": "It is like production, and changes are tried there last.",
            "test": "Changes are tested there.",
            "development": "Something new is built there.",
            "training": "People learn there.",
            "recovery": "It stands by for the loss of production.",
        }
    ),
]

Criticality = Annotated[
    Literal["high", "medium", "low"],
    Meanings(
        {
            "high": "Work stops without it.",
            "medium": "Work goes on without it for some hours.",
            "low": "Hardly anybody notices when it fails.",
        }
    ),
]


class EndOfLife(Shape):
    """Until when its maker looks after it; one text is the last day."""

    SHORT_FORM: ClassVar[str | None] = "on"

    on: Date
    """The last day on which its maker mends it, security faults included."""
    released: Date | None = None
    """The day on which this version came out."""
    active_support_until: Date | None = None
    """The last day on which its maker improves it; after that, it only mends faults."""
    long_term: Flag | None = None
    """Whether it is a version that its maker supports for long (LTS)."""
    latest: Line | None = None
    """The newest release of this version."""
    source: Url | None = None
    """Where its maker says so."""


class Licence(Shape):
    """The right to use it; one text is its name."""

    SHORT_FORM: ClassVar[str | None] = "name"

    name: Line
    """What it is called, such as `GPL-3.0-only` or `per named user`."""
    seats: Annotated[Whole, Field(ge=0)] | None = None
    """The number of people or machines that it allows."""
    until: Date | None = None
    """The last day on which it holds."""
    contract: (
        Annotated[Ref, RefTo(("underpinning_contract",), "licensed under", "licenses")] | None
    ) = None
    """The contract that grants it."""


class ConfigurationItem(Record):
    """A part of a service that is kept under control: an application, a server, a line."""

    KIND: ClassVar[str] = "configuration_item"
    LIFECYCLE: ClassVar[Lifecycle] = lifecycle(
        State(
            "planned",
            "It is wanted; nothing has been built or bought.",
            leads_to=("in_build", "disposed"),
            stage="coming",
        ),
        State(
            "in_build",
            "It is being built, or is on its way.",
            leads_to=("planned", "in_test", "disposed"),
            stage="coming",
        ),
        State(
            "in_test",
            "It is being tested, and nobody depends on it yet.",
            leads_to=("in_build", "in_production", "disposed"),
            stage="coming",
        ),
        State(
            "in_production",
            "Services depend on it.",
            leads_to=("maintenance", "retired"),
            needs=("owner",),
        ),
        State(
            "maintenance",
            "It is out of use for a while, and comes back.",
            leads_to=("in_production", "retired"),
            needs=("owner",),
        ),
        State(
            "retired",
            "Nothing depends on it any more; it still exists.",
            leads_to=("in_production", "disposed"),
            stage="gone",
        ),
        State("disposed", "It does not exist any more.", stage="gone"),
    )

    state: Literal[
        "in_production", "planned", "in_build", "in_test", "maintenance", "retired", "disposed"
    ] = "in_production"
    """Where it stands in its life."""
    type: ItemType
    """What sort of thing it is."""
    environment: Environment | None = None
    """What it is there for; left out, production."""
    criticality: Criticality | None = None
    """What its failure does to work."""
    vendor: Line | None = None
    """Who makes it."""
    product: Line | None = None
    """The name that its maker gave it."""
    version: Line | None = None
    """The version that is installed."""
    purl: Line | None = None
    """Its package URL, such as `pkg:generic/openssl@3.0.15`."""
    supplier: Annotated[Ref, RefTo(("supplier",), "supplied by", "supplies")] | None = None
    """The supplier that it was bought from."""
    eol: EndOfLife | None = None
    """Until when its maker looks after it, such as `2028-05-31`."""
    licence: Licence | None = None
    """The right to use it, such as `per named user`."""
    location: Line | None = None
    """Where it stands: the building, room and rack, or the region of a cloud."""
    in_production_since: Date | None = None
    """The day on which it was put to use."""
    part_of: Annotated[Ref, RefTo(("configuration_item",), "part of", "contains")] | None = None
    """The configuration item that it is a part of."""
    runs_on: Annotated[
        tuple[Annotated[Ref, RefTo(("configuration_item",), "runs on", "hosts")], ...], OneOrMany
    ] = ()
    """The configuration items that carry it, such as a server or a cluster."""
    depends_on: Annotated[tuple[Dependency, ...], OneOrMany] = ()
    """The configuration items and services that it needs to work."""
