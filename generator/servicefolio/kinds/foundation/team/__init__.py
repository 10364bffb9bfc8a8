"""The kind team."""

from servicefolio.kind import Kind
from servicefolio.kinds.foundation.team.model import Team
from servicefolio.kinds.foundation.team.rules import CHECKS

KIND = Kind(
    model=Team,
    process="foundation",
    title="Team",
    titles="Teams",
    icon="material/account-group",
    summary="Who does the work, and how to reach them.",
    plural="teams",
    rules=CHECKS,
)
