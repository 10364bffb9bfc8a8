"""A target's value does not fit what it measures: a time without its unit, a share that is none."""

import re
from collections.abc import Iterator

from servicefolio.derive.agreements.agreements import agreements
from servicefolio.derive.agreements.targets import metric_in_words
from servicefolio.diagnostics import Rule, Severity
from servicefolio.records.quantities import parse_duration, parse_percent
from servicefolio.records.shapes.target import Target
from servicefolio.rules.engine import Check, Context, Finding

RULE = Rule("target-unit", Severity.ERROR, "A target's value does not fit what it measures")

_TIMES = frozenset({"respond", "fix", "fulfilment", "rto", "rpo", "mtrs", "mtbf"})
_ANSWERS = frozenset({"response_time", "latency"})
"""Times of machines, promised with more words: `300 ms at the 95th percentile`."""

_AMOUNT_AND_UNIT = re.compile(r"[\d.]+\s*[a-z\u00b5\u03bc]+", re.IGNORECASE)


def find(context: Context) -> Iterator[Finding]:
    """Look for targets whose value can be no limit for their metric."""
    for agreement in agreements(context.catalog):
        for route, target in agreement.placed_targets:
            wanted = _wanted(target)
            if wanted is not None:
                what, hint = wanted
                yield Finding(
                    agreement.id,
                    (*route, "value"),
                    f"{target.metric} ({metric_in_words(target.metric)}) "
                    f'is "{target.value}", which is not {what}',
                    hint,
                )


def _wanted(target: Target) -> tuple[str, str] | None:
    """Word what the value should be and how it is written, or None where it is well."""
    value, metric = target.value, target.metric
    is_share = metric == "availability" or (metric == "satisfaction" and "%" in value)
    if is_share and parse_percent(value) is None:
        return "a percentage", "write it like 99.5 %, from 0 % to 100 %"
    if metric in _TIMES and parse_duration(value) is None:
        hint = "write it with its unit, like 30 min, 4 h or 3 working days"
        return "a length of time", f"{hint}; more words go into `note:`"
    if metric in _ANSWERS and not _begins_with_a_time(value):
        return "a length of time", "write it with its unit, like 300 ms or 2 s"
    return None


def _begins_with_a_time(value: str) -> bool:
    found = _AMOUNT_AND_UNIT.match(value.strip())
    return found is not None and _is_time(found.group())


def _is_time(text: str) -> bool:
    # Times of machines may be shorter than any that people wait for.
    return parse_duration(re.sub("(?i)[nu\u00b5\u03bc]s$", "ms", text)) is not None


CHECK = Check(RULE, find)
