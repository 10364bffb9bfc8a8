"""What a validation came to: how many cases passed, and what it says of each criterion."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from servicefolio.graph.catalog import Catalog
from servicefolio.records.base import Record
from servicefolio.text import plural

_DESIGN = "design_document"
_ORDER = ("passed", "failed", "blocked", "skipped", None)


class _AcceptanceCriterion(Protocol):
    id: str
    statement: str


class _DesignDocument(Protocol):
    acceptance_criteria: tuple[_AcceptanceCriterion, ...]


class _TestCase(Protocol):
    criterion: str | None
    result: str | None


class _Validation(Protocol):
    verifies: tuple[str, ...]
    cases: tuple[_TestCase, ...]


@dataclass(frozen=True, slots=True)
class Criterion:
    """An acceptance criterion that a validation is about."""

    reference: str
    """How it is named: `design-id#criterion-id`."""
    design: Record
    statement: str
    results: tuple[str | None, ...]
    """The results of the cases that are about it; none where no case is."""


def tally_of(catalog: Catalog, identifier: str) -> str:
    """Count cases by their results, such as `5 passed, 1 failed`; empty without cases."""
    results = [case.result for case in catalog.one(identifier, _Validation).cases]
    counts = ((result, results.count(result)) for result in _ORDER)
    words = [f"{count} {result or 'not tried yet'}" for result, count in counts if count]
    return f"{plural(len(results), 'case')}: {', '.join(words)}" if words else ""


def criteria_of(catalog: Catalog, identifier: str) -> tuple[Criterion, ...]:
    """List the criteria that a validation or its cases name, with what came out."""
    validation = catalog.one(identifier, _Validation)
    named = (*validation.verifies, *(case.criterion for case in validation.cases))
    return tuple(_found(catalog, validation, dict.fromkeys(filter(None, named))))


def statement_of(catalog: Catalog, reference: str) -> str | None:
    """Find what a criterion demands; None where there is no such criterion."""
    record = catalog.find(reference.partition("#")[0])
    if record is None or record.KIND != _DESIGN:
        return None
    part = reference.partition("#")[2]
    criteria = catalog.one(record.id, _DesignDocument).acceptance_criteria
    return next((found.statement for found in criteria if found.id == part), None)


def _found(
    catalog: Catalog, validation: _Validation, references: dict[str, None]
) -> Iterator[Criterion]:
    for reference in references:
        statement = statement_of(catalog, reference)
        design = catalog.find(reference.partition("#")[0])
        if statement is not None and design is not None:
            results = (case.result for case in validation.cases if case.criterion == reference)
            yield Criterion(reference, design, statement, tuple(results))
