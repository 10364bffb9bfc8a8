"""The kind runbook."""

from servicefolio.kind import Kind
from servicefolio.kinds.operation.runbook.model import Runbook
from servicefolio.kinds.operation.runbook.rules import CHECKS

KIND = Kind(
    model=Runbook,
    process="operation",
    title="Runbook",
    titles="Runbooks",
    icon="material/clipboard-list-outline",
    summary="What to do, step by step, when an event or a task calls for it.",
    plural="runbooks",
    long_form=True,
    rules=CHECKS,
)
