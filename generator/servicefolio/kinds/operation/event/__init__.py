"""The kind event."""

from servicefolio.kind import Kind
from servicefolio.kinds.operation.event.model import Event
from servicefolio.kinds.operation.event.rules import CHECKS

KIND = Kind(
    model=Event,
    process="operation",
    title="Monitored event",
    titles="Monitored events",
    icon="material/bell-outline",
    summary="What the monitoring watches for, and what happens when it sees it.",
    plural="events",
    rules=CHECKS,
)
