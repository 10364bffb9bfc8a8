"""Prose in one line, for places that have no room for more."""

import re
from typing import Any

from servicefolio.graph.catalog import Catalog
from servicefolio.records.ref import MENTION_PATTERN

_LONGEST_LINE = 130
_ITEM = re.compile(r"^\s*(?:[-*+]|\d+[.)]|#+|>)\s+")
_MARKS = re.compile(r"\*{1,3}|!?\[([^\]]*)\]\([^)]*\)")
_FENCE = re.compile(r"^\s*(?:```|~~~)")


def one_line(text: str) -> str:
    """Write prose in one line without its marks, cut where it grows long; code stays as it is."""
    line = whole_line(text)
    return line if len(line) <= _LONGEST_LINE else f"{line[:_LONGEST_LINE].rsplit(' ', 1)[0]} …"


def whole_line(text: str) -> str:
    """Write prose in one line without its marks, however long that is."""
    told = (_without_marks(line).strip() for line in text.split("\n") if not _FENCE.match(line))
    return " · ".join(line for line in told if line)


def with_titles(prose: str, catalog: Catalog) -> str:
    """Name the records that prose refers to."""

    def title(match: re.Match[str]) -> str:
        record = catalog.find(match["target"])
        return record.title if record is not None else match["target"]

    return MENTION_PATTERN.sub(title, prose)


def what_helps(record: Any) -> str:
    """Find what helps: the first workaround's steps, else what mended it for good."""
    workarounds = getattr(record, "workaround", ())
    return (workarounds[0].steps if workarounds else getattr(record, "resolution", None)) or ""


def _without_marks(line: str) -> str:
    """Take marks out of what stands beside code, which every second piece is."""
    pieces = _ITEM.sub("", line).split("`")
    return "".join(piece if at % 2 else _MARKS.sub(r"\1", piece) for at, piece in enumerate(pieces))
