"""What can be ordered, sorted as people look for it: by service."""

from collections.abc import Iterable
from dataclasses import dataclass

from servicefolio.derive.relations import related
from servicefolio.graph.catalog import Catalog
from servicefolio.records.base import Record
from servicefolio.text import natural

_STATES = ("live", "planned", "suspended", "retired")


@dataclass(frozen=True, slots=True)
class Forms:
    """A service with the forms in which it can be had."""

    service: Record | None
    """None where the service is not there, or not to be seen."""
    offerings: tuple[Record, ...]


def by_service(catalog: Catalog, offerings: Iterable[Record]) -> tuple[Forms, ...]:
    """Group offerings by their service, by its title; those without one come last."""
    groups: dict[str, list[Record]] = {}
    services: dict[str, Record] = {}
    for offering in offerings:
        service = next(iter(related(catalog, offering.id, "offers")), None)
        if service is not None:
            services[service.id] = service
        groups.setdefault(service.id if service else "", []).append(offering)
    forms = (Forms(services.get(key), orderable_first(group)) for key, group in groups.items())
    return tuple(sorted(forms, key=_place))


def orderable_first(offerings: Iterable[Record]) -> tuple[Record, ...]:
    """Sort offerings: what can be ordered, is coming, is suspended, has ended; each by title."""
    return tuple(
        sorted(offerings, key=lambda made: (_rank(made.state), natural(made.title), made.id))
    )


def _rank(state: str) -> int:
    return _STATES.index(state) if state in _STATES else len(_STATES)


def _place(forms: Forms) -> tuple[bool, object]:
    return forms.service is None, natural(forms.service.title if forms.service else "")
