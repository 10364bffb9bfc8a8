"""The catalogue: every record by id and by kind, and every relation from both its ends."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import TypeVar, cast

from servicefolio.records.base import Record
from servicefolio.records.ref import Reference
from servicefolio.source.document import Document
from servicefolio.text import Candidates

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Entry:
    """A record, and the document that it was written in."""

    record: Record
    document: Document


@dataclass(frozen=True, slots=True)
class Relation:
    """A resolved reference: from one record to another, at the place where it is written."""

    source: str
    reference: Reference
    target: str


@dataclass(frozen=True)
class Catalog:
    """All records of a repository, sorted by kind and id. Nothing changes it."""

    entries: tuple[Entry, ...]
    aliases: Mapping[str, str]
    """A record's former ids to its id."""
    relations: tuple[Relation, ...]
    hidden_owners: Mapping[str, str | None] = field(default_factory=dict)
    """By record, the title of a team that answers for it and is not shown itself, if it has one."""
    hidden_kinds: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """By record, the kinds of what is connected with it and not shown: of these, nobody can tell
    what is missing."""

    @cached_property
    def by_id(self) -> Mapping[str, Entry]:
        """Entries by the record's id."""
        return MappingProxyType({entry.record.id: entry for entry in self.entries})

    @cached_property
    def _by_kind(self) -> Mapping[str, tuple[Record, ...]]:
        groups: dict[str, list[Record]] = {}
        for entry in self.entries:
            groups.setdefault(entry.record.KIND, []).append(entry.record)
        return {kind: tuple(records) for kind, records in groups.items()}

    @cached_property
    def _outgoing(self) -> Mapping[str, tuple[Relation, ...]]:
        return _group((relation.source, relation) for relation in self.relations)

    @cached_property
    def _incoming(self) -> Mapping[str, tuple[Relation, ...]]:
        return _group((relation.target, relation) for relation in self.relations)

    @cached_property
    def _made(self) -> dict[object, object]:
        return {}

    @cached_property
    def _candidates(self) -> dict[tuple[str, ...], Candidates]:
        return {}

    def records(self, kind: str) -> tuple[Record, ...]:
        """List the records of a kind, by id."""
        return self._by_kind.get(kind, ())

    def all(self, kind: str, protocol: type[R]) -> tuple[R, ...]:
        """List the records of a kind as what a rule or computation needs of them.

        Rules and computations lie below the models and state the fields that they read as a
        Protocol; this and `one` are the only places that take a record for one.
        """
        del protocol
        return cast("tuple[R, ...]", self.records(kind))

    def one(self, identifier: str, protocol: type[R]) -> R:
        """Take a record, by its id, as what a computation needs of it; see `all`."""
        del protocol
        return cast("R", self.by_id[identifier].record)

    def once(self, make: Callable[["Catalog"], R]) -> R:
        """Compute something of the whole catalogue, once for all who ask for it."""
        if make not in self._made:
            self._made[make] = make(self)
        return cast("R", self._made[make])

    def kinds(self) -> tuple[str, ...]:
        """List the kinds that the repository uses."""
        return tuple(sorted(self._by_kind))

    def resolve(self, identifier: str) -> str | None:
        """Find the id that an id or a former id leads to."""
        return identifier if identifier in self.by_id else self.aliases.get(identifier)

    def candidates(self, kinds: tuple[str, ...]) -> Candidates:
        """Prepare the ids of some kinds, or of all, to find out which a mistyped one means."""
        if kinds not in self._candidates:
            known = [self.records(kind) for kind in kinds or self.kinds()]
            self._candidates[kinds] = Candidates(record.id for group in known for record in group)
        return self._candidates[kinds]

    def find(self, identifier: str) -> Record | None:
        """Find a record by its id or a former id."""
        resolved = self.resolve(identifier)
        return self.by_id[resolved].record if resolved else None

    def outgoing(self, identifier: str) -> tuple[Relation, ...]:
        """List what a record refers to, in the order of its fields."""
        return self._outgoing.get(identifier, ())

    def incoming(self, identifier: str) -> tuple[Relation, ...]:
        """List what refers to a record."""
        return self._incoming.get(identifier, ())


def _group(pairs: Iterable[tuple[str, Relation]]) -> Mapping[str, tuple[Relation, ...]]:
    groups: dict[str, list[Relation]] = {}
    for key, relation in pairs:
        groups.setdefault(key, []).append(relation)
    return {key: tuple(relations) for key, relations in groups.items()}
