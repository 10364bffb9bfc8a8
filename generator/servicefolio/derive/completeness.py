"""How complete the thread of a live service is: what it has, what is missing, how to mend that.

A question is asked only where the repository uses the kind that answers it, and only of services
to which it applies; so a small repository is asked little.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import Protocol

from servicefolio.derive.ownership import ownership_of
from servicefolio.derive.service_thread import Item, lanes_of
from servicefolio.derive.thread import SERVICE, Thread
from servicefolio.records.base import Record
from servicefolio.records.ref import Ref
from servicefolio.records.scalars import IDENTIFIER_LENGTH
from servicefolio.text import natural

_LIVE = "live"
_CURRENT = "current"


class _Dependency(Protocol):
    @property
    def ref(self) -> Ref: ...
    @property
    def importance(self) -> str: ...


class _Service(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def state(self) -> str: ...
    @property
    def type(self) -> str: ...
    @property
    def depends_on(self) -> tuple[_Dependency, ...]: ...


@dataclass(frozen=True, slots=True)
class _View:
    """A service, and what lies on its thread, by kind."""

    service: _Service
    thread: Thread
    by_kind: dict[str, tuple[Item, ...]]

    def has(self, kinds: Iterable[str]) -> bool:
        return any(self.by_kind.get(kind) for kind in kinds)

    def has_current(self, *kinds: str) -> bool:
        items = (item for kind in kinds for item in self.by_kind.get(kind, ()))
        return any(_is_current(item.record) for item in items)

    def not_underpinned(self) -> tuple[Record, ...]:
        """List what it cannot do without and nobody has agreed to deliver."""
        return tuple(
            needed
            for needed in self.essential()
            if not any(
                below.KIND in _AGREEMENTS and _is_current(below)
                for below in self.thread.below(needed.id)
            )
        )

    def essential(self) -> tuple[Record, ...]:
        """List the services that it cannot do without."""
        refs = (need.ref for need in self.service.depends_on if need.importance == "essential")
        found = (self.thread.catalog.find(ref) for ref in refs)
        return tuple(needed for needed in found if needed is not None and needed.KIND == SERVICE)


_AGREEMENTS = ("sla", "ola", "underpinning_contract")


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
    is_met: Callable[[_View], bool]
    applies: Callable[[_View], bool] = lambda _view: True
    about: Callable[[_View], tuple[Record, ...]] = lambda _view: ()
    """The records that the answer is missing for, where it is not the service itself."""


def _is_ours(view: _View) -> bool:
    return view.service.type != "external"


_KNOWLEDGE = ("known_error", "article", "runbook", "problem", "incident")

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
        "offering by which people get it",
        ("offering",),
        "name the service under `service:` of one",
        lambda view: view.has_current("offering"),
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
        lambda view: bool(view.essential()),
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
        lambda view: view.has(("event",)),
    ),
    Question(
        "runbook",
        "runbook",
        ("runbook",),
        "name the service under `applies_to:` of one",
        lambda view: view.has(("runbook",)),
        _is_ours,
    ),
    Question(
        "known-error",
        "known error or other help for support",
        _KNOWLEDGE,
        "name the service under `services:` of one",
        lambda view: view.has(_KNOWLEDGE),
    ),
    Question(
        "kpi",
        "number that is measured",
        ("kpi", "measurement"),
        "let one measure a target of its service level",
        lambda view: view.has(("kpi", "measurement")),
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


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that the thread of a service lacks."""

    service: Record
    question: Question
    about: tuple[Record, ...]
    """What it is missing for, where it is not the service itself."""
    kind: str
    """The kind of record that would fill it."""
    command: str
    """What begins such a record."""

    @property
    def words(self) -> str:
        """Say what is missing."""
        return f"no {self.question.noun}"


@dataclass(frozen=True, slots=True)
class Completeness:
    """What the thread of a service has, of what is asked of it."""

    service: Record
    met: tuple[Question, ...]
    gaps: tuple[Gap, ...]

    @property
    def asked(self) -> tuple[Question, ...]:
        """All that is asked of it."""
        return (*self.met, *(gap.question for gap in self.gaps))

    @property
    def words(self) -> str:
        """Say how much of it is there, such as `5 of 7`."""
        return f"{len(self.met)} of {len(self.met) + len(self.gaps)}"


def completeness_of(thread: Thread, adopt: Collection[str] = ()) -> tuple[Completeness, ...]:
    """Judge every live service by title; `adopt` names kinds that are used from now on."""
    used = {*thread.catalog.kinds(), *adopt}
    questions = tuple(question for question in QUESTIONS if used & {*question.kinds})
    services = sorted(
        (record for record in thread.catalog.records(SERVICE) if record.state == _LIVE),
        key=lambda record: (natural(record.title), record.id),
    )
    by_id = {service.id: service for service in thread.catalog.all(SERVICE, _Service)}
    judged = (_judge(thread, record, by_id[record.id], questions, used) for record in services)
    return tuple(item for item in judged if item.met or item.gaps)


def _judge(
    thread: Thread,
    record: Record,
    service: _Service,
    questions: tuple[Question, ...],
    used: Collection[str],
) -> Completeness:
    groups = (group for lane in lanes_of(thread, record.id) for group in lane.groups)
    view = _View(service, thread, {group.kind: group.items for group in groups})
    asked = tuple(question for question in questions if question.applies(view))
    met = tuple(question for question in asked if question.is_met(view))
    gaps = (_gap(view, record, question, used) for question in asked if question not in met)
    return Completeness(record, met, tuple(gaps))


def _gap(view: _View, record: Record, question: Question, used: Collection[str]) -> Gap:
    about = question.about(view)
    kind = next(kind for kind in question.kinds if kind in used)
    stem = (about[0] if about else record).id.lower()
    end = f"-{question.name}"
    proposed = f"{stem[: IDENTIFIER_LENGTH - len(end)].rstrip('-')}{end}"
    free = _free(view.thread, proposed)
    return Gap(record, question, about, kind, f"servicefolio new {kind.replace('_', '-')} {free}")


def _free(thread: Thread, proposed: str) -> str:
    """Find an id that no record has."""
    number, free = 1, proposed
    while thread.catalog.resolve(free) is not None:
        number += 1
        free = f"{proposed[: IDENTIFIER_LENGTH - 4]}-{number}"
    return free


def _is_current(record: Record) -> bool:
    return record.LIFECYCLE.state(record.state).stage == _CURRENT


@dataclass(frozen=True, slots=True)
class OwnedGaps:
    """The gaps that one team is to fill; the team is None where nobody owns the services."""

    owner: Record | None
    services: tuple[Completeness, ...]

    @property
    def count(self) -> int:
        """Count the gaps."""
        return sum(len(service.gaps) for service in self.services)


def gaps_by_owner(thread: Thread, judged: Iterable[Completeness]) -> tuple[OwnedGaps, ...]:
    """Group services with gaps by the team that owns them; those that nobody owns come last."""
    by_owner: dict[str, list[Completeness]] = {}
    owners: dict[str, Record | None] = {}
    for service in judged:
        if service.gaps:
            owner = ownership_of(thread.catalog, service.service).team
            key = owner.id if owner else ""
            owners[key] = owner
            by_owner.setdefault(key, []).append(service)
    return tuple(
        OwnedGaps(owners[key], tuple(by_owner[key]))
        for key in sorted(by_owner, key=lambda key: _by_title(owners[key]))
    )


def _by_title(owner: Record | None) -> tuple[object, ...]:
    return (True,) if owner is None else (False, natural(owner.title), owner.id)
