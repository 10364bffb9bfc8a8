"""What the values of a field mean that has only a few: the one source for manual and schema."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Meanings:
    """Marks a field of fixed values: each value with a sentence that says when to write it."""

    of: Mapping[str, str] = field(hash=False)  # so that a choice may stand beside None
