"""The kind problem."""

from servicefolio.kind import Kind
from servicefolio.kinds.operation.problem.model import Problem

KIND = Kind(
    model=Problem,
    process="operation",
    title="Problem",
    titles="Problems",
    icon="material/magnify-scan",
    summary="Why something fails again and again, or failed badly once.",
    plural="problems",
)
