"""How long what is there lasts."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from servicefolio.derive.capacity_runway import runway_of
from servicefolio.records.quantities import PercentValue

DAY = date(2026, 1, 1)


@dataclass
class Disk:
    """A resource."""

    current: Decimal
    limit: Decimal
    growth_per_month: Decimal | None
    threshold: PercentValue | None = None
    name: str = "disk"
    unit: str = "TB"


def days(current: int, limit: int, growth: int | None, threshold: int | None = None) -> int | None:
    found = runway_of(
        Disk(
            Decimal(current),
            Decimal(limit),
            Decimal(growth) if growth is not None else None,
            PercentValue(Decimal(threshold)) if threshold is not None else None,
        ),
        DAY,
    )
    assert found is None or (found.ends - DAY).days == found.days
    return found.days if found is not None else None


def test_what_is_left_below_the_threshold_is_used_up_by_growth() -> None:
    assert days(40, 100, 10) == 182
    assert days(40, 100, 10, threshold=80) == 121
    assert days(90, 100, 10, threshold=80) == 0


def test_what_does_not_grow_or_lasts_for_a_century_does_not_run_out() -> None:
    assert days(40, 100, None) is None
    assert days(40, 100, 0) is None
    assert days(40, 10**9, 1) is None
