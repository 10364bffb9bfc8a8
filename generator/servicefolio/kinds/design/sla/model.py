"""A service level agreement: what a service promises to its customers."""

from typing import Annotated, ClassVar, Literal

from servicefolio.records.base import OneOrMany
from servicefolio.records.choice import Meanings
from servicefolio.records.ref import Ref, RefTo
from servicefolio.records.shapes.agreement import Agreement

Level = Annotated[
    Literal["corporate", "customer", "service"],
    Meanings(
        {
            "corporate": "It holds for the whole organisation.",
            "customer": "It holds for one customer, whatever that customer uses.",
            "service": "It holds for whoever uses the services that name it.",
        }
    ),
]


class Sla(Agreement):
    """A promise to customers; services name it, so one serves many."""

    KIND: ClassVar[str] = "sla"

    level: Level = "service"
    """Whom it is for."""
    customers: Annotated[
        tuple[Annotated[Ref, RefTo(("customer",), "agreed with customer", "has agreement")], ...],
        OneOrMany,
    ] = ()
    """The customers to whom it promises; left out, all who use the services."""
    underpinned_by: Annotated[
        tuple[
            Annotated[Ref, RefTo(("ola", "underpinning_contract"), "underpinned by", "underpins")],
            ...,
        ],
        OneOrMany,
    ] = ()
    """The agreements of our own teams and of suppliers that it rests on."""
