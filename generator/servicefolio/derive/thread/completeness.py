"""How complete the thread of a live service is: what it has, what is missing, how to mend that.

A question is asked only where the repository uses the kind that answers it, and only of services
to which it applies; so a small repository is asked little.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from servicefolio.derive.ownership import Ownership, ownership_of
from servicefolio.derive.thread.thread import Thread
from servicefolio.derive.thread.thread_questions import (
    QUESTIONS,
    Question,
    View,
    views_of_live_services,
)
from servicefolio.records.base import Record
from servicefolio.records.scalars import IDENTIFIER_LENGTH
from servicefolio.text import listing, natural


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
    def has(self) -> str:
        """Name all that is there."""
        return listing((question.one for question in self.met), "and")

    @property
    def lacks(self) -> str:
        """Name all that is missing."""
        return listing((gap.question.one for gap in self.gaps), "and")

    @property
    def words(self) -> str:
        """Say how much of it is there, such as `5 of 7`."""
        return f"{len(self.met)} of {len(self.met) + len(self.gaps)}"


def completeness_of(thread: Thread, adopt: Collection[str] = ()) -> tuple[Completeness, ...]:
    """Judge every live service by title; `adopt` names kinds that are used from now on."""
    used = {*thread.catalog.kinds(), *adopt}
    questions = tuple(question for question in QUESTIONS if used & {*question.kinds})
    views = views_of_live_services(thread)
    judged = (_judge(record, view, questions, used) for record, view in views)
    return tuple(item for item in judged if item.met or item.gaps)


def _judge(
    record: Record, view: View, questions: tuple[Question, ...], used: Collection[str]
) -> Completeness:
    hidden = view.hidden_kinds()
    asked = tuple(
        question
        for question in questions
        if question.applies(view) and not hidden & {*question.kinds}
    )
    met = tuple(question for question in asked if question.is_met(view))
    gaps = (_gap(view, record, question, used) for question in asked if question not in met)
    return Completeness(record, met, tuple(gaps))


def _gap(view: View, record: Record, question: Question, used: Collection[str]) -> Gap:
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


@dataclass(frozen=True, slots=True)
class OwnedGaps:
    """The gaps that one owner is to fill."""

    owner: Ownership
    services: tuple[Completeness, ...]

    @property
    def count(self) -> int:
        """Count the gaps."""
        return sum(len(service.gaps) for service in self.services)


def gaps_by_owner(thread: Thread, judged: Iterable[Completeness]) -> tuple[OwnedGaps, ...]:
    """Group services with gaps by who owns them; those that nobody owns come last."""
    groups: dict[tuple[object, ...], list[Completeness]] = {}
    owners: dict[tuple[object, ...], Ownership] = {}
    for service in judged:
        if service.gaps:
            owner = ownership_of(thread.catalog, service.service)
            key = _order(owner)
            owners.setdefault(key, owner)
            groups.setdefault(key, []).append(service)
    return tuple(OwnedGaps(owners[key], tuple(groups[key])) for key in sorted(groups))


def _order(owner: Ownership) -> tuple[object, ...]:
    if owner.title is None:
        return (True,)
    return (False, natural(owner.title), owner.team.id if owner.team else "")
