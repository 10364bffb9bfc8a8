"""What was attained of service levels, for people and for programs."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from fractions import Fraction
from typing import Any

from servicefolio.derive.attainment.attainment import Attained, minutes
from servicefolio.derive.attainment.cases_in_time import Cases
from servicefolio.derive.attainment.error_budget import Budget
from servicefolio.derive.attainment.kept_times import TimePromise
from servicefolio.derive.attainment.promise import Promise
from servicefolio.derive.attainment.service_credits import CreditDue
from servicefolio.derive.calendars.elapsed import hours_in_words
from servicefolio.records.base import Record
from servicefolio.text import visible

_WIDTH = 32
"""Of a window's name in a column: two days, and that it goes on."""

_NO_DATA = "    no data of the days for which it is promised"


@dataclass(frozen=True, slots=True)
class ServiceLevels:
    """The promises that somebody asked for, and how many windows of each are told."""

    promises: tuple[Promise, ...]
    times: tuple[TimePromise, ...]
    most: int


def as_json(levels: ServiceLevels) -> str:
    """Write levels for programs: times in minutes of the agreed hours, the newest window first."""
    value = {
        "availability": [_promise(one, levels) for one in levels.promises],
        "times": [_time_promise(one, levels) for one in levels.times],
    }
    return json.dumps(value, ensure_ascii=False, indent=2)


def as_text(levels: ServiceLevels) -> str:
    """Write levels for a terminal."""
    return "\n".join(visible(line) for line in _lines(levels))


def _promise(promise: Promise, levels: ServiceLevels) -> dict[str, Any]:
    return {
        **_about(promise),
        "measured": promise.is_measured,
        "windows": [_window(promise, one) for one in promise.newest(levels.most)],
        "twelve_months": _attained(promise.year) if promise.year else None,
        "sources": _sources(promise.measurements),
    }


def _about(promise: Promise | TimePromise) -> dict[str, Any]:
    target = promise.target
    return {
        "sla": promise.sla.id,
        "target": target.id,
        "service": promise.service.id if promise.service else None,
        "metric": target.metric,
        "priority": target.priority,
        "promised": f"{target.op} {target.value}",
        "share": str(target.share) if target.share else None,
        "window": target.window,
    }


def _window(promise: Promise, budget: Budget) -> dict[str, Any]:
    credit = promise.credit(budget)
    ends = promise.exhausted_at if budget.is_running else None
    return {
        **_attained(budget.attained),
        "verdict": budget.verdict,
        "running": budget.is_running,
        "budget_minutes": _minutes(budget.allowed),
        "left_minutes": _minutes(budget.left) if budget.attained.has_data else None,
        "burn_rate": _number(budget.burn_rate),
        "exhausted": ends.astimezone(promise.zone).date().isoformat() if ends else None,
        "credit": _credit(credit) if credit else None,
    }


def _credit(credit: CreditDue) -> dict[str, Any]:
    until = credit.until.isoformat() if credit.until else None
    return {"share": str(credit.credit), "below": str(credit.below), "until": until}


def _attained(found: Attained) -> dict[str, Any]:
    return {
        "from": found.window.first.isoformat(),
        "to": found.window.last.isoformat(),
        "attained": str(found.share) if found.share else None,
        "agreed_minutes": _minutes(found.agreed),
        "measured_minutes": _minutes(found.counted),
        "away_minutes": _minutes(found.lost),
        "excluded_minutes": _minutes(found.excluded),
        "measurements": list(found.sources),
    }


def _time_promise(promise: TimePromise, levels: ServiceLevels) -> dict[str, Any]:
    return {
        **_about(promise),
        "windows": [_cases(one) for one in promise.newest(levels.most)],
        "sources": _sources(promise.measurements),
    }


def _cases(cases: Cases) -> dict[str, Any]:
    return {
        "from": cases.window.first.isoformat(),
        "to": cases.window.last.isoformat(),
        "in_time": float(cases.in_time),
        "late": float(cases.late),
        "not_known_yet": cases.open,
        "contradictory": cases.contradictory,
        "share": str(cases.share) if cases.share else None,
        "verdict": cases.verdict,
        "median_minutes": _minutes(cases.median),
        "ninetieth_percentile_minutes": _minutes(cases.ninetieth),
        "measurements": list(cases.sources),
    }


