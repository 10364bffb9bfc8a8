"""What can be ordered, sorted as people look for it: by service."""

from collections.abc import Iterable
from dataclasses import dataclass

from servicefolio.derive.relations import related
from servicefolio.graph.catalog import Catalog
from servicefolio.records.base import Record
from servicefolio.text import natural


@dataclass(frozen=True, slots=True)
class Forms:
    """A service with the forms in which it can be had."""

    service: Record | None
    """None where the service is not there, or not to be seen."""
    offerings: tuple[Record, ...]


def by_service(catalog: Catalog, offerings: Iterable[Record]) -> tuple[Forms, ...]:
    """Group offerings by their service, both by title; those without one come last."""
    groups: dict[str, list[Record]] = {}
    services: dict[str, Record] = {}
    for offering in offerings:
        service = next(iter(related(catalog, offering.id, "offers")), None)
        if service is not None:
            services[service.id] = service
        groups.setdefault(service.id if service else "", []).append(offering)
    forms = (Forms(services.get(key), _by_title(group)) for key, group in groups.items())
    return tuple(sorted(forms, key=_place))


def _place(forms: Forms) -> tuple[bool, object]:
    return forms.service is None, natural(forms.service.title if forms.service else "")


def _by_title(records: Iterable[Record]) -> tuple[Record, ...]:
    return tuple(sorted(records, key=lambda record: (natural(record.title), record.id)))
