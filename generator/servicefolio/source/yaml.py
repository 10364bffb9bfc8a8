"""YAML text becomes trees of text whose every value knows its place.

Reads libyaml's events and builds the tree itself, in one pass: so nesting, aliases and size are
bounded before anything is built (composing crashes the process at about 50,000 levels), every
scalar stays as its author wrote it, and positions cost nothing extra. Knows nothing of kinds.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

from servicefolio.diagnostics import Diagnostic, Position, Rule, Severity
from servicefolio.source.document import Ignore, Route, SourceText, Tree, excerpt
from servicefolio.source.yaml_words import in_words

SYNTAX = Rule("yaml-syntax", Severity.ERROR, "The file is not valid YAML")
CHARACTER = Rule("yaml-character", Severity.ERROR, "A character that YAML cannot hold as it is")
DUPLICATE_KEY = Rule("yaml-duplicate-key", Severity.ERROR, "A mapping has the same key twice")
KEY = Rule("yaml-key", Severity.ERROR, "A key is not a plain text")
TAG = Rule("yaml-tag", Severity.ERROR, "A value carries a YAML tag")
ALIAS = Rule("yaml-alias", Severity.ERROR, "An alias is undefined, circular or multiplies too much")
LIMIT = Rule("yaml-limit", Severity.ERROR, "The file is nested too deeply or too large")
RULES = (SYNTAX, CHARACTER, DUPLICATE_KEY, KEY, TAG, ALIAS, LIMIT)

MAX_DEPTH = 100
MAX_NODES = 1_000_000
MAX_ALIASED_NODES = 10_000

_UNUSUAL_BREAK = re.compile("[\u0085\u2028\u2029]")
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_OPENED_EARLIER = ("unexpected end of stream", "unexpected document indicator", "expected ',' or")
_NULLS = frozenset({"", "~", "null"})
_IGNORE = re.compile(
    r"(?:^|\s)(?P<mark>#\s*servicefolio:\s*ignore\b)[ \t]*(?P<rule>[^\s#]*)[ \t]*(?P<reason>.*)"
)


class _Refused(Exception):
    """Reading stops here: the rule, the place and the words."""

    def __init__(
        self, rule: Rule, position: Position, message: str, hint: str | None = None
    ) -> None:
        super().__init__(message)
        self.rule, self.position, self.message, self.hint = rule, position, message, hint


def read_yaml(
    path: str, text: str, *, first_line: int = 1, end_line: int | None = None
) -> tuple[tuple[tuple[Tree, SourceText], ...], tuple[Diagnostic, ...]]:
    """Read every YAML document of a text; (trees with their places, problems).

    `first_line` and `end_line` (exclusive) bound the lines that are YAML, for front matter.
    """
    problems: list[Diagnostic] = []
    documents: list[tuple[Tree, SourceText]] = []
    lines = text.split("\n")[first_line - 1 : end_line and end_line - 1]
    part = "\n".join(lines)
    try:
        _refuse_characters(part)
        for tree, reader in _read_documents(part):
            source = SourceText(path, text, reader.values, reader.keys, reader.ignores(part))
            problems += (_diagnostic(path, text, refused) for refused in reader.problems)
            documents.append((tree, _moved(source, first_line - 1)))
    except _Refused as refused:
        problems.append(_diagnostic(path, text, refused, first_line - 1))
    return tuple(documents), tuple(problems)


def _read_documents(text: str) -> "Iterator[tuple[Tree, _Reader]]":
    reader: _Reader | None = None
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            kind = type(event)
            if kind is yaml.DocumentStartEvent:
                reader = _Reader()
            elif kind is yaml.DocumentEndEvent and reader is not None:
                yield reader.root, reader
            elif reader is not None and kind is not yaml.StreamEndEvent:
                reader.take(event)
    except yaml.MarkedYAMLError as error:
        raise _syntax(text, error) from error
    except yaml.YAMLError as error:
        raise _Refused(SYNTAX, Position(1, 1), f"not valid YAML: {error}") from error


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
class _Reader:
    """Builds one document from events, and notes where every value and key stands."""

    root: Tree = None
    values: dict[Route, Position] = field(default_factory=dict)
    keys: dict[Route, Position] = field(default_factory=dict)
    problems: list[_Refused] = field(default_factory=list)
    scalars: list[tuple[int, int]] = field(default_factory=list)
    """First and last line of the scalars that take more than one."""
    _frames: list[_Frame] = field(default_factory=list)
    _anchors: dict[str, tuple[Tree, int]] = field(default_factory=dict)
    _open_anchors: set[str] = field(default_factory=set)
    _nodes: int = 0
    _aliased: int = 0

    def take(self, event: yaml.Event) -> None:
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
            raise _Refused(LIMIT, _at(event), f"the file holds more than {MAX_NODES:,} values")

    def _take_scalar(self, event: yaml.ScalarEvent) -> None:
        if event.tag is not None:
            self._refuse_tag(event)
        if event.end_mark.line > event.start_mark.line:
            self.scalars.append((event.start_mark.line, event.end_mark.line))
        frame = self._frames[-1] if self._frames else None
        if frame is not None and frame.key is None and isinstance(frame.container, dict):
            self._take_key(frame, event)
            return
        plain_null = event.implicit[0] and event.value in _NULLS
        value = None if plain_null else event.value
        if event.anchor:
            self._anchors[event.anchor] = (value, 1)
        self._put(value, event)

    def _take_key(self, frame: _Frame, event: yaml.ScalarEvent) -> None:
        key = event.value
        frame.key = key
        route = (*frame.route, key)
        if key in frame.container:
            self.problems.append(
                _Refused(
                    DUPLICATE_KEY,
                    _at(event),
                    f'the key "{key}" stands twice in the same mapping, '
                    f"first on line {self.keys[route].line}",
                    "keep one of the two; only the first was read",
                )
            )
            frame.skip = True
            return
        if event.implicit[0] and key == "<<":
            self.problems.append(
                _Refused(KEY, _at(event), "merge keys (<<) are not read", "write the keys out")
            )
            frame.skip = True
            return
        self.keys[route] = _at(event)

    def _open(self, container: "dict[str, Tree] | list[Tree]", event: yaml.NodeEvent) -> None:
        if event.tag is not None:
            self._refuse_tag(event)
        if len(self._frames) >= MAX_DEPTH:
            raise _Refused(
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

    def _take_alias(self, event: yaml.AliasEvent) -> None:
        name = event.anchor
        self._refuse_complex_key(event)
        if name in self._open_anchors:
            raise _Refused(ALIAS, _at(event), f"the alias *{name} stands inside its own anchor")
        if name not in self._anchors:
            raise _Refused(
                ALIAS,
                _at(event),
                f"no anchor &{name} stands before the alias *{name}",
                f'a value that begins with an asterisk needs quotes: "*{name}"',
            )
        value, size = self._anchors[name]
        self._nodes += size
        self._aliased += size
        if self._aliased > MAX_ALIASED_NODES:
            raise _Refused(
                ALIAS,
                _at(event),
                f"aliases repeat more than {MAX_ALIASED_NODES:,} values",
                "write the values out where they are needed",
            )
        self._put(value, event)

    def _put(self, value: Tree, event: yaml.Event) -> Route:
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

    def _refuse_complex_key(self, event: yaml.Event) -> None:
        frame = self._frames[-1] if self._frames else None
        if frame is not None and isinstance(frame.container, dict) and frame.key is None:
            raise _Refused(
                KEY,
                _at(event),
                "a key must be a plain text, not a list or mapping",
                "text that begins with [ or { needs quotes",
            )

    def _refuse_tag(self, event: yaml.NodeEvent) -> None:
        tag = event.tag.replace("tag:yaml.org,2002:", "!!")
        self.problems.append(
            _Refused(
                TAG,
                _at(event),
                f'the tag "{tag}" is not read: a value is what its field makes of it',
                "remove the tag; a text that begins with ! needs quotes",
            )
        )

    def ignores(self, text: str) -> tuple[Ignore, ...]:
        """Collect the comments that silence a rule; the same words inside a value are data."""
        if "servicefolio:" not in text:
            return ()
        inside = {n for first, last in self.scalars for n in range(first + 1, last)}
        return tuple(
            _ignore(number, line, match)
            for number, line in enumerate(text.split("\n"))
            if number not in inside and (match := _IGNORE.search(line))
        )


def _ignore(number: int, line: str, match: re.Match[str]) -> Ignore:
    column = match.start("mark")
    stands_alone = not line[:column].strip()
    return Ignore(
        rule=match["rule"],
        reason=match["reason"].strip(" :-\t\r"),
        comment=Position(number + 1, column + 1, len(line) - column),
        line=number + 2 if stands_alone else number + 1,
    )


def _at(event: yaml.Event) -> Position:
    start, end = event.start_mark, event.end_mark
    width = end.column - start.column if end.line == start.line else 1
    return Position(start.line + 1, start.column + 1, max(width, 1))


def _refuse_characters(text: str) -> None:
    found = _UNPRINTABLE.search(text)
    if found:
        code = f"U+{ord(found.group()):04X}"
        hint = "remove it"
        if found.group() == "\x1b":
            hint = "remove the terminal's colour codes, such as ESC[31m, from the pasted text"
        raise _Refused(
            CHARACTER, _place(text, found.start()), f"the control character {code}", hint
        )
    found = _UNUSUAL_BREAK.search(text)
    if found:
        code = f"{ord(found.group()):04X}"
        raise _Refused(
            CHARACTER,
            _place(text, found.start()),
            f"the invisible line separator U+{code}, at which YAML breaks the line",
            f'replace it by a line break or a space; inside double quotes write "\\u{code}"',
        )


def _place(text: str, index: int) -> Position:
    before = text[:index]
    return Position(before.count("\n") + 1, index - (before.rfind("\n") + 1) + 1)


def _syntax(text: str, error: yaml.MarkedYAMLError) -> _Refused:
    mark = error.problem_mark or error.context_mark
    if any(words in (error.problem or "") for words in _OPENED_EARLIER):
        mark = error.context_mark or mark
    lines = text.split("\n")
    line = min(mark.line, len(lines) - 1) if mark else 0
    column = mark.column if mark and line == mark.line else len(lines[line])
    message, hint = in_words(error.context, error.problem, lines, line, column)
    return _Refused(SYNTAX, Position(line + 1, column + 1), message, hint)


def _diagnostic(path: str, text: str, refused: _Refused, shift: int = 0) -> Diagnostic:
    place = refused.position
    place = Position(place.line + shift, place.column, place.width)
    return Diagnostic(
        path=path,
        position=place,
        rule=refused.rule,
        message=refused.message,
        severity=refused.rule.severity,
        hint=refused.hint,
        excerpt=excerpt(text, place),
    )


def _moved(source: SourceText, shift: int) -> SourceText:
    """Move every place down, where the YAML begins further down in its file."""
    if not shift:
        return source

    def down(place: Position) -> Position:
        return Position(place.line + shift, place.column, place.width)

    return SourceText(
        source.path,
        source.text,
        {route: down(place) for route, place in source.values.items()},
        {route: down(place) for route, place in source.keys.items()},
        tuple(
            Ignore(i.rule, i.reason, down(i.comment), i.line + shift) for i in source.ignores
        ),
    )
