"""The kind corrective_action."""

from servicefolio.kind import Kind
from servicefolio.kinds.improvement.corrective_action.model import CorrectiveAction
from servicefolio.kinds.improvement.corrective_action.rules import CHECKS

KIND = Kind(
    model=CorrectiveAction,
    process="improvement",
    title="Corrective action",
    titles="Corrective actions",
    icon="material/wrench-check-outline",
    summary="What is done so that something does not go wrong again, and whether it helped.",
    plural="corrective-actions",
    rules=CHECKS,
)
