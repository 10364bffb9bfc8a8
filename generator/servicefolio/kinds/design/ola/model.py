"""An operational level agreement: what one of our teams promises to the others."""

from typing import Annotated, ClassVar

from servicefolio.records.base import OneOrMany
from servicefolio.records.ref import Ref, RefTo
from servicefolio.records.shapes.underpinning import UnderpinningAgreement


class Ola(UnderpinningAgreement):
    """A promise between teams; an SLA that rests on it names it under `underpinned_by`."""

    KIND: ClassVar[str] = "ola"

    provider: Annotated[Ref, RefTo(("team",), "provided by", "has promised")]
    """The team that promises."""
    relied_on_by: Annotated[
        tuple[Annotated[Ref, RefTo(("team",), "relied on by", "relies on")], ...], OneOrMany
    ] = ()
    """The teams to which it promises; left out, all."""
