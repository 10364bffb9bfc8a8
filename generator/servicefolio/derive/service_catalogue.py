"""The service catalogue: shelves for those who use services, and a list for those who build."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from servicefolio.records.lifecycle import Lifecycle
from servicefolio.records.ref import Ref
from servicefolio.text import natural


class _Dependency(Protocol):
    @property
    def ref(self) -> Ref: ...


class _Service(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def depends_on(self) -> tuple[_Dependency, ...]: ...
    @property
    def title(self) -> str: ...
    @property
    def category(self) -> str | None: ...
    @property
    def type(self) -> str: ...
    @property
    def for_(self) -> tuple[str, ...]: ...
    @property
    def state(self) -> str: ...
    @property
    def LIFECYCLE(self) -> Lifecycle: ...  # noqa: N802 - as the model names it


OTHERS = "Other services"
_KEY = re.compile(r"[a-z0-9]+(?:[-_ ][a-z0-9]+)*")


_BUSINESS, _EXTERNAL = "business", "external"


@dataclass(frozen=True, slots=True)
class Shelf:
    """Services of one category, by title."""

    title: str
    services: tuple[_Service, ...]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What there is and what is coming; what has ended is told by the portfolio."""

    shelves: tuple[Shelf, ...]
    """Services that face users and can be used."""
    coming: tuple[_Service, ...]
    """Services that will face users, by title."""
    technical: tuple[_Service, ...]
    """Services in use that others are built upon, or that are there for that alone, by title."""


def catalogue_of(services: Iterable[_Service]) -> Catalogue:
    """Sort services for their readers."""
    by_stage: dict[str, list[_Service]] = {}
    found = tuple(services)
    needed = {need.ref for service in found for need in service.depends_on}
    for service in sorted(found, key=lambda service: natural(service.title)):
        stage = service.LIFECYCLE.state(service.state).stage
        by_stage.setdefault(stage, []).append(service)
    current, coming = by_stage.get("current", []), by_stage.get("coming", [])
    return Catalogue(
        shelves(service for service in current if _faces_users(service)),
        tuple(service for service in coming if _faces_users(service)),
        tuple(service for service in current if service.id in needed or not _faces_users(service)),
    )


def _faces_users(service: _Service) -> bool:
    """Tell whether people use a service itself; one that is bought says so by naming them."""
    return service.type == _BUSINESS or (service.type == _EXTERNAL and bool(service.for_))


def shelves(services: Iterable[_Service]) -> tuple[Shelf, ...]:
    """Put services on shelves by category; those without one come last."""
    by_title: dict[str, list[_Service]] = {}
    for service in services:
        by_title.setdefault(shelf_title(service.category), []).append(service)
    return tuple(
        Shelf(title, tuple(sorted(by_title[title], key=lambda service: natural(service.title))))
        for title in sorted(by_title, key=lambda title: (title == OTHERS, natural(title)))
    )


def shelf_title(category: str | None) -> str:
    """Read a category as a heading; what is written as one stays as it is.

    >>> shelf_title("network-and-access")
    'Network and access'
    >>> shelf_title("SAP, old-style")
    'SAP, old-style'
    """
    if category is None:
        return OTHERS
    if not _KEY.fullmatch(category):
        return category
    words = category.replace("-", " ").replace("_", " ")
    return f"{words[0].upper()}{words[1:]}"
