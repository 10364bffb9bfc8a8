"""A service of the first tiers was changed, and no test says that it still works."""

from collections.abc import Iterator
from typing import Protocol

from servicefolio.derive.changes.changes import touched_services
from servicefolio.derive.neighbours import named_by, naming
from servicefolio.diagnostics import Rule, Severity
from servicefolio.graph.catalog import Catalog
from servicefolio.rules.engine import Check, Context, Finding
from servicefolio.text import in_words, listing

RULE = Rule(
    "change-unvalidated", Severity.WARNING, "A service of the first tiers was changed without tests"
)

_DONE = frozenset({"implemented", "monitored", "closed"})
_KIND = "validation"


class _Service(Protocol):
    id: str
    tier: int | None


class _Change(Protocol):
    id: str
    state: str
    type: str
    services: tuple[str, ...]


def find(context: Context) -> Iterator[Finding]:
    """Look for normal changes that are done, on such services, without a passed validation."""
    if not context.adopts(_KIND):
        return
    for change in context.catalog.all("change", _Change):
        if change.type != "normal" or change.state not in _DONE:
            continue
        first = _of_the_first_tiers(context, change.id)
        if first and not _is_validated(context, change.id):
            touched = listing((f"{item.id} (tier {item.tier})" for item in first), "and")
            others = listing(_others(context.catalog, change.id), "and")
            yield Finding(
                change.id,
                ("services",) if change.services else ("configuration_items",),
                f"this change of {touched} is {in_words(change.state)}, and no validation of it "
                "has passed" + (f": {others}" if others else ""),
                f"name {change.id} under `verifies:` of the validation that shows that it works; "
                "where nobody has tested it, do so now",
            )


def _of_the_first_tiers(context: Context, change: str) -> tuple[_Service, ...]:
    last = context.settings.validation_up_to_tier
    touched = touched_services(context.catalog, change)
    services = (context.catalog.one(record.id, _Service) for record in touched)
    return tuple(it for it in services if it.tier is not None and it.tier <= last)


def _is_validated(context: Context, change: str) -> bool:
    """Look for a passed validation of the change, or of the release that it belongs to."""
    return any(
        context.may_be_named_by(_KIND, verified)
        or any(
            validation.state == "passed"
            for validation in naming(context.catalog, verified, _KIND, "verifies")
        )
        for verified in (change, *_releases(context.catalog, change))
    )


def _releases(catalog: Catalog, change: str) -> tuple[str, ...]:
    return tuple(release.id for release in named_by(catalog, change, "release"))


def _others(catalog: Catalog, change: str) -> Iterator[str]:
    """Say how far the validations are that have not passed."""
    for verified in (change, *_releases(catalog, change)):
        for validation in naming(catalog, verified, _KIND, "verifies"):
            yield f"{validation.id} is {in_words(validation.state)}"


CHECK = Check(RULE, find)
