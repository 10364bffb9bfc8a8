"""The kind sla."""

from servicefolio.kind import Kind
from servicefolio.kinds.design.sla.model import Sla

KIND = Kind(
    model=Sla,
    process="design",
    title="Service level",
    titles="Service levels",
    icon="material/handshake-outline",
    summary="What services promise to their customers.",
    plural="slas",
)
