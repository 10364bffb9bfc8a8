"""The kind incident."""

from servicefolio.kind import Kind
from servicefolio.kinds.operation.incident import rules, times
from servicefolio.kinds.operation.incident.model import Incident

KIND = Kind(
    model=Incident,
    process="operation",
    title="Incident",
    titles="Incidents",
    icon="material/fire-alert",
    summary="What failed, when, for whom, and what brought it back.",
    plural="incidents",
    rules=(*rules.CHECKS, *times.CHECKS),
)
