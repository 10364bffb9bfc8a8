"""On whom a team depends: the teams and suppliers behind what its live services need directly."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from servicefolio.derive.neighbours import is_gone
from servicefolio.derive.ownership import ownership_of
from servicefolio.graph.catalog import Catalog
from servicefolio.records.base import Record
from servicefolio.text import natural

_SERVICE = "service"
_NEEDS = frozenset({"depends_on", "runs_on"})
_SUPPLIED = "supplier"


@dataclass(frozen=True, slots=True)
class Partner:
    """A team or supplier, and what is had from it."""

    who: Record
    gives: tuple[Record, ...]
    """Services and configuration items, by title; of a supplier the team's own that it provides."""


def partners_of(catalog: Catalog, team: Record, owned: Iterable[Record]) -> tuple[Partner, ...]:
    """List on whom a team depends, teams before suppliers, each by title."""
    gives: dict[str, dict[str, Record]] = {}
    for record in owned:
        if record.KIND == _SERVICE and not is_gone(record):
            for who, what in _behind(catalog, record):
                if who.id != team.id:
                    gives.setdefault(who.id, {})[what.id] = what
    found = [Partner(catalog.by_id[who].record, _by_title(what)) for who, what in gives.items()]
    return tuple(sorted(found, key=lambda one: (one.who.KIND == _SUPPLIED, *_title(one.who))))


def _behind(catalog: Catalog, service: Record) -> Iterable[tuple[Record, Record]]:
    """Pair who stands behind a service with what it gives."""
    for relation in catalog.outgoing(service.id):
        target, key = catalog.by_id[relation.target].record, relation.reference.route[0]
        if key == _SUPPLIED:
            yield target, service
        elif key in _NEEDS:
            owner = ownership_of(catalog, target).team
            if owner is not None:
                yield owner, target


def _by_title(records: Mapping[str, Record]) -> tuple[Record, ...]:
    return tuple(sorted(records.values(), key=_title))


def _title(record: Record) -> tuple[object, ...]:
    return natural(record.title), record.id
