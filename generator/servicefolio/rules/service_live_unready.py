"""A service goes live with a change, and those who run it have not got what they need."""

from collections.abc import Callable, Iterator
from typing import Protocol

from servicefolio.derive.neighbours import named_by, naming
from servicefolio.diagnostics import Rule, Severity
from servicefolio.graph.catalog import Catalog
from servicefolio.records.base import Record
from servicefolio.rules.engine import Check, Context, Finding

RULE = Rule(
    "service-live-unready", Severity.ERROR, "A service goes live before it is ready", compares=True
)

_IN_USE = frozenset({"live", "retiring"})
_YES = frozenset({"go", "conditional"})


class _Service(Protocol):
    id: str
    state: str
    aliases: tuple[str, ...]


def find(context: Context) -> Iterator[Finding]:
    """Look for services that are live and were not in the base, and for what they lack.

    Services that the base does not know are spared: most have been live for long, and are only
    now written down.
    """
    if context.base is None:
        return
    for service in context.catalog.all("service", _Service):
        before = _before(context.base, service)
        if service.state != "live" or before is None or before.state in _IN_USE:
            continue
        for message, hint in _missing(context, service):
            yield Finding(service.id, ("state",), f"this service goes live, and {message}", hint)


def _before(base: Catalog, service: _Service) -> Record | None:
    """Find what a service was, under whichever of its ids."""
    found = (base.find(name) for name in (service.id, *service.aliases))
    return next((record for record in found if record and record.KIND == "service"), None)


def _missing(context: Context, service: _Service) -> Iterator[tuple[str, str]]:
    """Say what it lacks, of the kinds that the repository uses, each with what to do."""
    if _lacks(context, "readiness_review", service.id, _is_let_go):
        yield (
            "no readiness review of it says go",
            f"name {service.id} under `service:` of the review that lets it go live",
        )
    if _lacks(context, "runbook", service.id, _has_runbook):
        yield (
            "no runbook says what to do when it fails",
            f"name {service.id} under `applies_to:` of a published runbook",
        )
    if _lacks(context, "event", service.id, _is_monitored):
        yield (
            "nothing watches it",
            f"name {service.id} under `monitors:` of an active event",
        )


def _lacks(context: Context, kind: str, service: str, has: Callable[[Catalog, str], bool]) -> bool:
    """Tell whether a partner of a kind that is in use is missing, and not just broken."""
    if not context.adopts(kind) or context.may_be_named_by(kind, service):
        return False
    return not has(context.catalog, service)


def _is_let_go(catalog: Catalog, service: str) -> bool:
    reviews = naming(catalog, service, "readiness_review", "service")
    return any(review.state in _YES for review in reviews)


def _has_runbook(catalog: Catalog, service: str) -> bool:
    """A runbook of an event that watches the service is one for the service."""
    runbooks = (
        *naming(catalog, service, "runbook", "applies_to"),
        *(
            runbook
            for event in _events(catalog, service)
            for runbook in named_by(catalog, event.id, "runbook")
        ),
    )
    return any(_counts(runbook) for runbook in runbooks)


def _is_monitored(catalog: Catalog, service: str) -> bool:
    return any(_counts(event) for event in _events(catalog, service))


def _events(catalog: Catalog, service: str) -> Iterator[Record]:
    """List the events that watch a service, its service levels, or what it needs directly."""
    needed = named_by(catalog, service, "depends_on")
    items = (record.id for record in needed if record.KIND == "configuration_item")
    levels = (sla.id for sla in named_by(catalog, service, "sla"))
    for watched in (service, *items, *levels):
        yield from naming(catalog, watched, "event", "monitors")


def _counts(record: Record) -> bool:
    return record.LIFECYCLE.state(record.state).stage == "current"


CHECK = Check(RULE, find)
