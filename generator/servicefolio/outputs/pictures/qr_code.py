"""Addresses as codes that telephones read (QR, ISO/IEC 18004); a template draws them as SVG."""

from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

import segno

_QUIET = 4
"""Modules without ink around the code, as the standard asks for."""


@dataclass(frozen=True, slots=True)
class Code:
    """A code as SVG draws it."""

    size: int
    """Modules from edge to edge, the quiet ones included."""
    path: str
    """All dark modules, as the `d` of a path."""


@lru_cache(maxsize=1_000)
def code_of(text: str) -> Code:
    """Make the code of a text; up to 15 % of it may be covered or torn (level M)."""
    matrix = segno.make(text, error="m", micro=False).matrix
    path = "".join(
        f"M{x + _QUIET} {y + _QUIET}h{length}v1h-{length}z"
        for y, row in enumerate(matrix)
        for x, length in _dark(row)
    )
    return Code(len(matrix) + 2 * _QUIET, path)


def _dark(row: bytearray) -> list[tuple[int, int]]:
    """Find where dark modules of a row begin that touch, and how many they are."""
    found: list[tuple[int, int]] = []
    at = 0
    for is_dark, modules in groupby(row):
        length = len(list(modules))
        if is_dark:
            found.append((at, length))
        at += length
    return found
