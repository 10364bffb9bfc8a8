"""A change is planned for something that is out of order at present."""

from collections.abc import Iterator
from typing import Protocol

from servicefolio.derive.neighbours import named_by
from servicefolio.diagnostics import Rule, Severity
from servicefolio.graph.catalog import Catalog
from servicefolio.records.lifecycle import Lifecycle
from servicefolio.rules.engine import Check, Context, Finding
from servicefolio.text import listing

RULE = Rule(
    "change-during-incident", Severity.WARNING, "A change touches what a serious incident disturbs"
)

_TOUCHED = ("services", "configuration_items")
_SERIOUS = frozenset({"P1", "P2"})


class _Incident(Protocol):
    LIFECYCLE: Lifecycle
    id: str
    state: str
    priority: str | None
    major: bool


class _Change(Protocol):
    LIFECYCLE: Lifecycle
    id: str
    state: str
    type: str


def find(context: Context) -> Iterator[Finding]:
    """Look for changes still to come whose services or items have an open serious incident.

    Emergency changes, and those that fix the incident's problem, are there to end it.
    """
    catalog = context.catalog
    disturbed = _disturbed(catalog)
    if not disturbed:
        return
    for change in catalog.all("change", _Change):
        is_to_come = change.LIFECYCLE.state(change.state).stage == "coming"
        if change.type == "emergency" or not is_to_come:
            continue
        for relation in catalog.outgoing(change.id):
            if relation.reference.route[0] not in _TOUCHED:
                continue
            found = disturbed.get(relation.target, ())
            others = [item for item in found if not _is_ended_by(catalog, item, change)]
            if others:
                known = listing((_words(incident) for incident in others), "and")
                yield Finding(
                    change.id,
                    relation.reference.route,
                    f"{relation.target} is disturbed by an open incident: {known}",
                    "wait until it works again; what ends the incident is an emergency change, or "
                    "names its problem under `fixes:`",
                )


def _disturbed(catalog: Catalog) -> dict[str, tuple[_Incident, ...]]:
    """List the serious incidents that are open, by what they disturb."""
    found: dict[str, tuple[_Incident, ...]] = {}
    for incident in catalog.all("incident", _Incident):
        is_open = incident.LIFECYCLE.state(incident.state).stage == "current"
        if is_open and (incident.major or incident.priority in _SERIOUS):
            for key in _TOUCHED:
                for record in named_by(catalog, incident.id, key):
                    found[record.id] = (*found.get(record.id, ()), incident)
    return found


def _is_ended_by(catalog: Catalog, incident: _Incident, change: _Change) -> bool:
    """Tell whether a change fixes the problem that an incident is grouped under."""
    fixed = {record.id for record in named_by(catalog, change.id, "fixes")}
    return any(record.id in fixed for record in named_by(catalog, incident.id, "problem"))


def _words(incident: _Incident) -> str:
    return f"{incident.id} ({'major' if incident.major else incident.priority})"


CHECK = Check(RULE, find)
