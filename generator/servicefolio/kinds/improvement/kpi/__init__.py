"""The kind kpi."""

from servicefolio.kind import Kind
from servicefolio.kinds.improvement.kpi.model import Kpi

KIND = Kind(
    model=Kpi,
    process="improvement",
    title="KPI",
    titles="KPIs",
    icon="material/gauge",
    summary="A number with a target: it shows whether an objective is near or a promise is kept.",
    plural="kpis",
    lives_with=("measurement",),
)
