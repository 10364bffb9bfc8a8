"""What is told of the records that a service in use brings: operation and improvement."""

from datetime import date
from decimal import Decimal
from typing import Protocol

from servicefolio.derive.story.story_numbers import limit_of_kpi, outcome_of
from servicefolio.derive.story.tellings import Said, Teller, Tellings, joined
from servicefolio.records.moment import DateTimeValue
from servicefolio.records.quantities import DurationValue
from servicefolio.records.shapes.action import Action
from servicefolio.records.shapes.measure import Measure
from servicefolio.text import plural

_MINUTES_AN_HOUR = 60
_MOST_MISSED = 3
_TOLD = {"page": "somebody on call is woken", "ticket": "it waits in a queue for the morning"}


class _Event(Protocol):
    @property
    def severity(self) -> str | None: ...


class _Runbook(Protocol):
    @property
    def trigger(self) -> str | None: ...
    @property
    def last_exercised(self) -> date | None: ...


class _RequestModel(Protocol):
    @property
    def lead_time(self) -> DurationValue | None: ...


class _Article(Protocol):
    @property
    def question(self) -> str | None: ...


class _Incident(Protocol):
    @property
    def started_at(self) -> DateTimeValue: ...
    @property
    def resolved_at(self) -> DateTimeValue | None: ...
    @property
    def users_affected(self) -> int | None: ...
    @property
    def major(self) -> bool: ...


class _InvestigationEntry(Protocol):
    @property
    def on(self) -> date: ...


class _Problem(Protocol):
    @property
    def investigation(self) -> tuple[_InvestigationEntry, ...]: ...
    @property
    def summary(self) -> str | None: ...
    @property
    def root_cause(self) -> str | None: ...
    @property
    def closure(self) -> str | None: ...


class _Sightings(Protocol):
    @property
    def count(self) -> int: ...
    @property
    def first(self) -> date | None: ...


class _KnownError(Protocol):
    @property
    def workaround(self) -> tuple[object, ...]: ...
    @property
    def seen(self) -> _Sightings | None: ...


class _Review(Protocol):
    @property
    def date(self) -> date: ...
    @property
    def lessons(self) -> tuple[str, ...]: ...
    @property
    def actions(self) -> tuple[Action, ...]: ...


class _Kpi(Protocol):
    @property
    def question(self) -> str | None: ...
    @property
    def target(self) -> Decimal: ...


class _EffectivenessCheck(Protocol):
    @property
    def result(self) -> str | None: ...


class _CorrectiveAction(Protocol):
    @property
    def raised(self) -> date | None: ...
    @property
    def actions(self) -> tuple[Action, ...]: ...
    @property
    def effectiveness(self) -> _EffectivenessCheck | None: ...


class _Result(Protocol):
    @property
    def value(self) -> str: ...
    @property
    def on(self) -> date | None: ...


class _Improvement(Protocol):
    @property
    def raised(self) -> date | None: ...
    @property
    def measure(self) -> Measure | None: ...
    @property
    def result(self) -> _Result | None: ...


class _Objective(Protocol):
    @property
    def progress(self) -> str | None: ...
    @property
    def baseline(self) -> str | None: ...
    @property
    def measure(self) -> Measure | None: ...


def _event(teller: Teller, identifier: str) -> Said:
    return Said(words=_TOLD.get(teller.catalog.one(identifier, _Event).severity or "", ""))


def _runbook(teller: Teller, identifier: str) -> Said:
    runbook = teller.catalog.one(identifier, _Runbook)
    tried = runbook.last_exercised
    return Said(words=joined(runbook.trigger, f"last tried on {tried}" if tried else None))


def _request(teller: Teller, identifier: str) -> Said:
    takes = teller.catalog.one(identifier, _RequestModel).lead_time
    return Said(words=f"takes {takes}" if takes else "")


def _article(teller: Teller, identifier: str) -> Said:
    return Said(words=teller.catalog.one(identifier, _Article).question or "")


def _incident(teller: Teller, identifier: str) -> Said:
    incident = teller.catalog.one(identifier, _Incident)
    started = incident.started_at.in_zone(teller.zone)
    lasted = None
    if incident.resolved_at is not None:
        minutes = int((incident.resolved_at.in_zone(teller.zone) - started).total_seconds()) // 60
        lasted = f"it lasted {_length(minutes)}" if minutes > 0 else None
    hit = incident.users_affected
    people = plural(hit, "person was hit", "people were hit") if hit else None
    words = joined("a major incident" if incident.major else None, lasted, people)
    return Said(started.date(), words)


