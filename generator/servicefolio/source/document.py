"""What was read, as values: files, and documents whose every value knows its place.

Holds no parser and touches no disk, so that every layer above may use it.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import PurePosixPath
from typing import TypeAlias

from servicefolio.diagnostics import START, Diagnostic, Position, Rule

Route: TypeAlias = tuple[str | int, ...]
"""The way to a value from the top of a record: keys of mappings and indexes of lists."""

Tree: TypeAlias = "str | list[Tree] | dict[str, Tree] | None"
"""YAML as the author wrote it: a scalar is text, or None where it is empty."""

BODY = "body"
"""The field that the text below a Markdown record's front matter fills."""
EXTENSION_PREFIX = "x-"
"""What the keys begin with that are an author's own."""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file below catalog/ or kb/: its path relative to the root, with slashes, and its bytes."""

    path: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Ignore:
    """A comment that silences a rule on its own line, or on the next when it stands alone."""

    rule: str
    reason: str
    comment: Position
    line: int


@dataclass(frozen=True, slots=True)
class SourceText:
    """The text of a file with the places of its values and of the keys of its mappings."""

    path: str
    text: str
    values: Mapping[Route, Position]
    keys: Mapping[Route, Position]
    ignores: tuple[Ignore, ...] = ()
    ambiguous: tuple[Route, ...] = ()
    """The ways to keys that stand twice, so that it is not clear what their value is."""


@dataclass(frozen=True, slots=True)
class Document:
    """One record as written: the whole of a file, or one item of a register."""

    source: SourceText
    tree: dict[str, Tree]
    route: Route = ()
    """Where in the file the record stands."""
    alone: bool = True
    """Whether the file holds no other record, so that its name can be the id."""
    beside: Mapping[str, SourceText] = field(default_factory=dict)
    """The files beside it that hold what belongs below a field, by the field."""

    @property
    def path(self) -> str:
        """The file that it was read from."""
        return self.source.path

    @property
    def paths(self) -> tuple[str, ...]:
        """The files that it was read from, its own first."""
        return (self.path, *(text.path for text in self.beside.values()))

    @property
    def ambiguous(self) -> tuple[Route, ...]:
        """The ways, in this record, to keys that stand twice."""
        start = len(self.route)
        ways = self.source.ambiguous
        return tuple(way[start:] for way in ways if way[:start] == self.route)

    @property
    def stem(self) -> str:
        """The name of its file, without the ending."""
        return PurePosixPath(self.path).stem

    @property
    def folders(self) -> tuple[str, ...]:
        """The folders that its file lies in, from the root."""
        return PurePosixPath(self.path).parts[:-1]

    def position(self, route: Route, *, key: bool = False) -> Position:
        """Find the place of a value; of its key with `key`; of what should hold it when missing.

        An index into a text names one of its lines, since a list of messages may be written
        as one block of text.
        """
        if self.is_beside(route):
            return self._of_beside(route).position(route[1:], key=key)
        full = self._as_written(self.route + route)
        if key and full in self.source.keys:
            return self.source.keys[full]
        for length in range(len(full), -1, -1):
            found = self.source.values.get(full[:length])
            if found is not None:
                rest = full[length:]
                if rest and isinstance(rest[0], int):
                    return self._line_of_block(found, rest[0])
                return self._beginning(full[:length], found)
        return START

    def is_beside(self, route: Route) -> bool:
        """Tell whether a value stands in a file beside the record's own."""
        return len(route) > 1 and route[0] in self.beside

    def _of_beside(self, route: Route) -> "Document":
        return Document(self.beside[str(route[0])], {})

    def _beginning(self, route: Route, value: Position) -> Position:
        """Point at the key of fields or items that stand below it: they are meant as a whole."""
        key = self.source.keys.get(route)
        return key if key is not None and key.line < value.line else value

    def find(self, route: Route, words: str, before: int = 0) -> Position:
        """Find words within a value, such as a reference in prose; the value if they are not.

        `before` is how often the value holds the same words earlier.
        """
        place = self.position(route)
        column = place.column - 1
        for number, line in enumerate(_lines(self.source.text)[place.line - 1 :], start=place.line):
            found = line.find(words, column)
            while found >= 0 and before:
                before -= 1
                found = line.find(words, found + len(words))
            if found >= 0:
                return Position(number, found + 1, len(words))
            column = 0
        return place

    def excerpt(self, position: Position) -> str | None:
        """Show the source line at a position."""
        return excerpt(self.source.text, position)

    def diagnose(
        self, rule: Rule, route: Route, message: str, *, hint: str | None = None, key: bool = False
    ) -> Diagnostic:
        """Report a problem with the value at a route of this record."""
        if self.is_beside(route):
            return self._of_beside(route).diagnose(rule, route[1:], message, hint=hint, key=key)
        position = self.position(route, key=key)
        return Diagnostic(
            path=self.path,
            position=position,
            rule=rule,
            message=message,
            severity=rule.severity,
            hint=hint,
            excerpt=self.excerpt(position),
        )

    def _as_written(self, route: Route) -> Route:
        """Leave out the index of a mapping that stands where a list of one belongs."""
        written: Route = ()
        for step, following in zip(route, (*route, None)[1:], strict=True):
            inside = isinstance(following, str) and (*written, following) in self.source.keys
            if not (step == 0 and inside and (*written, step) not in self.source.values):
                written = (*written, step)
        return written

    def _line_of_block(self, block: Position, index: int) -> Position:
        """Find the index-th line with text of a block scalar that begins at `block`."""
        lines = _lines(self.source.text)
        if not lines[block.line - 1][block.column - 1 :].startswith(("|", ">")):
            return block
        for number in range(block.line, len(lines)):
            stripped = lines[number].strip()
            if stripped and index == 0:
                column = len(lines[number]) - len(lines[number].lstrip()) + 1
                return Position(number + 1, column, len(stripped))
            index -= bool(stripped)
        return block


def excerpt(text: str, position: Position) -> str | None:
    """Show the line of a text at a position, or None where it has no such line."""
    lines = _lines(text)
    return lines[position.line - 1] if 0 < position.line <= len(lines) else None


_LINE_BREAK = re.compile(r"\r\n|\r|\n")


@lru_cache(maxsize=16)
def _lines(text: str) -> tuple[str, ...]:
    return tuple(_LINE_BREAK.split(text))
