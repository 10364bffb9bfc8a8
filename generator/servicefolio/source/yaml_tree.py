"""Builds a tree out of YAML events, and notes where every value and key stands.

Bounds nesting, aliases and size before anything is built, and keeps every scalar as written.
"""

import re
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import yaml

from servicefolio.diagnostics import Position, Rule, Severity
from servicefolio.source.document import Route, Tree

CHARACTER = Rule("yaml-character", Severity.ERROR, "A character that YAML cannot hold as it is")
DUPLICATE_KEY = Rule("yaml-duplicate-key", Severity.ERROR, "A mapping has the same key twice")
KEY = Rule("yaml-key", Severity.ERROR, "A key is not a plain text")
TAG = Rule("yaml-tag", Severity.ERROR, "A value carries a YAML tag")
ALIAS = Rule("yaml-alias", Severity.ERROR, "An alias is undefined, circular or multiplies too much")
LIMIT = Rule("yaml-limit", Severity.ERROR, "The file is nested too deeply or too large")
COMMENT = Rule("yaml-comment", Severity.WARNING, "The end of a text may be lost to a comment")
RULES = (CHARACTER, DUPLICATE_KEY, KEY, TAG, ALIAS, LIMIT, COMMENT)

MAX_DEPTH = 100
MAX_NODES = 1_000_000
MAX_ALIASED_NODES = 10_000
MARK = "servicefolio:"
"""What a comment that silences a rule begins with."""

CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_MARK_IN_TEXT = re.compile(r"[^\S\n]#(?!servicefolio:)[^\s#!]")
_COMMENT_IN_TEXT = re.compile(r"[^\S\n]+(?P<mark>#(?!servicefolio:)[^\s#!]\S*)")
_Event: TypeAlias = Any
"""The type stubs know events without marks, which libyaml never makes."""
_NULLS = frozenset({"", "~", "null"})


class Refused(Exception):  # noqa: N818 - no error of the program: it ends the reading of a file
    """Reading stops here: the rule, the place and the words."""

    def __init__(
        self, rule: Rule, position: Position, message: str, hint: str | None = None
    ) -> None:
        super().__init__(message)
        self.rule, self.position, self.message, self.hint = rule, position, message, hint


@dataclass(slots=True)
class _Frame:
    """A mapping or list that is being read."""

    container: "dict[str, Tree] | list[Tree]"
    route: Route
    size_before: int
    anchor: str | None
    key: str | None = None
    skip: bool = False
    """The value that follows belongs to a duplicate or refused key."""


