"""Rules on the messages of known errors: no two records for one, and patterns that are sound."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Protocol

from servicefolio.diagnostics import Rule, Severity
from servicefolio.graph.catalog import Catalog
from servicefolio.rules.engine import Check, Context, Finding, OtherEnd
from servicefolio.search.patterns import judge
from servicefolio.search.signature import signature, tells
from servicefolio.source.document import Route

DUPLICATE = Rule(
    "known-error-duplicate",
    Severity.WARNING,
    "Two known errors of one service have the same message",
)
PATTERN = Rule(
    "message-pattern",
    Severity.ERROR,
    "A message's pattern is unsound, or not for Python and JavaScript alike",
)

_NOT_COMPARED = frozenset({"unverified", "retired"})
"""Nothing is asked of a new record, and nobody looks for one that is gone."""
_SHOWN = 70


class _Message(Protocol):
    text: str
    match: str


class _LooksLike(Protocol):
    ref: str


class _KnownError(Protocol):
    id: str
    state: str
    services: tuple[str, ...]
    supersedes: tuple[str, ...]
    messages: tuple[_Message, ...]
    not_to_confuse_with: tuple[_LooksLike, ...]


@dataclass(frozen=True, slots=True)
class _Said:
    """A message of a known error, by its place in the list."""

    record: _KnownError
    index: int

    @property
    def text(self) -> str:
        return self.record.messages[self.index].text

    @property
    def route(self) -> Route:
        return ("messages", self.index, "text")


def find_duplicate(context: Context) -> Iterator[Finding]:
    """Look for known errors that share a message, once what varies in it is taken out."""
    told: set[tuple[str, str]] = set()
    for (service, _), said in _by_service_and_signature(context.catalog).items():
        for first, second in combinations(said, 2):
            pair = (first.record.id, second.record.id)
            if pair[0] == pair[1] or pair in told or _told_apart(context.catalog, first, second):
                continue
            told.add(pair)
            yield _duplicate(service, *_older_first(context, first, second))


def find_pattern(context: Context) -> Iterator[Finding]:
    """Look for regular expressions that the search cannot try on whatever people paste."""
    for record in context.catalog.all("known_error", _KnownError):
        for index, message in enumerate(record.messages):
            judged = judge(message.text) if message.match == "regex" else None
            if judged is not None and judged.problem is not None:
                route = ("messages", index, "text")
                yield Finding(record.id, route, judged.problem, judged.hint)


def _by_service_and_signature(catalog: Catalog) -> dict[tuple[str, str], list[_Said]]:
    found: dict[tuple[str, str], list[_Said]] = defaultdict(list)
    for record in catalog.all("known_error", _KnownError):
        if record.state in _NOT_COMPARED:
            continue
        services = {catalog.resolve(name) or name for name in record.services}
        for index, message in enumerate(record.messages):
            # The signs of a pattern are no words of the message: only its like is the same.
            is_pattern = message.match == "regex"
            reduced = message.text if is_pattern else signature(message.text)
            if is_pattern or tells(reduced):
                for service in sorted(services):
                    found[service, reduced].append(_Said(record, index))
    return found


def _told_apart(catalog: Catalog, first: _Said, second: _Said) -> bool:
    """Tell whether one of two records says how it stands to the other."""
    pairs = ((first.record, second.record), (second.record, first.record))
    return any(other.id in set(_named_by(catalog, record)) for record, other in pairs)


def _named_by(catalog: Catalog, record: _KnownError) -> Iterator[str | None]:
    names = (*record.supersedes, *(like.ref for like in record.not_to_confuse_with))
    return map(catalog.resolve, names)


def _older_first(context: Context, first: _Said, second: _Said) -> tuple[_Said, _Said]:
    """Let a record that a change adds come second: it is the one to be reported."""
    known = context.base.by_id if context.base else {}
    is_new = (first.record.id not in known, second.record.id not in known)
    return (second, first) if is_new == (True, False) else (first, second)


def _duplicate(service: str, older: _Said, newer: _Said) -> Finding:
    text = " ".join(newer.text.split())
    shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN].rstrip()}..."
    return Finding(
        newer.record.id,
        newer.route,
        f'{older.record.id} has the same message on {service}: "{shown}"',
        "make one record of the two; or name the other under `not_to_confuse_with:`, with what "
        "tells them apart, or under `supersedes:`",
        other=OtherEnd(older.record.id, older.route, "the same message"),
    )


CHECKS = (Check(DUPLICATE, find_duplicate), Check(PATTERN, find_pattern))
