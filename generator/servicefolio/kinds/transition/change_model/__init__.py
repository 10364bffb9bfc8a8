"""The kind change_model."""

from servicefolio.kind import Kind
from servicefolio.kinds.transition.change_model.model import ChangeModel
from servicefolio.kinds.transition.change_model.rules import CHECKS

KIND = Kind(
    model=ChangeModel,
    process="transition",
    title="Change model",
    titles="Change models",
    icon="material/clipboard-check-outline",
    summary="Changes that are done often, and may be done without asking each time.",
    plural="change-models",
    rules=CHECKS,
)
