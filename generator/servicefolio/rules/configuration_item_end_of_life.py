"""A part under a live service is past the day until which its maker looks after it."""

from collections.abc import Iterator
from datetime import date
from typing import Protocol

from servicefolio.derive.dependencies.resting import services_on
from servicefolio.diagnostics import Rule, Severity
from servicefolio.records.lifecycle import Lifecycle
from servicefolio.rules.engine import Check, Context, Finding
from servicefolio.text import listing, plural

RULE = Rule(
    "configuration-item-end-of-life",
    Severity.WARNING,
    "A live service rests on what its maker no longer mends",
)

_NAMED = 5
"""As many services are named; of more, the rest is counted."""


class _EndOfLife(Protocol):
    on: date


class _ConfigurationItem(Protocol):
    LIFECYCLE: Lifecycle
    id: str
    state: str
    eol: _EndOfLife | None


def find(context: Context) -> Iterator[Finding]:
    """Look for items in use that are past their end of life, and for live services above."""
    for item in context.catalog.all("configuration_item", _ConfigurationItem):
        is_in_use = item.LIFECYCLE.state(item.state).stage == "current"
        if not is_in_use or item.eol is None or item.eol.on >= context.today:
            continue
        live = [it.id for it in services_on(context.catalog, item.id) if it.state == "live"]
        if live:
            days = plural((context.today - item.eol.on).days, "day")
            rest = [plural(len(live) - _NAMED, "other")] if len(live) > _NAMED else []
            yield Finding(
                item.id,
                ("eol",),
                f"its end of life was on {item.eol.on}, {days} ago, and "
                f"{listing([*live[:_NAMED], *rest], 'and')} still {_rests(live)} on it",
                "plan a change that replaces it; where longer support was bought, move `eol:` on",
            )


def _rests(services: list[str]) -> str:
    return "rests" if len(services) == 1 else "rest"


CHECK = Check(RULE, find)