@dataclass(slots=True)
class Reader:
    """Builds one document from its events."""

    lines: list[str]
    """The lines of the text where one of them may lose its end to a comment, else none."""
    problems: list[Refused]
    """What is wrong with the text so far; the documents of a file share the list."""
    root: Tree = None
    values: dict[Route, Position] = field(default_factory=dict)
    keys: dict[Route, Position] = field(default_factory=dict)
    ambiguous: list[Route] = field(default_factory=list)
    """The ways to keys that stand twice."""
    marked: list[tuple[tuple[int, int], tuple[int, int]]] = field(default_factory=list)
    """Begin and end of the texts that hold `servicefolio:`; line and column count from 0."""
    _frames: list[_Frame] = field(default_factory=list)
    _anchors: dict[str, tuple[Tree, int]] = field(default_factory=dict)
    _open_anchors: set[str] = field(default_factory=set)
    _nodes: int = 0
    _aliased: int = 0

    def take(self, event: _Event) -> None:
        """Take the next event of the document."""
        self._nodes += 1
        if type(event) is yaml.ScalarEvent:
            self._take_scalar(event)
        elif type(event) is yaml.MappingStartEvent:
            self._open({}, event)
        elif type(event) is yaml.SequenceStartEvent:
            self._open([], event)
        elif type(event) is yaml.AliasEvent:
            self._take_alias(event)
        else:
            self._close()
        if self._nodes > MAX_NODES:
            raise Refused(
                LIMIT,
                _at(event),
                f"the file holds more than {MAX_NODES:,} values",
                "split it into several files",
            )

    def _take_scalar(self, event: _Event) -> None:
        if event.tag is not None:
            self._refuse_tag(event)
        if event.style == '"':
            self._refuse_control_characters(event)
        elif self.lines and not event.style:
            self._find_comment(event)
        if MARK in event.value:
            start, end = event.start_mark, event.end_mark
            self.marked.append(((start.line, start.column), (end.line, end.column)))
        frame = self._frames[-1] if self._frames else None
        if frame is not None and frame.key is None and isinstance(frame.container, dict):
            self._take_key(frame, event)
            return
        plain_null = event.implicit[0] and event.value in _NULLS
        value = None if plain_null else event.value
        if event.anchor:
            self._anchors[event.anchor] = (value, 1)
        self._put(value, event)

    def _take_key(self, frame: _Frame, event: _Event) -> None:
        key = event.value
        frame.key = key
        route = (*frame.route, key)
        if key in frame.container:
            self._report(
                DUPLICATE_KEY,
                event,
                f'the key "{key}" stands twice in the same mapping, '
                f"first on line {self.keys[route].line}",
                "keep one of the two; until then the record is not read",
            )
            self.ambiguous.append(route)
            frame.skip = True
            return
        if event.implicit[0] and key == "<<":
            self._report(KEY, event, "merge keys (<<) are not read", "write the keys out")
            frame.skip = True
            return
        self.keys[route] = _at(event)

    def _open(self, container: "dict[str, Tree] | list[Tree]", event: _Event) -> None:
        if event.tag is not None:
            self._refuse_tag(event)
        if len(self._frames) >= MAX_DEPTH:
            raise Refused(
                LIMIT, _at(event), f"nested deeper than {MAX_DEPTH} levels", "flatten the structure"
            )
        self._refuse_complex_key(event)
        route = self._put(container, event)
        if event.anchor:
            self._open_anchors.add(event.anchor)
        self._frames.append(_Frame(container, route, self._nodes, event.anchor))

    def _close(self) -> None:
        frame = self._frames.pop()
        if frame.anchor:
            self._open_anchors.discard(frame.anchor)
            self._anchors[frame.anchor] = (frame.container, self._nodes - frame.size_before)

    def _take_alias(self, event: _Event) -> None:
        name = event.anchor
        if self._at_key():
            hint = f'a key that begins with an asterisk needs quotes: "*{name}"'
            raise Refused(KEY, _at(event), "a key cannot be an alias", hint)
        if name in self._open_anchors:
            raise Refused(
                ALIAS,
                _at(event),
                f"the alias *{name} stands inside the value that &{name} names",
                "a value cannot hold itself: write out what belongs here",
            )
        if name not in self._anchors:
            raise Refused(
                ALIAS,
                _at(event),
                f"no anchor &{name} stands before the alias *{name}",
                f'a text that begins with an asterisk needs quotes: "*{name}"',
            )
        value, size = self._anchors[name]
        self._nodes += size
        self._aliased += size
        if self._aliased > MAX_ALIASED_NODES:
            raise Refused(
                ALIAS,
                _at(event),
                f"aliases repeat more than {MAX_ALIASED_NODES:,} values",
                "write the values out where they are needed",
            )
        self._put(value, event)

    def _put(self, value: Tree, event: _Event) -> Route:
        if not self._frames:
            self.root = value
            self.values[()] = _at(event)
            return ()
        frame = self._frames[-1]
        if isinstance(frame.container, list):
            route: Route = (*frame.route, len(frame.container))
            frame.container.append(value)
        else:
            key = frame.key or ""
            route = (*frame.route, key)
            frame.key = None
            if frame.skip:
                frame.skip = False
                return route if value is None or isinstance(value, str) else (*route, "<skipped>")
            frame.container[key] = value
        self.values[route] = _at(event)
        return route

    def _at_key(self) -> bool:
        """Tell whether a key comes next, and no value."""
        frame = self._frames[-1] if self._frames else None
        return frame is not None and frame.key is None and isinstance(frame.container, dict)

    def _refuse_complex_key(self, event: _Event) -> None:
        if self._at_key():
            raise Refused(
                KEY,
                _at(event),
                "a key must be a plain text, not a list or mapping",
                "a text that begins with [ or { needs quotes",
            )

    def _refuse_tag(self, event: _Event) -> None:
        tag = event.tag.replace("tag:yaml.org,2002:", "!!")
        self._report(
            TAG,
            event,
            f'the tag "{tag}" is not read: a value is what its field makes of it',
            "remove the tag; a text that begins with ! needs quotes",
        )

    def _refuse_control_characters(self, event: _Event) -> None:
        """Look for those that double quotes let in by an escape."""
        found = CONTROL.search(event.value)
        if found:
            message = f"the text holds the control character U+{ord(found.group()):04X}"
            self._report(CHARACTER, event, message, "remove the escape, such as \\e or \\0")

    def _find_comment(self, event: _Event) -> None:
        end = event.end_mark
        found = _COMMENT_IN_TEXT.match(self.lines[end.line], end.column)
        if found:
            column = found.start("mark") + 1
            place = Position(end.line + 1, column, len(found["mark"]))
            message = f'"{found["mark"]}" begins a comment to YAML, and is not part of the text'
            hint = "put the text in quotes; where a comment is meant, write a space after its #"
            self.problems.append(Refused(COMMENT, place, message, hint))

    def _report(self, rule: Rule, event: _Event, message: str, hint: str) -> None:
        """Report a problem and read on."""
        self.problems.append(Refused(rule, _at(event), message, hint))


def may_lose_its_end(text: str) -> bool:
    """Tell whether a line has a # that YAML takes for a comment, but its author may not."""
    return _MARK_IN_TEXT.search(text) is not None


def _at(event: _Event) -> Position:
    start, end = event.start_mark, event.end_mark
    line, column = start.line, start.column
    width = end.column - column if end.line == line else 1
    return Position(line + 1, column + 1, width or 1)
