"""The kind objective."""

from servicefolio.kind import Kind
from servicefolio.kinds.strategy.objective.model import Objective
from servicefolio.kinds.strategy.objective.rules import CHECKS

KIND = Kind(
    model=Objective,
    process="strategy",
    title="Objective",
    titles="Objectives",
    icon="material/bullseye-arrow",
    summary="What the organisation wants to reach, and by when.",
    plural="objectives",
    rules=CHECKS,
)
