"""The kind sla."""

from servicefolio.kind import Kind
from servicefolio.kinds.design.sla.model import Sla
from servicefolio.kinds.design.sla.rules import CHECKS

KIND = Kind(
    model=Sla,
    process="design",
    title="Service level",
    titles="Service levels",
    icon="material/handshake-outline",
    summary="What services promise to their customers.",
    plural="slas",
    rules=CHECKS,
)
