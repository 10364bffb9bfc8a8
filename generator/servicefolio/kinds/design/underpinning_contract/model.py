"""An underpinning contract: what a supplier promises to the organisation."""

from typing import Annotated, ClassVar

from servicefolio.records.ref import Ref, RefTo
from servicefolio.records.scalars import Duration, Line, Url
from servicefolio.records.shapes.underpinning import UnderpinningAgreement


class UnderpinningContract(UnderpinningAgreement):
    """A supplier's promise; an SLA that rests on it names it under `underpinned_by`."""

    KIND: ClassVar[str] = "underpinning_contract"

    provider: Annotated[Ref, RefTo(("supplier",), "provided by", "has promised")]
    """The supplier that promises."""
    contract_number: Line | None = None
    """Its number, as the supplier wants to hear it."""
    contract_text: Url | None = None
    """Where the signed contract is read."""
    cost: Line | None = None
    """What it costs, with currency and period."""
    billing: Line | None = None
    """How often, and by what, it is charged."""
    minimum_term: Duration | None = None
    """How long it runs at least from its first day."""
