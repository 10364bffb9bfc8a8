"""An agreement has two targets of one name, or two that contradict each other."""

from collections.abc import Iterator
from typing import TypeAlias

from servicefolio.derive.agreements.agreements import agreements
from servicefolio.derive.agreements.targets import metric_in_words, terms_of
from servicefolio.derive.calendars.durations import measured
from servicefolio.diagnostics import Rule, Severity
from servicefolio.records.quantities import parse_duration, parse_percent
from servicefolio.records.shapes.agreement import Agreement
from servicefolio.records.shapes.target import Target
from servicefolio.rules.engine import Check, Context, Finding

RULE = Rule(
    "target-duplicate", Severity.ERROR, "Two targets of an agreement share an id or contradict"
)

_Subject: TypeAlias = tuple[object, ...]


def find(context: Context) -> Iterator[Finding]:
    """Compare the targets of every agreement with those before them."""
    for agreement in agreements(context.catalog):
        yield from _of_one_name(agreement)
        yield from _contradicting(agreement)


def _of_one_name(agreement: Agreement) -> Iterator[Finding]:
    """Look for ids that a target before has, be it one of the short forms."""
    taken: dict[str, Target] = {}
    for route, target in agreement.placed_targets:
        first = taken.setdefault(target.id, target)
        if first is not target:
            yield Finding(
                agreement.id,
                (*route, "id"),
                f'two targets are called "{target.id}": {_promise(first)}, and {_promise(target)}',
                f"give one of the two another id{_short_form_of(agreement, target)}",
            )


def _short_form_of(agreement: Agreement, target: Target) -> str:
    """Tell of a first target that its author may not know as one."""
    is_short = target.id not in {long.id for long in agreement.targets if long is not target}
    return f": the short form `{target.metric}:` makes a target of that name" if is_short else ""


def _contradicting(agreement: Agreement) -> Iterator[Finding]:
    """Look for targets that say something else about the same as one before."""
    said: dict[_Subject, Target] = {}
    for route, target in agreement.placed_targets:
        first = said.setdefault(_subject(agreement, target), target)
        if first.id != target.id and _limit(first) != _limit(target):
            yield Finding(
                agreement.id,
                route,
                f"{first.id} and {target.id} are about the same "
                f"({metric_in_words(target.metric)}), and differ: "
                f"{_promise(first)}, and {_promise(target)}",
                "keep one of the two, or write what tells them apart, "
                "such as a `priority:`, `request_type:` or `note:`",
            )


def _subject(agreement: Agreement, target: Target) -> _Subject:
    """Collect whatever tells a target from others of the same metric."""
    return (
        target.metric,
        target.priority,
        terms_of(agreement, target),
        (target.window, target.rolling),
        frozenset(target.exclusions),
        target.note,
    )


def _limit(target: Target) -> tuple[object, ...]:
    """Read the promise, so that 60 min and 1 h are the same."""
    time = parse_duration(target.value)
    return target.op, measured(time) if time else parse_percent(target.value) or target.value


def _promise(target: Target) -> str:
    return f"{target.op} {target.value}"


CHECK = Check(RULE, find)
