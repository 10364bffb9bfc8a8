"""A check list by area, with what is not made good yet."""

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from servicefolio.graph.catalog import Catalog
from servicefolio.text import plural

_WORDS = {
    "pass": "in order",
    "fail": "failed",
    "waived": "waived",
    "not_applicable": "not applicable",
    None: "not looked at yet",
}
_NOWHERE = "other"
_AREAS = {
    "backup_restore": "Backup and restore",
    "support_training": "Training of support",
    "kb_ready": "Knowledge base",
    "sla_signed": "Service level agreement",
    _NOWHERE: "Other",
}
"""What areas are called, where their names alone do not say it."""


class _Waiver(Protocol):
    until: date


class _ChecklistItem(Protocol):
    area: str | None
    status: str | None
    waiver: _Waiver | None


class _ReadinessReview(Protocol):
    checklist: tuple[_ChecklistItem, ...]


@dataclass(frozen=True, slots=True)
class Checked:
    """An item of a check list."""

    item: _ChecklistItem
    word: str
    is_late: bool
    """It is waived, and the day until which it may be missing has passed."""


@dataclass(frozen=True, slots=True)
class AreaOfItems:
    """The items of one area."""

    name: str
    items: tuple[Checked, ...]


def by_area(catalog: Catalog, identifier: str, today: date) -> tuple[AreaOfItems, ...]:
    """Group a check list by area, in the order in which the areas first come; the rest is last."""
    groups: dict[str, list[Checked]] = {}
    for item in catalog.one(identifier, _ReadinessReview).checklist:
        late = item.status == "waived" and item.waiver is not None and item.waiver.until < today
        checked = Checked(item, _WORDS[item.status], late)
        groups.setdefault(item.area or _NOWHERE, []).append(checked)
    names = sorted(groups, key=lambda name: name == _NOWHERE)
    return tuple(
        AreaOfItems(_AREAS.get(name, name.capitalize()), tuple(groups[name])) for name in names
    )


def tally_of(catalog: Catalog, identifier: str) -> str:
    """Count the items by what was found, such as `12 items: 10 in order, 2 waived`."""
    found = [item.status for item in catalog.one(identifier, _ReadinessReview).checklist]
    words = [f"{found.count(status)} {word}" for status, word in _WORDS.items() if status in found]
    return f"{plural(len(found), 'item')}: {', '.join(words)}"