def _sources(records: Sequence[Record]) -> list[dict[str, Any]]:
    return [
        {
            "measurement": record.id,
            "source": getattr(record, "source", None),
            "period": _period(record),
            "completeness": str(getattr(record, "completeness", "")),
        }
        for record in records
    ]


def _lines(levels: ServiceLevels) -> Iterator[str]:
    if not levels.promises and not levels.times:
        yield "Nothing of it is promised in numbers that can be measured"
    for promise in levels.promises:
        yield from _heading(promise)
        if not promise.is_measured:
            yield "    nothing measures it, so that nobody can say whether it is kept"
            yield ""
            continue
        rows = [f"    {_row(promise, budget)}" for budget in promise.newest(levels.most)]
        yield from rows or [_NO_DATA]
        if promise.year is not None:
            yield f"    {_year(promise.year)}"
        yield from _from(promise.measurements)
    for times in levels.times:
        yield from _heading(times)
        yield from [f"    {_case_row(cases)}" for cases in times.newest(levels.most)] or [_NO_DATA]
        yield from _from(times.measurements)


def _heading(promise: Promise | TimePromise) -> Iterator[str]:
    target = promise.target
    whose = promise.service.title if promise.service else "all services"
    share = f" in {target.share} of cases" if target.share else ""
    yield f"{promise.sla.id}#{target.id} · {whose}"
    yield f"    {target.op} {target.value}{share} per {target.window}"


def _year(year: Attained) -> str:
    """Say what was attained in twelve months, and of how much of them there is data."""
    shown = f"{'twelve months':{_WIDTH}}{year.share!s:>10}"
    return shown if year.is_whole else f"{shown}  measured: {year.completeness} of the agreed time"


def _row(promise: Promise, budget: Budget) -> str:
    found = budget.attained
    name = found.window.name + (" so far" if budget.is_running else "")
    shown = str(found.share) if found.share else "no data" if found.is_computed else ""
    parts: list[str] = [budget.verdict if found.has_data or not found.is_computed else ""]
    if budget.used is not None:
        over = budget.left < timedelta()
        left = hours_in_words(abs(budget.left))
        parts.append(f"overdrawn by {left}" if over else f"{left} of the error budget left")
    credit = promise.credit(budget)
    if credit:
        by = f" until {credit.until}" if credit.until else ""
        can = "can" if credit.is_open(promise.today) else "could"
        parts.append(f"credit of {credit.credit} {can} be claimed{by}")
    ends = promise.exhausted_at if budget.is_running else None
    if ends:
        parts.append(f"used up on {ends.astimezone(promise.zone):%Y-%m-%d} if it goes on like this")
    return f"{name:{_WIDTH}}{shown:>10}  {'; '.join(filter(None, parts))}".rstrip()


def _case_row(cases: Cases) -> str:
    name = cases.window.name + (" so far" if cases.is_running else "")
    if not cases.is_computed:
        why = "its hours cannot be read" if cases.lacks_hours else "its data contradict themselves"
        return f"{name:{_WIDTH}}{'':>10}  {cases.verdict}: {why}"
    shown = str(cases.share) if cases.share else "no data"
    parts = [f"{cases.verdict}: {cases.in_time:,} of {cases.count:,} in time"]
    if cases.median is not None:
        parts.append(f"half within {hours_in_words(cases.median)}")
    if cases.open:
        parts.append(f"{cases.open} not known yet")
    return f"{name:{_WIDTH}}{shown:>10}  {'; '.join(parts)}"


def _from(records: Sequence[Record]) -> Iterator[str]:
    for record in records:
        completeness = getattr(record, "completeness", None)
        yield f"    from {record.id}: {_period(record)}, {completeness} complete"
    yield ""


def _period(record: Record) -> str:
    period = getattr(record, "period", None)
    return f"{period.from_} to {period.to}" if period else ""


def _minutes(length: timedelta | None) -> float | None:
    return None if length is None else round(float(minutes(length)), 2)


def _number(value: Fraction | None) -> float | None:
    return None if value is None else round(float(value), 3)
