"""Rules that only services need: how they end."""

from collections.abc import Iterator
from datetime import date
from typing import Protocol

from servicefolio.derive.neighbours import naming
from servicefolio.diagnostics import Rule, Severity
from servicefolio.graph.catalog import Catalog
from servicefolio.rules.engine import Check, Context, Finding
from servicefolio.text import listing, plural

RETIREMENT_OPEN = Rule(
    "service-retirement-open", Severity.ERROR, "A service ends, and its users do not know how"
)
RETIREMENT_LATE = Rule(
    "service-retirement-late", Severity.WARNING, "A service should have ended and has not"
)

_KEY = "retirement"


class _Retirement(Protocol):
    end: date | None
    reason: str | None
    migration: str | None


class _Dependency(Protocol):
    ref: str
    importance: str


class _Service(Protocol):
    id: str
    state: str
    retirement: _Retirement | None
    depends_on: tuple[_Dependency, ...]


def find_open(context: Context) -> Iterator[Finding]:
    """Look for retiring services that lack a reason or successor, an end, or a way to migrate."""
    for service in _retiring(context.catalog):
        for missing, message, hint in _open_questions(context.catalog, service):
            yield Finding(service.id, (_KEY, missing), message, hint)


def _open_questions(catalog: Catalog, service: _Service) -> Iterator[tuple[str, str, str]]:
    """Say what its users do not know: the missing key, a message, a hint."""
    retirement = service.retirement
    # Without any `retirement:`, its state asks for it already.
    if retirement is not None:
        successors = naming(catalog, service.id, "service", "supersedes")
        if retirement.reason is None and not successors:
            yield (
                "reason",
                "this service ends, with neither a reason nor a service that takes its place",
                "add `reason:` below `retirement:`, or `supersedes:` to the service that follows",
            )
        if retirement.end is None:
            yield (
                "end",
                "this service ends, and nothing says when",
                "add `end:` below `retirement:`, with its last day",
            )
    users = _live_users(catalog, service.id)
    if users and (retirement is None or retirement.migration is None):
        yield (
            "migration",
            f"this service ends, and {listing(users, 'and')} cannot work without it",
            "add `migration:` below `retirement:`: what they use instead, and from when",
        )


def find_late(context: Context) -> Iterator[Finding]:
    """Look for retiring services whose last day is past."""
    for service in _retiring(context.catalog):
        end = service.retirement.end if service.retirement else None
        if end is not None and end < context.today:
            days = plural((context.today - end).days, "day")
            yield Finding(
                service.id,
                (_KEY, "end"),
                f"its last day was {end}, {days} ago, and it is still retiring",
                "set `state: retired`, or move `end:` on",
            )


def _retiring(catalog: Catalog) -> Iterator[_Service]:
    return (item for item in catalog.all("service", _Service) if item.state == "retiring")


def _live_users(catalog: Catalog, identifier: str) -> tuple[str, ...]:
    """List the live services that cannot work without one."""
    return tuple(
        service.id
        for service in catalog.all("service", _Service)
        if service.state == "live"
        and any(
            catalog.resolve(needed.ref) == identifier and needed.importance == "essential"
            for needed in service.depends_on
        )
    )


CHECKS = (Check(RETIREMENT_OPEN, find_open), Check(RETIREMENT_LATE, find_late))
