"""Tells findings that a change adds from those that were there before."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from servicefolio.diagnostics import Diagnostic, Severity

_LINE_NUMBER = re.compile(r"\b(line|byte) [\d,]+")
_MILDEST_FIRST = (Severity.NOTE, Severity.WARNING, Severity.ERROR)


def mark_before(
    diagnostics: Iterable[Diagnostic],
    base: Iterable[Diagnostic],
    untouched: frozenset[str] = frozenset(),
) -> Iterator[Diagnostic]:
    """Mark every diagnostic with whether the base had it: it may have moved, and so its record.

    Of equal ones, as many were there before as the base had. What the base ignored, or took less
    seriously, is new: so a change without a new error adds none to what it is merged into.

    What is for the owner of a record is no finding of a change that leaves the record `untouched`.
    """
    left = Counter((_meaning(item), item.severity) for item in base)
    for item in diagnostics:
        meaning = _meaning(item)
        known = next((level for level in _as_severe(item) if left[meaning, level]), None)
        if known is not None:
            left[meaning, known] -= 1
        is_for_others = item.rule.for_owner and item.record in untouched
        yield replace(item, before=known is not None or is_for_others)


def _as_severe(item: Diagnostic) -> tuple[Severity, ...]:
    return _MILDEST_FIRST[_MILDEST_FIRST.index(item.severity) :]


def _meaning(item: Diagnostic) -> tuple[str, str, str, bool]:
    """Name a diagnostic without its place, which other changes to its file may move."""
    message = _LINE_NUMBER.sub(r"\1", item.message)
    return item.rule.id, item.record or item.path, message, item.ignored is not None
