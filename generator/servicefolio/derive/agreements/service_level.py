"""A service level in one sentence that its users understand."""

from collections.abc import Iterable, Iterator
from typing import Protocol

from servicefolio.derive.agreements.targets import metric_in_words
from servicefolio.text import listing

_MOST_URGENT = "P1"


class _Target(Protocol):
    @property
    def metric(self) -> str: ...
    @property
    def op(self) -> str: ...
    @property
    def value(self) -> str: ...
    @property
    def priority(self) -> str | None: ...
    @property
    def window(self) -> str: ...
    @property
    def request_type(self) -> str | None: ...


def in_one_sentence(targets: Iterable[_Target]) -> str | None:
    """Say what users may expect: availability, and how soon the most urgent faults are mended.

    An agreement that promises nothing of this says the first of what it does promise.
    """
    known = tuple(targets)
    clauses = tuple(_clauses(known)) or tuple(_clause(target) for target in known[:1])
    sentence = ", and ".join(clauses)
    return f"{sentence[:1].upper()}{sentence[1:]}." if clauses else None


def _clauses(targets: tuple[_Target, ...]) -> Iterator[str]:
    for target in targets:
        if target.metric == "availability":
            yield f"it works {target.value} of the time, counted per {target.window}"
            break
    times: dict[str, list[str]] = {}
    for metric, words in (("respond", "taken up"), ("fix", "mended")):
        for target in targets:
            if target.metric == metric and target.priority in (None, _MOST_URGENT):
                what = "the most urgent faults" if target.priority else "faults"
                times.setdefault(what, []).append(f"{words} within {target.value}")
                break
    for what, said in times.items():
        yield f"{what} are {listing(said, 'and')}"


def _clause(target: _Target) -> str:
    what = f" ({target.request_type})" if target.request_type else ""
    return f"{metric_in_words(target.metric)}{what}: {target.op} {target.value}"
