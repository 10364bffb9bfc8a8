"""What is wrong, where, and how to mend it. Values only: nothing here prints.

A stage of the pipeline yields `Diagnostic` values; `report/` turns them into text.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple


class Severity(StrEnum):
    """How much a finding matters; errors stop the merge that brings them in."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Position(NamedTuple):
    """A place in a text file; line and column count from 1, width is in characters.

    A named tuple, since every value of every record has one, and a frozen dataclass is twice as
    slow to make.
    """

    line: int
    column: int
    width: int = 1


START = Position(1, 1, 0)


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of problem: a kebab-case id (family first, never renamed) and what it means.

    The rule's page, with a wrong and a right example, is the Markdown file of the same name.
    """

    id: str
    severity: Severity
    summary: str
    compares: bool = False
    """It compares with an earlier revision, and is silent where none is given."""
    asks_hosts: bool = False
    """It asks other hosts, which only `servicefolio links` does."""
    for_owner: bool = False
    """What somebody else adds may cause it, who is not to mend it: the record's owner is."""


@dataclass(frozen=True, slots=True)
class Related:
    """The other end of a problem, such as the first definition of a duplicate id."""

    path: str
    position: Position
    message: str


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One problem in one place of one file."""

    path: str
    position: Position
    rule: Rule
    message: str
    severity: Severity
    hint: str | None = None
    related: tuple[Related, ...] = ()
    record: str | None = None
    """The id of the record that it concerns, where there is one."""
    excerpt: str | None = None
    """The source line, without its line break."""
    ignored: str | None = None
    """The reason why it is ignored, where it is."""
    before: bool | None = None
    """Whether it was there in the revision compared with; None where nothing was compared."""

    @property
    def counts(self) -> bool:
        """Whether it is to be mended: neither ignored, nor there before."""
        return self.ignored is None and not self.before

    @property
    def sort_key(self) -> tuple[str, Position, str, str]:
        """Diagnostics are reported by file, then by place, then by rule."""
        return (self.path, self.position, self.rule.id, self.message)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many diagnostics of each severity there are; those not to be mended count apart."""

    errors: int = 0
    warnings: int = 0
    notes: int = 0
    ignored: int = 0
    before: int = 0
    """Those that were there in the revision compared with."""
    reasons: tuple[str, ...] = field(default=())
    """The reasons given for ignoring, each once, sorted."""


def tally(diagnostics: Iterable[Diagnostic]) -> Tally:
    """Count diagnostics by severity."""
    counts = dict.fromkeys(Severity, 0)
    reasons: list[str] = []
    before = 0
    for diagnostic in diagnostics:
        if diagnostic.ignored is not None:
            reasons.append(diagnostic.ignored)
        elif diagnostic.before:
            before += 1
        else:
            counts[diagnostic.severity] += 1
    return Tally(
        errors=counts[Severity.ERROR],
        warnings=counts[Severity.WARNING],
        notes=counts[Severity.NOTE],
        ignored=len(reasons),
        before=before,
        reasons=tuple(sorted(set(reasons))),
    )
