"""A release goes out, and what was agreed as its test has not been passed."""

from collections.abc import Iterable, Iterator
from typing import Protocol

from servicefolio.derive.neighbours import named_by, naming
from servicefolio.diagnostics import Rule, Severity
from servicefolio.graph.catalog import Catalog
from servicefolio.rules.engine import Check, Context, Finding
from servicefolio.text import in_words, listing

RULE = Rule(
    "release-criteria-unverified",
    Severity.ERROR,
    "A release is put into use without its acceptance criteria",
)

_OUT = frozenset({"deploying", "early_life_support", "closed"})
_DECIDED = frozenset({"met", "waived"})
"""What somebody found or decided where no validation says it."""
_KIND = "validation"

Criterion = tuple[str, str]
"""A design document's id, and the name of the criterion in it."""


class _AcceptanceCriterion(Protocol):
    id: str
    status: str


class _DesignDocument(Protocol):
    id: str
    state: str
    aspect: str
    acceptance_criteria: tuple[_AcceptanceCriterion, ...]


class _TestCase(Protocol):
    criterion: str | None
    result: str | None


class _Validation(Protocol):
    state: str
    verifies: tuple[str, ...]
    cases: tuple[_TestCase, ...]


class _Release(Protocol):
    id: str
    state: str


def find(context: Context) -> Iterator[Finding]:
    """Look for releases from deploying on whose services' packages have open criteria."""
    if not context.adopts(_KIND):
        return
    verified = frozenset(_verified(context.catalog))
    for release in context.catalog.all("release", _Release):
        if release.state not in _OUT:
            continue
        for package in _packages(context.catalog, release.id):
            missing = list(_missing(package, verified))
            if missing and not context.may_be_named_by(_KIND, package.id):
                yield Finding(
                    release.id,
                    ("state",),
                    f"this release is in state {in_words(release.state)}, and no passed test case "
                    f"verifies {listing(missing, 'and')} of {package.id}",
                    f"name {package.id}#{missing[0]} as `criterion:` of a passed case; what may be "
                    "missing has `status: waived` in the package",
                )


def _packages(catalog: Catalog, release: str) -> Iterator[_DesignDocument]:
    """List the approved packages of the services that a release, or its review, names."""
    reviews = naming(catalog, release, "readiness_review", "release")
    services = {
        service.id: service
        for source in (release, *(review.id for review in reviews))
        for service in named_by(catalog, source, "service" if source != release else "services")
    }
    for service in services:
        for record in naming(catalog, service, "design_document", "service"):
            design = catalog.one(record.id, _DesignDocument)
            if design.aspect == "package" and design.state == "approved":
                yield design


def _missing(package: _DesignDocument, verified: Iterable[Criterion]) -> Iterator[str]:
    for criterion in package.acceptance_criteria:
        if criterion.status not in _DECIDED and (package.id, criterion.id) not in verified:
            yield criterion.id


def _verified(catalog: Catalog) -> Iterator[Criterion]:
    """List the criteria that a passed case is about, or a passed validation as a whole."""
    for validation in catalog.all(_KIND, _Validation):
        passed = [case.criterion for case in validation.cases if case.result == "passed"]
        whole = validation.verifies if validation.state == "passed" else ()
        for reference in (*passed, *whole):
            target, _, part = (reference or "").partition("#")
            if part:
                yield catalog.resolve(target) or target, part


CHECK = Check(RULE, find)
