"""The kind offering."""

from servicefolio.kind import Kind
from servicefolio.kinds.design.offering.model import Offering

KIND = Kind(
    model=Offering,
    process="design",
    title="Offering",
    titles="Offerings",
    icon="material/package-variant-closed",
    summary="The forms in which services can be ordered, with what is in them and what they cost.",
    plural="offerings",
)
