"""What is asked of the thread of a live service: one entry a question, in the order of the thread.

A question sleeps until the repository uses a kind that answers it, and is asked only of services
to which it applies.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from servicefolio.derive.neighbours import named_by, naming
from servicefolio.derive.thread.service_thread import Item, Need, lanes_of, needs_of
from servicefolio.derive.thread.thread import SERVICE, Thread
from servicefolio.records.base import Record
from servicefolio.text import natural

_LIVE, _CURRENT, _OVER = "live", "current", "over"
_EXCEPTION = "exception"


class _Service(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def type(self) -> str: ...
    @property
    def get_it(self) -> object: ...


class _Event(Protocol):
    @property
    def class_(self) -> str: ...


class _Incident(Protocol):
    @property
    def major(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class View:
    """A service, and what lies on its thread, by kind."""

    service: _Service
    thread: Thread
    by_kind: dict[str, tuple[Item, ...]]
    needs: tuple[Need, ...] = ()
    """What it cannot do without."""

    def has(self, kinds: Iterable[str]) -> bool:
        """Tell whether there is any record of some kinds."""
        return any(self.by_kind.get(kind) for kind in kinds)

    def records(self, kind: str) -> tuple[Record, ...]:
        """List the records of a kind."""
        return tuple(item.record for item in self.by_kind.get(kind, ()))

    def has_current(self, *kinds: str) -> bool:
        """Tell whether there is a record of some kinds that counts now."""
        items = (item for kind in kinds for item in self.by_kind.get(kind, ()))
        return any(_is_current(item.record) for item in items)

    def hidden_kinds(self) -> frozenset[str]:
        """Collect the kinds of which its readers may not see all: nothing is asked of these."""
        beside = (self.service.id, *(need.service.id for need in self.needs))
        hidden = self.thread.catalog.hidden_kinds
        return frozenset().union(*(hidden.get(identifier, ()) for identifier in beside))

    def without_runbook(self) -> tuple[Record, ...]:
        """List the events that somebody must act upon and that do not say how."""
        catalog = self.thread.catalog
        watched = (record for record in self.records("event") if _is_current(record))
        calling = (
            record for record in watched if catalog.one(record.id, _Event).class_ == _EXCEPTION
        )
        return tuple(record for record in calling if not named_by(catalog, record.id, "runbook"))

    def major_incidents(self) -> tuple[Record, ...]:
        """List the major incidents that are over."""
        catalog = self.thread.catalog
        return tuple(
            record
            for record in self.records("incident")
            if record.LIFECYCLE.state(record.state).stage == _OVER
            and catalog.one(record.id, _Incident).major
        )

    def not_reviewed(self) -> tuple[Record, ...]:
        """List the major incidents at which nobody has looked back."""
        catalog = self.thread.catalog
        return tuple(
            record
            for record in self.major_incidents()
            if not any(naming(catalog, record.id, "review", "reviews"))
        )

    def is_measured(self) -> bool:
        """Tell whether there are numbers; a KPI is enough until the first of them is measured."""
        is_awake = bool(self.thread.catalog.records("measurement"))
        return self.has(("measurement",) if is_awake else ("kpi", "measurement"))

    def not_underpinned(self) -> tuple[Record, ...]:
        """List what it cannot do without and nobody has agreed to deliver."""
        return tuple(
            need.service for need in self.needs if not any(map(_is_current, need.agreements))
        )


@dataclass(frozen=True, slots=True)
class Question:
    """Something that the thread of a service should hold."""

    name: str
    """The end of the id that a new record for it gets."""
    noun: str
    """What is asked for, such that "no ..." says that it is missing."""
    kinds: tuple[str, ...]
    """The kinds that answer it; it sleeps until one of them is used. A new one is of the first."""
    place: str
    """Where an existing record is named instead, in words for the author."""
    is_met: Callable[[View], bool]
    applies: Callable[[View], bool] = lambda _view: True
    about: Callable[[View], tuple[Record, ...]] = lambda _view: ()
    """The records that the answer is missing for, where it is not the service itself."""

    @property
    def one(self) -> str:
        """What is asked for, with its article."""
        return f"{'an' if self.noun[0] in 'aeiou' else 'a'} {self.noun}"


def _is_ours(view: View) -> bool:
    return view.service.type != "external"


_KNOWLEDGE = ("known_error", "article", "runbook", "problem")

QUESTIONS: tuple[Question, ...] = (
    Question(
        "objective",
        "objective that it serves",
        ("objective",),
        "name one under `supports_objectives:` of the service",
        lambda view: view.has(("objective",)),
    ),
    Question(
        "offering",
        "way to get it",
        ("offering",),
        "name the service under `service:` of an offering, or write `get_it:` in the service",
        lambda view: view.has_current("offering") or view.service.get_it is not None,
        lambda view: view.service.type == "business",
    ),
    Question(
        "sla",
        "service level in force",
        ("sla",),
        "name one under `sla:` of the service",
        lambda view: view.has_current("sla"),
        _is_ours,
    ),
    Question(
        "contract",
        "contract with its supplier in force",
        ("underpinning_contract",),
        "name the service under `covers:` of one",
        lambda view: view.has_current("underpinning_contract"),
        lambda view: not _is_ours(view),
    ),
    Question(
        "ola",
        "agreement in force on what it cannot do without",
        ("ola", "underpinning_contract"),
        "name it under `covers:` of one, or give it an `sla:`",
        lambda view: not view.not_underpinned(),
        lambda view: bool(view.needs),
        lambda view: view.not_underpinned(),
    ),
    Question(
        "design",
        "design document",
        ("design_document",),
        "name the service under `service:` of one",
        lambda view: view.has(("design_document",)),
        _is_ours,
    ),
    Question(
        "event",
        "event that monitors it",
        ("event",),
        "name the service under `monitors:` of one",
        lambda view: view.has_current("event"),
    ),
    Question(
        "runbook",
        "runbook",
        ("runbook",),
        "name it under `runbook:` of the event that calls for it, or the service under "
        "`applies_to:` of one",
        lambda view: not view.without_runbook() and (view.has(("event", "runbook"))),
        _is_ours,
        lambda view: view.without_runbook(),
    ),
    Question(
        "known-error",
        "known error or other help for support",
        _KNOWLEDGE,
        "name the service under `services:` of one",
        lambda view: view.has(_KNOWLEDGE),
    ),
    Question(
        "review",
        "review of a major incident",
        ("review",),
        "name the incident under `reviews:` of one",
        lambda view: not view.not_reviewed(),
        lambda view: bool(view.major_incidents()),
        lambda view: view.not_reviewed(),
    ),
    Question(
        "measurement",
        "number that is measured",
        ("measurement", "kpi"),
        "name the service under `service:` of one, with a target of its service level",
        lambda view: view.is_measured(),
        _is_ours,
    ),
    Question(
        "improvement",
        "improvement planned or done",
        ("improvement",),
        "name the service under `improves:` of one",
        lambda view: view.has(("improvement",)),
    ),
)
"""In the order of the thread."""


def _is_current(record: Record) -> bool:
    return record.LIFECYCLE.state(record.state).stage == _CURRENT


def views_of_live_services(thread: Thread) -> Iterator[tuple[Record, View]]:
    """Look at every live service, by title."""
    known = {service.id: service for service in thread.catalog.all(SERVICE, _Service)}
    for record in sorted(thread.catalog.records(SERVICE), key=_by_title):
        if record.state == _LIVE:
            groups = (group for lane in lanes_of(thread, record.id) for group in lane.groups)
            by_kind = {group.kind: group.items for group in groups}
            needs = needs_of(thread, record.id)
            yield record, View(known[record.id], thread, by_kind, needs)


def _by_title(record: Record) -> tuple[object, ...]:
    return (natural(record.title), record.id)
