"""What measured numbers say, with the digits that they can bear."""

from decimal import ROUND_FLOOR, Decimal

from servicefolio.records.quantities import PercentValue

_HUNDRED = Decimal(100)
_MOST_DIGITS = 6


def share_of(good: Decimal, total: Decimal) -> PercentValue | None:
    """Give a ratio as a percentage, rounded down: what was away for a minute never shows 100 %.

    It has as many digits as one of the total makes a difference in. None where nothing was
    counted, since nothing out of nothing is neither good nor bad.

    >>> str(share_of(Decimal(44631), Decimal(44640)))
    '99.97 %'
    >>> str(share_of(Decimal(7), Decimal(9)))
    '77 %'
    >>> share_of(Decimal(0), Decimal(0))
    """
    if total <= 0:
        return None
    digits = min(max((total / _HUNDRED).adjusted(), 0), _MOST_DIGITS)
    step = Decimal(1).scaleb(-digits)
    return PercentValue((good / total * _HUNDRED).quantize(step, rounding=ROUND_FLOOR))
