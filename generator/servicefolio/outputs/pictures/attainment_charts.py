"""What was attained of a promise over time, and what was left of its error budget, as charts."""

from decimal import Decimal
from fractions import Fraction

from servicefolio.derive.attainment.error_budget import Budget
from servicefolio.derive.attainment.promise import Promise
from servicefolio.outputs.pictures.charts import Chart, Line, Point, worth_drawing
from servicefolio.records.quantities import PercentValue, parse_percent

_MOST = 24
"""As many windows are drawn: two years of months."""
_HUNDRED = 100
_A_TENTH = Decimal("0.1")


def attainment_chart(promise: Promise) -> Chart | None:
    """Draw what was attained window by window; None where a drawing would say no more."""
    promised = parse_percent(promise.target.value)
    points = tuple(_attained(budget) for budget in promise.newest(_MOST)[::-1])
    if promised is None or not worth_drawing(points):
        return None
    missed = sum(point.tone == "bad" for point in points)
    return Chart(
        name=f"attained-{promise.target.id}-{_service(promise)}",
        title=f"Attained per {promise.target.window}, of {promised} promised",
        description=f"The share of the agreed time in which it was there, per "
        f"{promise.target.window}, with the {promised} that {promise.sla.title} promises; missed "
        f"in {missed} of {len(points)}. A gap is no data.",
        unit="%",
        points=points,
        lines=(Line(promised.value, f"promised {promised}", "target"),),
    )


def budget_chart(promise: Promise) -> Chart | None:
    """Draw how much of each window's error budget was left; None where it would say no more."""
    points = tuple(_left(budget) for budget in promise.newest(_MOST)[::-1])
    if not worth_drawing(points):
        return None
    return Chart(
        name=f"budget-{promise.target.id}-{_service(promise)}",
        title="Error budget left",
        description=f"How much of the time that it may be away was left at the end of each "
        f"{promise.target.window}, in per cent of it; below nothing the promise was missed. "
        "A gap is no data.",
        unit="%",
        points=points,
        lines=(Line(Decimal(), "used up", "limit"),),
    )


def _service(promise: Promise) -> str:
    return promise.service.id if promise.service else "all"


def _attained(budget: Budget) -> Point:
    share = budget.attained.share
    return _point(budget, share.value if share else None, _shown(share))


def _left(budget: Budget) -> Point:
    used = budget.used
    if used is None or not budget.attained.is_computed:
        return _point(budget, None, "no data")
    left = _decimal((1 - used) * _HUNDRED)
    return _point(budget, left, f"{left} %")


def _shown(share: PercentValue | None) -> str:
    return str(share) if share else "no data"


def _decimal(number: Fraction) -> Decimal:
    return (Decimal(number.numerator) / Decimal(number.denominator)).quantize(_A_TENTH)


def _point(budget: Budget, value: Decimal | None, shown: str) -> Point:
    window = budget.attained.window
    begins, ends = window.span
    return Point(begins, ends, value, window.name, shown, budget.verdict, budget.tone)
