"""The kind opportunity."""

from servicefolio.kind import Kind
from servicefolio.kinds.strategy.opportunity.model import Opportunity

KIND = Kind(
    model=Opportunity,
    process="strategy",
    title="Opportunity",
    titles="Opportunities",
    icon="material/lightbulb-on-outline",
    summary="What might be gained, and what is done about it.",
    plural="opportunities",
)