def _length(minutes: int) -> str:
    """Write a length of time.

    >>> _length(310)
    '5 h 10 min'
    """
    hours, rest = divmod(minutes, _MINUTES_AN_HOUR)
    return " ".join(filter(None, (f"{hours} h" if hours else "", f"{rest} min" if rest else "")))


def _problem(teller: Teller, identifier: str) -> Said:
    problem = teller.catalog.one(identifier, _Problem)
    days = [entry.on for entry in problem.investigation]
    words = (problem.closure or "").replace("_", " ")
    return Said(min(days, default=None), words, None if problem.summary else problem.root_cause)


def _known_error(teller: Teller, identifier: str) -> Said:
    error = teller.catalog.one(identifier, _KnownError)
    ways = plural(len(error.workaround), "workaround") if error.workaround else None
    seen = f"seen {plural(error.seen.count, 'time')}" if error.seen and error.seen.count else None
    return Said(error.seen.first if error.seen else None, joined(ways, seen))


def _review(teller: Teller, identifier: str) -> Said:
    review = teller.catalog.one(identifier, _Review)
    learnt = f"learnt: {review.lessons[0]}" if review.lessons else None
    follows = f"{plural(len(review.actions), 'thing')} to do" if review.actions else None
    return Said(review.date, joined(learnt, follows))


def _kpi(teller: Teller, identifier: str) -> Said:
    question = teller.catalog.one(identifier, _Kpi).question
    limit = limit_of_kpi(teller.catalog, identifier)
    return Said(words=joined(question, f"it should be {limit.words}"))


def _measurement(teller: Teller, identifier: str) -> Said:
    outcome = outcome_of(teller.catalog, identifier)
    if outcome is None:
        return Said()
    counted = f"measured {plural(outcome.counted, 'time')}"
    moved = f"from {outcome.first} to {outcome.last}" if outcome.counted > 1 else outcome.last
    if outcome.limit is None:
        return Said(words=joined(counted, moved))
    kept = f"kept in {outcome.counted - len(outcome.missed)} of {outcome.counted}"
    missed = [f"{when} ({what})" for when, what in outcome.missed]
    shown = ", ".join(missed[-_MOST_MISSED:])
    more = " and earlier ones" if len(missed) > _MOST_MISSED else ""
    broken = f"missed: {shown}{more}" if missed else None
    return Said(words=joined(f"it should be {outcome.limit.words}", moved, kept, broken))


def _action(teller: Teller, identifier: str) -> Said:
    action = teller.catalog.one(identifier, _CorrectiveAction)
    done = sum(item.done is not None for item in action.actions)
    found = action.effectiveness.result if action.effectiveness else None
    words = f"{done} of {plural(len(action.actions), 'thing')} done"
    days = [item.done for item in action.actions if item.done]
    helped = f"did it help: {found.replace('_', ' ')}" if found else None
    return Said(action.raised or min(days, default=None), joined(words, helped))


def _improvement(teller: Teller, identifier: str) -> Said:
    improvement = teller.catalog.one(identifier, _Improvement)
    measure, result = improvement.measure, improvement.result
    moved = None
    if measure is not None:
        reached = f", reached {result.value}" if result else ""
        moved = f"{measure.what}: before {measure.now}, wanted {measure.want}{reached}"
    on = result.on if result and result.on else improvement.raised
    return Said(on, moved or (f"reached: {result.value}" if result else ""))


def _moved(teller: Teller, identifier: str) -> Said:
    objective = teller.catalog.one(identifier, _Objective)
    measure = objective.measure
    counted = f"{measure.what}: {measure.now} now, {measure.want} wanted" if measure else None
    began = f"it began at {objective.baseline}" if objective.baseline else None
    return Said(words=joined(counted, began, objective.progress))


IN_USE: Tellings = {
    "events": _event,
    "runbooks": _runbook,
    "requests": _request,
    "articles": _article,
    "incidents": _incident,
    "problems": _problem,
    "errors": _known_error,
    "reviews": _review,
    "kpis": _kpi,
    "measurements": _measurement,
    "actions": _action,
    "improvements": _improvement,
    "moved": _moved,
}
