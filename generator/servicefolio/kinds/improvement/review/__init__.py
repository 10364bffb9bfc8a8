"""The kind review."""

from servicefolio.kind import Kind
from servicefolio.kinds.improvement.review.model import Review
from servicefolio.kinds.improvement.review.rules import CHECKS

KIND = Kind(
    model=Review,
    process="improvement",
    title="Review",
    titles="Reviews",
    icon="material/comment-search-outline",
    summary="What was looked back at, what was learnt, and what follows.",
    plural="reviews",
    long_form=True,
    rules=CHECKS,
)
