"""Records under what they belong to: events by service, runbooks by event, articles by category."""

from collections.abc import Iterable
from dataclasses import dataclass

from servicefolio.derive.relations import related
from servicefolio.graph.catalog import Catalog
from servicefolio.records.base import Record
from servicefolio.text import natural

_SERVICE = "service"


@dataclass(frozen=True, slots=True)
class Grouped:
    """Records that belong to the same, by title."""

    title: str
    under: Record | None
    """What they belong to, where that is a record."""
    records: tuple[Record, ...]


def by_related(
    catalog: Catalog, records: Iterable[Record], label: str, rest: str
) -> tuple[Grouped, ...]:
    """Group records under each record that they are related to, services before other kinds.

    `rest` is the title of those that are related to none.
    """
    groups: dict[str, list[Record]] = {}
    for record in _by_title(records):
        for other in related(catalog, record.id, label) or (None,):
            groups.setdefault(other.id if other else "", []).append(record)
    others = (key for key in groups if key)
    names = sorted(others, key=lambda key: _services_first(catalog.by_id[key].record))
    found = [
        Grouped(catalog.by_id[key].record.title, catalog.by_id[key].record, tuple(groups[key]))
        for key in names
    ]
    return (*found, *([Grouped(rest, None, tuple(groups[""]))] if "" in groups else []))


def by_field(records: Iterable[Record], name: str, rest: str) -> tuple[Grouped, ...]:
    """Group records by the words in a field; `rest` is the title of those without any."""
    groups: dict[str, list[Record]] = {}
    for record in _by_title(records):
        groups.setdefault(getattr(record, name) or "", []).append(record)
    names = sorted(groups, key=lambda title: (not title, natural(title)))
    return tuple(Grouped(title or rest, None, tuple(groups[title])) for title in names)


def by_state(records: Iterable[Record]) -> tuple[Grouped, ...]:
    """Group records of one kind by state, in the order of a life."""
    groups: dict[str, list[Record]] = {}
    for record in _by_title(records):
        groups.setdefault(record.state, []).append(record)
    order = {
        state.name: place
        for group in groups.values()
        for place, state in enumerate(group[0].LIFECYCLE.states)
    }
    return tuple(
        Grouped(state, None, tuple(groups[state]))
        for state in sorted(groups, key=order.__getitem__)
    )


def _by_title(records: Iterable[Record]) -> list[Record]:
    return sorted(records, key=lambda record: (natural(record.title), record.id))


def _services_first(record: Record) -> tuple[object, ...]:
    return (record.KIND != _SERVICE, record.KIND, natural(record.title))
