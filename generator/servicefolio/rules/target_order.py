"""An agreement promises the less urgent sooner than the more urgent, or mending before looking."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import product
from typing import TypeAlias, get_args

from servicefolio.derive.agreements.agreements import agreements
from servicefolio.derive.agreements.targets import Terms, metric_in_words, terms_of
from servicefolio.derive.calendars.durations import is_longer
from servicefolio.diagnostics import Rule, Severity
from servicefolio.records.quantities import DurationValue, parse_duration
from servicefolio.records.shapes.agreement import Agreement
from servicefolio.records.shapes.target import Priority
from servicefolio.rules.engine import Check, Context, Finding
from servicefolio.source.document import Route

RULE = Rule("target-order", Severity.ERROR, "The limits of an agreement contradict each other")

_PRIORITIES: tuple[str, ...] = get_args(get_args(Priority)[0])


@dataclass(frozen=True, slots=True)
class _Limit:
    """A limit for one priority, and where it is written."""

    route: Route
    priority: str
    time: DurationValue
    is_for_all: bool

    @property
    def name(self) -> str:
        return "the others" if self.is_for_all else self.priority


_Key: TypeAlias = tuple[str, Terms]


def find(context: Context) -> Iterator[Finding]:
    """Compare the time limits of every agreement with each other."""
    for agreement in agreements(context.catalog):
        limits = _limits(agreement)
        for (metric, _), by_priority in limits.items():
            yield from _out_of_order(agreement, metric, by_priority)
        for (metric, terms), by_priority in limits.items():
            if metric == "fix":
                taken_up = limits.get(("respond", terms), {})
                yield from _mended_first(agreement, taken_up, by_priority)


def _out_of_order(
    agreement: Agreement, metric: str, limits: dict[str, _Limit]
) -> Iterator[Finding]:
    """Look for priorities with a shorter limit than a more urgent one."""
    ordered = [limits[priority] for priority in _PRIORITIES if priority in limits]
    reported: set[Route] = set()
    for index, limit in enumerate(ordered):
        longer = [
            urgent
            for urgent in reversed(ordered[:index])
            if urgent.route != limit.route and is_longer(urgent.time, limit.time)
        ]
        if longer and limit.route not in reported:
            reported.add(limit.route)
            yield Finding(
                agreement.id,
                limit.route,
                f"{metric_in_words(metric)}: {limit.time} for {limit.name} "
                f"is less than {longer[0].time} for {longer[0].name}",
                "P1 is the most urgent: no priority may have a shorter limit than one before it",
            )


def _mended_first(
    agreement: Agreement, taken_up: dict[str, _Limit], mended: dict[str, _Limit]
) -> Iterator[Finding]:
    """Look for limits to mend that are over before anybody need have begun."""
    reported: set[Route] = set()
    for priority in _PRIORITIES:
        if priority not in taken_up or priority not in mended:
            continue
        respond, fix = taken_up[priority], mended[priority]
        if is_longer(respond.time, fix.time) and fix.route not in reported:
            reported.add(fix.route)
            yield Finding(
                agreement.id,
                fix.route,
                f"{priority} is to be mended within {fix.time}, "
                f"but may wait {respond.time} until somebody works on it",
                "make the time to `fix` longer than the time to `respond`",
            )


def _limits(agreement: Agreement) -> dict[_Key, dict[str, _Limit]]:
    """Sort the time limits of an agreement by what they limit, on which terms, and priority."""
    grouped: defaultdict[_Key, dict[str, _Limit]] = defaultdict(dict)
    for_all: list[tuple[_Key, _Limit]] = []
    for route, target in agreement.placed_targets:
        time = parse_duration(target.value)
        if time is None or target.op != "at most":
            continue
        key: _Key = (target.metric, terms_of(agreement, target))
        limit = _Limit(route, target.priority or "", time, target.priority is None)
        if limit.is_for_all:
            for_all.append((key, limit))
        else:
            grouped[key].setdefault(limit.priority, limit)
    for (key, limit), priority in product(for_all, _PRIORITIES):
        grouped[key].setdefault(priority, replace(limit, priority=priority))
    return grouped


CHECK = Check(RULE, find)
