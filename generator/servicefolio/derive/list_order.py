"""The order in which lists show records, where the order of their titles says too little."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from servicefolio.derive.relations import related
from servicefolio.graph.catalog import Catalog
from servicefolio.records.base import Record
from servicefolio.text import natural


class _Decision(Protocol):
    @property
    def title(self) -> str: ...
    @property
    def decided_on(self) -> date | None: ...


class _DesignDocument(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def aspect(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Designed:
    """The design documents of a service, by aspect."""

    service: Record | None
    """None where the service is not there, or not to be seen."""
    documents: tuple[_DesignDocument, ...]


def newest_first(decisions: Iterable[_Decision]) -> tuple[_Decision, ...]:
    """Sort decisions by day, the last one first; before them, those that are still to be made."""
    by_title = sorted(decisions, key=lambda decision: natural(decision.title))
    return tuple(
        sorted(by_title, key=lambda decision: decision.decided_on or date.max, reverse=True)
    )


def designs_by_service(catalog: Catalog) -> tuple[Designed, ...]:
    """Group design documents by the service that they design, by its title."""
    groups: dict[str, list[_DesignDocument]] = {}
    services: dict[str, Record] = {}
    documents = catalog.all("design_document", _DesignDocument)
    for document in sorted(documents, key=lambda found: (found.aspect, natural(found.title))):
        service = next(iter(related(catalog, document.id, "designs")), None)
        if service is not None:
            services[service.id] = service
        groups.setdefault(service.id if service else "", []).append(document)
    found = (Designed(services.get(key), tuple(group)) for key, group in groups.items())
    return tuple(sorted(found, key=_place))


def _place(designed: Designed) -> tuple[bool, object]:
    return designed.service is None, natural(designed.service.title if designed.service else "")
