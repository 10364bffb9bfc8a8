"""Rules that only design documents need."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Protocol

from servicefolio.diagnostics import Rule, Severity
from servicefolio.graph.catalog import Catalog
from servicefolio.rules.engine import Check, Context, Finding
from servicefolio.source.document import Route

EMPTY = Rule(
    "design-document-empty",
    Severity.ERROR,
    "A design document says nothing about its aspect",
)
TWICE = Rule(
    "design-approved-twice",
    Severity.WARNING,
    "Two approved documents design the same aspect of a service",
)
UNEXPLAINED = Rule(
    "requirement-unexplained",
    Severity.ERROR,
    "A requirement is left out without a reason, or planned without a date",
)


class _Requirement(Protocol):
    id: str
    applicable: bool
    justification: str | None
    status: str
    planned_for: date | None


class _Compliance(Protocol):
    requirements: tuple[_Requirement, ...]


class _DesignDocument(Protocol):
    id: str
    state: str
    aspect: str
    approved_on: date | None
    body: str | None
    compliance: _Compliance | None


def find_empty(context: Context) -> Iterator[Finding]:
    """Look for design documents with neither a text nor the fields of their aspect."""
    for record in context.catalog.all("design_document", _DesignDocument):
        if record.body is None and getattr(record, record.aspect) is None:
            yield Finding(
                record.id,
                ("aspect",),
                f"this design of {record.aspect} has neither a body nor {record.aspect} fields",
                f"write `{record.aspect}:` with its fields below it, or a `body: |`",
            )


def find_twice(context: Context) -> Iterator[Finding]:
    """Look for approved documents beside a newer one about the same aspect of a service."""
    catalog = context.catalog
    groups: defaultdict[tuple[str, str], list[_DesignDocument]] = defaultdict(list)
    for record in catalog.all("design_document", _DesignDocument):
        if record.state == "approved":
            for service in _designs(catalog, record):
                groups[service, record.aspect].append(record)
    for (service, aspect), records in groups.items():
        *older, newest = sorted(records, key=lambda item: (item.approved_on or date.min, item.id))
        for record in older:
            yield Finding(
                record.id,
                ("state",),
                f"the {aspect} of {service} is designed in {newest.id}, too, and both are approved",
                "set `state: superseded` in the one that no longer holds, or make them one",
            )


def find_unexplained(context: Context) -> Iterator[Finding]:
    """Look for requirements that do not apply without a reason, or are planned without a date."""
    for record in context.catalog.all("design_document", _DesignDocument):
        if record.compliance is None or record.state == "superseded":
            continue
        for index, requirement in enumerate(record.compliance.requirements):
            route: Route = ("compliance", "requirements", index)
            left_out = not requirement.applicable or requirement.status == "not_applicable"
            if left_out and requirement.justification is None:
                key = "status" if requirement.applicable else "applicable"
                yield Finding(
                    record.id,
                    (*route, key),
                    f'"{requirement.id}" is said not to apply, but not why',
                    "add `justification:` with the reason that an auditor will ask for",
                )
            if not left_out and requirement.status == "planned" and not requirement.planned_for:
                yield Finding(
                    record.id,
                    (*route, "status"),
                    f'"{requirement.id}" is planned, but not by when',
                    "add `planned_for:` with the day, or the `status:` that it really has",
                )


def _designs(catalog: Catalog, record: _DesignDocument) -> Iterator[str]:
    """Find the service of a document by its id, where it was named by a former one, too."""
    for relation in catalog.outgoing(record.id):
        if relation.reference.to.forward == "designs":
            yield relation.target


CHECKS = (
    Check(EMPTY, find_empty),
    Check(TWICE, find_twice),
    Check(UNEXPLAINED, find_unexplained),
)
