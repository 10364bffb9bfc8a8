"""What OLAs and underpinning contracts have in common: services rest on what they promise."""

from typing import Annotated

from servicefolio.records.base import OneOrMany
from servicefolio.records.ref import Ref, RefTo
from servicefolio.records.scalars import Duration
from servicefolio.records.shapes.agreement import Agreement


class UnderpinningAgreement(Agreement):
    """A promise that the provider of a service gets, so that it can keep its own."""

    covers: Annotated[
        tuple[Annotated[Ref, RefTo(("service",), "covers", "covered by")], ...], OneOrMany
    ] = ()
    """The services of the provider that the promise is about."""
    handling_time: Duration | None = None
    """How long our own handling takes before the other side's clock begins to run."""
