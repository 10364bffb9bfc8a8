"""YAML text becomes trees of text whose every value knows its place.

Reads libyaml's events and builds the tree in the same pass (see yaml_tree.py): so nesting,
aliases and size are bounded before anything is built (composing crashes the process at about
50,000 levels), and positions cost nothing extra. Knows nothing of kinds.
"""

import re
from collections.abc import Iterator

import yaml

from servicefolio.diagnostics import Diagnostic, Position, Rule, Severity
from servicefolio.source import yaml_tree
from servicefolio.source.document import Ignore, Route, SourceText, Tree, excerpt
from servicefolio.source.yaml_tree import CHARACTER, CONTROL, MARK, Reader, Refused
from servicefolio.source.yaml_words import in_words

SYNTAX = Rule("yaml-syntax", Severity.ERROR, "The file is not valid YAML")
RULES = (SYNTAX, *yaml_tree.RULES)

_UNUSUAL_BREAK = re.compile("[\u0085\u2028\u2029]")
_BYTE_ORDER_MARK = "\ufeff"
_OPENED_EARLIER = (
    "unexpected end of stream",
    "unexpected document indicator",
    "expected ',' or",
    "could not find expected ':'",
)
_IGNORE = re.compile(
    r"(?:^|\s)(?P<mark>#\s*servicefolio:\s*ignore\b)[ \t]*(?P<rule>[^\s#:]*)[ \t]*(?P<reason>.*)"
)


def read_yaml(
    path: str, text: str, *, first_line: int = 1, end_line: int | None = None
) -> tuple[tuple[tuple[Tree, SourceText], ...], tuple[Diagnostic, ...]]:
    """Read every YAML document of a text; (trees with their places, problems).

    `first_line` and `end_line` (exclusive) bound the lines that are YAML, for front matter.
    """
    if end_line is None and not text.endswith("\n"):
        # libyaml puts what is missing at the end on the line after it.
        text += "\n"
    control = _control_character(path, text)
    if control is not None:
        return (), (control,)
    shift = first_line - 1
    part = "\n".join(text.split("\n")[shift : end_line and end_line - 1])
    readers: list[Reader] = []
    problems: list[Refused] = []
    try:
        _refuse_characters(part)
        _read_documents(part, readers, problems)
    except Refused as problem:
        problems.append(problem)
    ignores = tuple(_ignores(part, readers, shift))
    sources = tuple(
        (
            reader.root,
            SourceText(path, text, *_moved(reader, shift), ignores, tuple(reader.ambiguous)),
        )
        for reader in readers
    )
    return sources, tuple(_diagnostic(path, text, problem, shift) for problem in problems)


def _read_documents(text: str, readers: list[Reader], problems: list[Refused]) -> None:
    """Add a reader for every document that is complete, however the rest of the text goes on."""
    lines = text.split("\n") if yaml_tree.may_lose_its_end(text) else []
    reader: Reader | None = None
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            kind = type(event)
            if kind is yaml.DocumentStartEvent:
                reader = Reader(lines, problems)
            elif kind is yaml.DocumentEndEvent and reader is not None:
                readers.append(reader)
            elif reader is not None and kind is not yaml.StreamEndEvent:
                reader.take(event)
    except yaml.MarkedYAMLError as error:
        raise _syntax(text, error) from error
    except yaml.YAMLError as error:
        raise Refused(SYNTAX, Position(1, 1), f"not valid YAML: {error}") from error


def _ignores(text: str, readers: list[Reader], shift: int) -> Iterator[Ignore]:
    """Collect the comments that silence a rule; the same words inside a value are data."""
    if MARK not in text:
        return
    values = [span for reader in readers for span in reader.marked]
    for number, line in enumerate(text.split("\n")):
        match = _IGNORE.search(line)
        if match is None:
            continue
        column = match.start("mark")
        if any(start <= (number, column) < end for start, end in values):
            continue
        stands_alone = not line[:column].strip()
        yield Ignore(
            rule=match["rule"],
            reason=match["reason"].strip(" :-\t"),
            comment=Position(number + 1 + shift, column + 1, len(line) - column),
            line=number + (2 if stands_alone else 1) + shift,
        )


def _control_character(path: str, text: str) -> Diagnostic | None:
    found = CONTROL.search(text)
    if found is None:
        return None
    hint = "remove it"
    if found.group() == "\x1b":
        hint = "remove the terminal's colour codes, such as ESC[31m, from the pasted text"
    message = f"here stands the control character U+{ord(found.group()):04X}"
    refused = Refused(CHARACTER, _place(text, found.start()), message, hint)
    return _diagnostic(path, text, refused, 0)


def _refuse_characters(text: str) -> None:
    found = _UNUSUAL_BREAK.search(text)
    if found:
        code = f"{ord(found.group()):04X}"
        message = f"here stands the invisible line separator U+{code}, at which YAML breaks lines"
        hint = f'replace it by a line break or a space; inside double quotes write "\\u{code}"'
        raise Refused(CHARACTER, _place(text, found.start()), message, hint)
    index = text.find(_BYTE_ORDER_MARK)
    if index >= 0:
        message = "here stands an invisible byte order mark (U+FEFF), meant for a file's start"
        hint = "remove it; it came with text pasted from another file"
        raise Refused(CHARACTER, _place(text, index), message, hint)


def _place(text: str, index: int) -> Position:
    before = text[:index]
    return Position(before.count("\n") + 1, index - (before.rfind("\n") + 1) + 1)


def _syntax(text: str, error: yaml.MarkedYAMLError) -> Refused:
    mark = error.problem_mark or error.context_mark
    if any(words in (error.problem or "") for words in _OPENED_EARLIER):
        mark = error.context_mark or mark
    lines = text.split("\n")
    line, column = (mark.line, mark.column) if mark else (0, 0)
    if line >= len(lines):
        line, column = len(lines) - 1, len(lines[-1])
    message, hint = in_words(error.context, error.problem, lines, line, column)
    return Refused(SYNTAX, Position(line + 1, column + 1), message, hint)


def _diagnostic(path: str, text: str, refused: Refused, shift: int) -> Diagnostic:
    place = _down(refused.position, shift)
    return Diagnostic(
        path=path,
        position=place,
        rule=refused.rule,
        message=refused.message,
        severity=refused.rule.severity,
        hint=refused.hint,
        excerpt=excerpt(text, place),
    )


def _moved(reader: Reader, shift: int) -> tuple[dict[Route, Position], dict[Route, Position]]:
    """Move every place down, where the YAML begins further down in its file."""
    if not shift:
        return reader.values, reader.keys
    return (
        {route: _down(place, shift) for route, place in reader.values.items()},
        {route: _down(place, shift) for route, place in reader.keys.items()},
    )


def _down(place: Position, shift: int) -> Position:
    return Position(place.line + shift, place.column, place.width)
