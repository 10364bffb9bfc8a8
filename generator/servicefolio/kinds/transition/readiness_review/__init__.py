"""The kind readiness_review."""

from servicefolio.kind import Kind
from servicefolio.kinds.transition.readiness_review.model import ReadinessReview
from servicefolio.kinds.transition.readiness_review.rules import CHECKS

KIND = Kind(
    model=ReadinessReview,
    process="transition",
    title="Readiness review",
    titles="Readiness reviews",
    icon="material/clipboard-check-outline",
    summary="Whether a service may go live, by a check list.",
    plural="readiness-reviews",
    rules=CHECKS,
)
