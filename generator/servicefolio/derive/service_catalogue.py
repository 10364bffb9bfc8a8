"""The service catalogue as its readers browse it: shelves of services."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from servicefolio.text import natural


class _Service(Protocol):
    @property
    def title(self) -> str: ...
    @property
    def category(self) -> str | None: ...


OTHERS = "Other services"


@dataclass(frozen=True, slots=True)
class Shelf:
    """Services of one category, by title."""

    title: str
    services: tuple[_Service, ...]


def shelves(services: Iterable[_Service]) -> tuple[Shelf, ...]:
    """Put services on shelves by category; those without one come last."""
    by_title: dict[str, list[_Service]] = {}
    for service in services:
        by_title.setdefault(_title(service.category), []).append(service)
    return tuple(
        Shelf(title, tuple(sorted(by_title[title], key=lambda service: natural(service.title))))
        for title in sorted(by_title, key=lambda title: (title == OTHERS, natural(title)))
    )


def _title(category: str | None) -> str:
    """Read `network-and-access` as a heading."""
    if category is None:
        return OTHERS
    words = category.replace("-", " ").replace("_", " ").strip()
    return f"{words[:1].upper()}{words[1:]}" or OTHERS
