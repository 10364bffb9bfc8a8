"""Rules that only changes need: whether one is approved by others, and its times fit together."""

from collections.abc import Iterator
from typing import Protocol
from zoneinfo import ZoneInfo

from servicefolio.diagnostics import Rule, Severity
from servicefolio.graph.catalog import Catalog
from servicefolio.records.shapes.approval import Approval
from servicefolio.records.shapes.time_window import TimeWindow
from servicefolio.rules.engine import Check, Context, Finding
from servicefolio.text import slug

APPROVED_BY_IMPLEMENTER = Rule(
    "change-approved-by-implementer", Severity.ERROR, "Whoever carries out a change approved it"
)
EMERGENCY_UNAPPROVED = Rule(
    "change-emergency-unapproved", Severity.ERROR, "Nobody has approved an emergency change"
)
OUTAGE_OUTSIDE = Rule(
    "change-outage-outside", Severity.ERROR, "An outage does not begin while its change is done"
)

_GOES_AHEAD = frozenset({"approved", "scheduled", "implemented", "monitored", "closed"})
_CALLED_OFF = frozenset({"rejected", "cancelled"})


class _Outage(Protocol):
    when: TimeWindow | None


class _Change(Protocol):
    id: str
    state: str
    type: str
    when: TimeWindow | None
    outage: _Outage | None
    implementer: str | None
    approvals: tuple[Approval, ...]


def find_approved_by_implementer(context: Context) -> Iterator[Finding]:
    """Look for normal and emergency changes that nobody but their implementer approved."""
    for change in context.catalog.all("change", _Change):
        if change.type == "standard" or change.implementer is None:
            continue
        names = _names_of(context.catalog, change.implementer)
        own = [index for index, by in _approvals(change) if _bare(by.role) in names]
        if own and len(own) == len(_approvals(change)):
            index = own[0]
            yield Finding(
                change.id,
                ("approvals", index, "role"),
                f"{change.approvals[index].role} approved this change and carries it out",
                "let somebody else decide, such as the change advisory board or the owner of the "
                "service, and write that down too",
            )


def _approvals(change: _Change) -> list[tuple[int, Approval]]:
    """List who said yes, each with its place."""
    return [
        (index, approval)
        for index, approval in enumerate(change.approvals)
        if approval.verdict != "rejected"
    ]


def _names_of(catalog: Catalog, team: str) -> frozenset[str]:
    """List what a team may be called where a role is asked for."""
    record = catalog.find(team)
    names = (team,) if record is None else (record.id, record.title, *record.aliases)
    return frozenset(_bare(name) for name in names)


def _bare(name: str) -> str:
    """Fold a name, without saying that it is a team."""
    return slug(name).removeprefix("the-").removeprefix("team-").removesuffix("-team")


def find_emergency_unapproved(context: Context) -> Iterator[Finding]:
    """Look for emergency changes that go ahead and that no body or role has approved."""
    for change in context.catalog.all("change", _Change):
        is_open = change.type == "emergency" and not _approvals(change)
        if is_open and change.state in _GOES_AHEAD:
            yield Finding(
                change.id,
                ("approvals",) if change.approvals else ("state",),
                f"this emergency change is in state {change.state}, and nobody has approved it",
                "add `approvals:` with the emergency board (ECAB) or the role that decided",
            )


def find_outage_outside(context: Context) -> Iterator[Finding]:
    """Look for outages that begin before their change does, or when it is over."""
    zone = ZoneInfo(context.settings.time_zone)
    for change in context.catalog.all("change", _Change):
        outage = change.outage.when if change.outage else None
        if outage is None or change.when is None or change.state in _CALLED_OFF:
            continue
        begins = outage.start.in_zone(zone)
        if not change.when.start.in_zone(zone) <= begins <= change.when.end.in_zone(zone):
            yield Finding(
                change.id,
                ("outage",),
                f"the outage begins at {outage.start}, but the change is planned for "
                f"{change.when.words}",
                "correct the time of the one or the other",
            )


CHECKS = (
    Check(APPROVED_BY_IMPLEMENTER, find_approved_by_implementer),
    Check(EMERGENCY_UNAPPROVED, find_emergency_unapproved),
    Check(OUTAGE_OUTSIDE, find_outage_outside),
)
