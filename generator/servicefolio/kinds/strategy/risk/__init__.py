"""The kind risk."""

from servicefolio.kind import Kind
from servicefolio.kinds.strategy.risk.model import Risk
from servicefolio.kinds.strategy.risk.rules import CHECKS

KIND = Kind(
    model=Risk,
    process="strategy",
    title="Risk",
    titles="Risks",
    icon="material/alert-outline",
    summary="What might happen, how bad it would be, and what is done about it.",
    plural="risks",
    rules=CHECKS,
)
