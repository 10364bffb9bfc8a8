"""Threads of a few records."""

from servicefolio.derive.thread.thread import Thread
from servicefolio.graph.link import link
from servicefolio.kind import PROCESS_TITLES
from servicefolio.records.base import Record
from servicefolio.registry import all_kinds
from tests import builders

IN_ORDER = {
    kind.name: str(process)
    for process in PROCESS_TITLES
    for kind in all_kinds()
    if kind.process == process
}


def thread(*records: Record) -> Thread:
    """Link records, and follow their thread."""
    paths = {made.id: f"catalog/{made.KIND}/{made.id}.yaml" for made in records}
    linked = link(builders.entry(made, paths[made.id]) for made in records)
    assert [found.message for found in linked.diagnostics] == []
    return Thread(linked.catalog, IN_ORDER)


def incident(identifier: str = "outage", **fields: object) -> Record:
    """Make an incident."""
    given = {"started_at": "2026-02-09 06:10", "services": "vpn", **fields}
    return builders.record("incident", identifier, **given)


def change(identifier: str = "move", **fields: object) -> Record:
    """Make a change."""
    return builders.record("change", identifier, **fields)


def event(identifier: str = "down", **fields: object) -> Record:
    """Make an event that somebody has to act upon."""
    return builders.record(
        "event", identifier, **{"monitors": "vpn", "class": "exception", **fields}
    )


def review(identifier: str = "look-back", **fields: object) -> Record:
    """Make a review."""
    given = {"review_type": "post_incident", "date": "2026-02-16", **fields}
    return builders.record("review", identifier, **given)


def objective(identifier: str = "anywhere", **fields: object) -> Record:
    """Make an objective."""
    return builders.record("objective", identifier, **fields)


def improvement(identifier: str = "better", **fields: object) -> Record:
    """Make an improvement."""
    return builders.record("improvement", identifier, **fields)


def measurement(identifier: str = "series", **fields: object) -> Record:
    """Make a measurement."""
    given = {
        "measures": "gold#availability",
        "data": [{"from": "2026-01-01", "value": "99"}],
        "source": "probe",
        "period": "2026-01-01 to 2026-01-31",
        "completeness": "100 %",
        **fields,
    }
    return builders.record("measurement", identifier, **given)


GOAL = objective()
VPN = builders.service("vpn", supports_objectives="anywhere", depends_on=["line"], owner="network")
LINE = builders.service("line", owner="network")
ERROR = builders.known_error("refused", services="vpn")
NETWORK = builders.team()
