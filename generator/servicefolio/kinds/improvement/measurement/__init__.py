"""The kind measurement."""

from servicefolio.kind import Kind
from servicefolio.kinds.improvement.measurement import contradictions, rules, spans
from servicefolio.kinds.improvement.measurement.model import Measurement

KIND = Kind(
    model=Measurement,
    process="improvement",
    title="Measurement",
    titles="Measurements",
    icon="material/chart-line",
    summary="A series of measured values, with where they come from and how complete they are.",
    plural="measurements",
    rules=(*rules.CHECKS, *spans.CHECKS, *contradictions.CHECKS),
    begins_with=("data",),
)
