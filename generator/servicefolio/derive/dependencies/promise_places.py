"""Where the promise of a service is written, for what has to be said about it."""

from dataclasses import dataclass

from servicefolio.derive.agreements.agreements import offerings_of, promised_by
from servicefolio.derive.dependencies.ceiling import Ceiling
from servicefolio.graph.catalog import Catalog
from servicefolio.source.document import Route


@dataclass(frozen=True, slots=True)
class Place:
    """The place at which a service, or an offering of it, names its service level."""

    record: str
    route: Route
    promises: str
    """Who promises how much, in words."""


def place_of_promise(catalog: Catalog, ceiling: Ceiling) -> Place:
    """Find where the promise of a service with a ceiling is written; it must have one."""
    promise = ceiling.promise
    if promise is None:
        raise ValueError(f"{ceiling.service.id} promises nothing")
    service = ceiling.service.id
    words = f"{service} promises {promise.percent} ({promise.source.id})"
    for source in (service, *(offering.id for offering in offerings_of(catalog, service))):
        for relation, agreement in promised_by(catalog, source):
            if agreement.id == promise.source.id:
                return Place(source, relation.reference.route, words)
    return Place(service, (), words)
