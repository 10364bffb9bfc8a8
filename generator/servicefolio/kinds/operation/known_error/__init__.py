"""The kind known_error."""

from servicefolio.kind import Kind
from servicefolio.kinds.operation.known_error import messages, rules, versions
from servicefolio.kinds.operation.known_error.model import KnownError

KIND = Kind(
    model=KnownError,
    process="operation",
    title="Known error",
    titles="Known errors",
    icon="material/alert-circle-outline",
    summary="Faults with what helps against them.",
    plural="known-errors",
    suggested=("messages", "workaround"),
    rules=(*messages.CHECKS, *rules.CHECKS, *versions.CHECKS),
)
