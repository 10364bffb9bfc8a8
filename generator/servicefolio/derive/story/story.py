"""The story of one service, from the need for it to what made it better, step by step.

It is told from records alone: a step without a record is left out, and a record whose relations
are not written does not appear.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, tzinfo
from itertools import groupby
from typing import Protocol

from servicefolio.derive.story.story_cast import Cast, Naming, cast_of
from servicefolio.derive.story.story_steps import SCENES, Process, Role, Scene
from servicefolio.derive.story.tellings import Said, Teller
from servicefolio.derive.story.tellings_in_use import IN_USE
from servicefolio.derive.story.tellings_until_live import UNTIL_LIVE
from servicefolio.graph.catalog import Catalog
from servicefolio.records.base import Record
from servicefolio.text import natural

_TELLINGS = {**UNTIL_LIVE, **IN_USE}
_MOST_TOLD = 5
_LIKELY = 12
"""So many services are looked at for the one with the longest story."""
_FEWEST_PROCESSES = 3
_SERVICE, _LIVE = "service", "live"


class _Incident(Protocol):
    @property
    def major(self) -> bool: ...


class _DesignDocument(Protocol):
    @property
    def aspect(self) -> str: ...


class _Service(Protocol):
    @property
    def business_case(self) -> str | None: ...


@dataclass(frozen=True, slots=True)
class Telling:
    """A record that plays a part in a step, and what is said of it."""

    lead: str
    record: Record
    said: Said


@dataclass(frozen=True, slots=True)
class Others:
    """How many more records of a kind play a part than are told."""

    kind: str
    count: int


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a story: at least one record plays a part in it."""

    scene: Scene
    tellings: tuple[Telling, ...]
    others: tuple[Others, ...] = ()

    @property
    def days(self) -> tuple[date, ...]:
        """The first and the last day of it, or the only one, or none."""
        days = [telling.said.on for telling in self.tellings if telling.said.on]
        return tuple(dict.fromkeys((min(days), max(days)))) if days else ()


@dataclass(frozen=True, slots=True)
class Chapter:
    """The steps that belong to one process."""

    process: Process
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """The story of a service."""

    service: Record
    chapters: tuple[Chapter, ...]

    @property
    def length(self) -> int:
        """How many steps it has."""
        return sum(len(chapter.steps) for chapter in self.chapters)

    @property
    def reaches_far(self) -> bool:
        """Whether it shows how processes hang together."""
        return len(self.chapters) >= _FEWEST_PROCESSES


def story_of(catalog: Catalog, chosen: str | None, zone: tzinfo) -> Story | None:
    """Tell the story of the chosen service, else of the live one whose story is the longest.

    None where no story leads through several processes, or the chosen one may not be seen.
    """
    links = Naming(catalog)
    if chosen is not None and (service := catalog.find(chosen)) is not None:
        candidates: Iterable[Record] = (service,)
    else:
        candidates = _likely(catalog)
    stories = [_tell(links, service, zone) for service in candidates]
    told = [story for story in stories if story.reaches_far]
    return max(told, key=lambda story: story.length, default=None)


def _likely(catalog: Catalog) -> list[Record]:
    """Pick the live services that most kinds have to do with."""
    live = [record for record in catalog.records(_SERVICE) if record.state == _LIVE]

    def reach(service: Record) -> tuple[object, ...]:
        beside = {relation.target for relation in catalog.outgoing(service.id)}
        beside |= {relation.source for relation in catalog.incoming(service.id)}
        kinds = {catalog.by_id[found].record.KIND for found in beside}
        return (-len(kinds), natural(service.title), service.id)

    return sorted(live, key=reach)[:_LIKELY]


def _tell(links: Naming, service: Record, zone: tzinfo) -> Story:
    cast = _with_parts_of_pages(links.catalog, cast_of(links, service))
    teller = Teller(links.catalog, zone, service)
    weights = _weights(links.catalog, cast)
    steps = [step for scene in SCENES if (step := _step(scene, cast, teller, weights))]
    chapters = tuple(
        Chapter(process, tuple(group))
        for process, group in groupby(steps, key=lambda step: step.scene.process)
    )
    return Story(service, chapters)


def _with_parts_of_pages(catalog: Catalog, cast: Cast) -> Cast:
    """Tell the design package from other designs, and name the business case that is written."""

    def is_package(document: Record) -> bool:
        return catalog.one(document.id, _DesignDocument).aspect == "package"

    service = cast[_SERVICE]
    has_case = catalog.one(service[0].id, _Service).business_case is not None
    return {
        **cast,
        "package": tuple(filter(is_package, cast["designs"])),
        "designs": tuple(found for found in cast["designs"] if not is_package(found)),
        "case": service if has_case else (),
    }


def _weights(catalog: Catalog, cast: Cast) -> Mapping[str, int]:
    """Count with how many others of the story each record has to do: the story leads along them."""
    service = cast[_SERVICE][0].id
    playing = {record.id for records in cast.values() for record in records} - {service}
    pairs = {
        (relation.source, relation.target)
        for identifier in playing
        for relation in catalog.outgoing(identifier)
        if relation.target in playing
    }
    return Counter(end for pair in pairs for end in pair)


def _step(scene: Scene, cast: Cast, teller: Teller, weights: Mapping[str, int]) -> Step | None:
    tellings: list[Telling] = []
    others: Counter[str] = Counter()
    for role in scene.roles:
        records = cast[role.part]
        first = sorted(records, key=lambda record: _foremost(teller, record, weights))
        told = [_telling(role, record, teller) for record in first[:_MOST_TOLD]]
        tellings += sorted(told, key=_by_day)
        others.update(record.KIND for record in first[_MOST_TOLD:])
    if not tellings:
        return None
    return Step(scene, tuple(tellings), tuple(Others(*item) for item in others.items()))


def _foremost(teller: Teller, record: Record, weights: Mapping[str, int]) -> tuple[object, ...]:
    is_major = record.KIND == "incident" and teller.catalog.one(record.id, _Incident).major
    return (not is_major, -weights.get(record.id, 0), natural(record.title), record.id)


def _telling(role: Role, record: Record, teller: Teller) -> Telling:
    tell = _TELLINGS.get(role.part)
    return Telling(role.lead, record, tell(teller, record.id) if tell else Said())


def _by_day(telling: Telling) -> date:
    return telling.said.on or date.max
