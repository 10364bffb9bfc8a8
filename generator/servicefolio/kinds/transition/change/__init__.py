"""The kind change."""

from servicefolio.kind import Kind
from servicefolio.kinds.transition.change.model import Change
from servicefolio.kinds.transition.change.rules import CHECKS

KIND = Kind(
    model=Change,
    process="transition",
    title="Change",
    titles="Changes",
    icon="material/swap-horizontal",
    summary="What is altered in a service or a part of it: when, by whom, and how to take it back.",
    plural="changes",
    begins_with=("services",),
    rules=CHECKS,
)
