"""The kind improvement."""

from servicefolio.kind import Kind
from servicefolio.kinds.improvement.improvement.model import Improvement
from servicefolio.kinds.improvement.improvement.rules import CHECKS

KIND = Kind(
    model=Improvement,
    process="improvement",
    title="Improvement",
    titles="Improvements",
    icon="material/trending-up",
    summary="What gets better, and by how much.",
    plural="improvements",
    rules=CHECKS,
)
