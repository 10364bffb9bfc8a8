"""The kind decision."""

from servicefolio.kind import Kind
from servicefolio.kinds.strategy.decision.model import Decision
from servicefolio.kinds.strategy.decision.rules import CHECKS

KIND = Kind(
    model=Decision,
    process="strategy",
    title="Decision",
    titles="Decisions",
    icon="material/gavel",
    summary="What was decided, why, and what else was possible.",
    plural="decisions",
    long_form=True,
    rules=CHECKS,
)
