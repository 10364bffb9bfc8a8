"""An agreement promises 100 %, which nobody can keep."""

from collections.abc import Iterator

from servicefolio.derive.agreements.agreements import agreements
from servicefolio.diagnostics import Rule, Severity
from servicefolio.records.quantities import PercentValue, parse_percent
from servicefolio.rules.engine import Check, Context, Finding

RULE = Rule("target-perfect", Severity.ERROR, "A target promises 100 %")

_ALL = 100


def find(context: Context) -> Iterator[Finding]:
    """Look for targets without any room for a fault."""
    for agreement in agreements(context.catalog):
        for route, target in agreement.placed_targets:
            limit = parse_percent(target.value)
            if target.op == "at least" and _is_all(limit):
                yield Finding(
                    agreement.id,
                    (*route, "value"),
                    f"{target.value} leaves no room for a single fault or update",
                    "promise what can be kept and still helps, such as 99.9 %",
                )
            if _is_all(target.share):
                yield Finding(
                    agreement.id,
                    (*route, "share"),
                    f"a share of {target.share} is missed by the first case that takes longer",
                    "write the share that can be kept, such as 95 %",
                )


def _is_all(percent: PercentValue | None) -> bool:
    return percent is not None and percent.value == _ALL


CHECK = Check(RULE, find)
