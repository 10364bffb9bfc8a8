"""What is told of the records that bring a service into use: strategy, design, transition."""

from datetime import date
from typing import Protocol

from servicefolio.derive.agreements.service_level import in_one_sentence
from servicefolio.derive.story.tellings import Part, Said, Teller, Tellings, joined
from servicefolio.records.base import HistoryEntry
from servicefolio.records.moment import DateTimeValue
from servicefolio.records.shapes.agreement import Agreement
from servicefolio.text import listing, plural

_MOST_PARTS = 6
_ASPECTS = {
    "architecture": "what it is made of",
    "security": "what it is protected against",
    "capacity": "how much it can take",
    "availability": "how it stays up",
    "continuity": "how it comes back after a disaster",
    "compliance": "which rules from outside it meets",
}


class _Objective(Protocol):
    @property
    def statement(self) -> str: ...


class _Risk(Protocol):
    @property
    def event(self) -> str: ...


class _Decision(Protocol):
    @property
    def decided_on(self) -> date | None: ...
    @property
    def decision_makers(self) -> tuple[str, ...]: ...
    @property
    def outcome(self) -> str | None: ...


class _Service(Protocol):
    @property
    def business_case(self) -> str | None: ...
    @property
    def history(self) -> tuple[HistoryEntry, ...]: ...


class _AcceptanceCriterion(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def statement(self) -> str: ...


class _DesignDocument(Protocol):
    @property
    def aspect(self) -> str: ...
    @property
    def approved_on(self) -> date | None: ...
    @property
    def acceptance_criteria(self) -> tuple[_AcceptanceCriterion, ...]: ...


class _ConfigurationItem(Protocol):
    @property
    def type(self) -> str: ...
    @property
    def in_production_since(self) -> date | None: ...


class _TimeWindow(Protocol):
    @property
    def start(self) -> DateTimeValue: ...
    @property
    def words(self) -> str: ...


class _Outage(Protocol):
    @property
    def expected(self) -> bool: ...
    @property
    def when(self) -> _TimeWindow | None: ...


class _Change(Protocol):
    @property
    def when(self) -> _TimeWindow | None: ...
    @property
    def actual(self) -> _TimeWindow | None: ...
    @property
    def outage(self) -> _Outage | None: ...
    @property
    def result(self) -> str | None: ...


class _TestCase(Protocol):
    @property
    def result(self) -> str | None: ...


class _Validation(Protocol):
    @property
    def tested_on(self) -> date | None: ...
    @property
    def cases(self) -> tuple[_TestCase, ...]: ...


class _ChecklistItem(Protocol):
    @property
    def waiver(self) -> object: ...


class _ReadinessReview(Protocol):
    @property
    def decided_on(self) -> date | None: ...
    @property
    def checklist(self) -> tuple[_ChecklistItem, ...]: ...


class _Environment(Protocol):
    @property
    def deployed(self) -> date | None: ...


class _Release(Protocol):
    @property
    def version(self) -> str: ...
    @property
    def environments(self) -> tuple[_Environment, ...]: ...


def _objective(teller: Teller, identifier: str) -> Said:
    return Said(words=teller.catalog.one(identifier, _Objective).statement)


def _risk(teller: Teller, identifier: str) -> Said:
    return Said(words=teller.catalog.one(identifier, _Risk).event)


def _decision(teller: Teller, identifier: str) -> Said:
    decision = teller.catalog.one(identifier, _Decision)
    makers = listing(decision.decision_makers, "and")
    words = f"decided by: {makers}" if makers else ""
    return Said(decision.decided_on, words, decision.outcome)


def _case(teller: Teller, identifier: str) -> Said:
    return Said(prose=teller.catalog.one(identifier, _Service).business_case)


def _service(teller: Teller, identifier: str) -> Said:
    """A service begins when it is more than proposed, where its history tells of that."""
    service = teller.catalog.one(identifier, _Service)
    days = sorted((entry.on, entry.to) for entry in service.history)
    days = [day for day in days if day[1] != "proposed"] or days
    live = next((f"people use it since {on}" for on, state in days if state == "live"), None)
    return Said(days[0][0] if days else None, live or "")


def _package(teller: Teller, identifier: str) -> Said:
    document = teller.catalog.one(identifier, _DesignDocument)
    criteria = document.acceptance_criteria
    parts = tuple(Part(criterion.id, criterion.statement) for criterion in criteria[:_MOST_PARTS])
    counted = plural(len(criteria), "acceptance criterion", "acceptance criteria")
    return Said(document.approved_on, counted if criteria else "", parts=parts)


def _design(teller: Teller, identifier: str) -> Said:
    """A design is approved anew with each issue: the last day is not when it was made."""
    document = teller.catalog.one(identifier, _DesignDocument)
    on = document.approved_on
    return Said(words=joined(_ASPECTS.get(document.aspect), f"as approved on {on}" if on else None))


def _agreement(teller: Teller, identifier: str) -> Said:
    """An agreement may be older than the service: its first day would say nothing of it."""
    agreement = teller.catalog.one(identifier, Agreement)
    promise = in_one_sentence(agreement.all_targets)
    return Said(words=promise.rstrip(".") if promise else "")


def _item(teller: Teller, identifier: str) -> Said:
    item = teller.catalog.one(identifier, _ConfigurationItem)
    return Said(item.in_production_since, item.type)


def _change(teller: Teller, identifier: str) -> Said:
    change = teller.catalog.one(identifier, _Change)
    window = change.actual or change.when
    outage = None
    if change.outage is not None and change.outage.when is not None:
        outage = f"users were told: away {change.outage.when.words}"
    elif change.outage is not None and not change.outage.expected:
        outage = "nobody lost anything meanwhile"
    result = change.result.replace("_", " ") if change.result else None
    on = window.start.in_zone(teller.zone).date() if window else None
    return Said(on, joined(result, outage))


def _validation(teller: Teller, identifier: str) -> Said:
    validation = teller.catalog.one(identifier, _Validation)
    cases = validation.cases
    passed = sum(case.result == "passed" for case in cases)
    words = f"{passed} of {plural(len(cases), 'test')} passed" if cases else ""
    return Said(validation.tested_on, words)


def _readiness(teller: Teller, identifier: str) -> Said:
    review = teller.catalog.one(identifier, _ReadinessReview)
    waived = sum(item.waiver is not None for item in review.checklist)
    asked = plural(len(review.checklist), "thing")
    return Said(
        review.decided_on,
        joined(f"{asked} were looked at", f"{waived} may follow by a set day" if waived else None),
    )


def _release(teller: Teller, identifier: str) -> Said:
    release = teller.catalog.one(identifier, _Release)
    days = [where.deployed for where in release.environments if where.deployed]
    return Said(max(days, default=None), f"version {release.version}")


UNTIL_LIVE: Tellings = {
    "objectives": _objective,
    "risks": _risk,
    "case": _case,
    "decisions": _decision,
    "service": _service,
    "package": _package,
    "designs": _design,
    "slas": _agreement,
    "olas": _agreement,
    "contracts": _agreement,
    "items": _item,
    "changes": _change,
    "mending_changes": _change,
    "mending_validations": _validation,
    "mending_readiness": _readiness,
    "improving_changes": _change,
    "validations": _validation,
    "readiness": _readiness,
    "releases": _release,
    "mending_releases": _release,
}
