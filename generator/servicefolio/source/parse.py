"""A file becomes documents: decoded, read as YAML or Markdown, registers split into records."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from servicefolio.config import Settings
from servicefolio.diagnostics import START, Diagnostic, Position, Rule, Severity
from servicefolio.source.document import (
    BODY,
    EXTENSION_PREFIX,
    Document,
    Route,
    SourceFile,
    SourceText,
    Tree,
    excerpt,
)
from servicefolio.source.frontmatter import split_front_matter
from servicefolio.source.yaml import read_yaml

ENCODING = Rule("file-encoding", Severity.ERROR, "A file is not UTF-8 text")
EMPTY = Rule("file-empty", Severity.ERROR, "A file holds no record")
LINE_TOO_LONG = Rule("yaml-line-length", Severity.ERROR, "A line is longer than the settings allow")
FRONT_MATTER = Rule("file-front-matter", Severity.ERROR, "A Markdown record has no front matter")
NOT_A_RECORD = Rule("schema-record", Severity.ERROR, "A record is not a mapping of fields")
RULES = (ENCODING, EMPTY, LINE_TOO_LONG, FRONT_MATTER, NOT_A_RECORD)

REGISTER_KEY = "records"
_REGISTER_KEYS = frozenset({REGISTER_KEY, "kind"})
_COLON_WITHOUT_SPACE = re.compile(r"[\w-]+:\S")
_NEW = "begin one with `servicefolio new KIND`"


@dataclass(frozen=True, slots=True)
class Parsed:
    """The documents of a file, and what is wrong with its text."""

    documents: tuple[Document, ...]
    diagnostics: tuple[Diagnostic, ...]


def parse(file: SourceFile, settings: Settings) -> Parsed:
    """Read the records of a file."""
    text = decode(file)
    if isinstance(text, Diagnostic):
        return Parsed((), (text,))
    too_long = _line_too_long(file.path, text, settings.max_line_length)
    if too_long:
        return Parsed((), (too_long,))
    if file.path.endswith(".md"):
        return _parse_markdown(file.path, text)
    return _parse_yaml(file.path, text)


def decode(file: SourceFile) -> str | Diagnostic:
    """Read the bytes of a file as UTF-8, its line breaks as one character each."""
    if file.data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _problem(file.path, ENCODING, "this file is UTF-16", "save it as UTF-8")
    if b"\0" in file.data:
        return _problem(file.path, ENCODING, "this file is binary, not text", "move it elsewhere")
    try:
        text = file.data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = file.data.count(b"\n", 0, error.start) + 1
        before = file.data[file.data.rfind(b"\n", 0, error.start) + 1 : error.start]
        column = len(before.decode("utf-8-sig")) + 1
        byte = file.data[error.start]
        return _problem(
            file.path,
            ENCODING,
            f"byte {error.start + 1} (0x{byte:02X}) is not UTF-8",
            "save the file as UTF-8",
            Position(line, column),
        )
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _line_too_long(path: str, text: str, limit: int) -> Diagnostic | None:
    if len(text) <= limit:
        return None
    for number, line in enumerate(text.split("\n"), start=1):
        if len(line) > limit:
            return _problem(
                path,
                LINE_TOO_LONG,
                f"line {number} has {len(line):,} characters; at most {limit:,} are read",
                "break the line, or raise max_line_length in the settings",
                Position(number, 1, 0),
            )
    return None


def _parse_yaml(path: str, text: str) -> Parsed:
    trees, diagnostics = read_yaml(path, text)
    documents: list[Document] = []
    problems = list(diagnostics)
    for tree, source in trees:
        if tree is None and len(trees) > 1:
            continue
        for made in _documents(tree, source):
            if isinstance(made, Diagnostic):
                problems.append(made)
            else:
                documents.append(made)
    if len(documents) > 1:
        documents = [replace(document, alone=False) for document in documents]
    if not documents and not problems:
        problems.append(_problem(path, EMPTY, "the file is empty", _NEW))
    return Parsed(tuple(documents), tuple(problems))


def _documents(tree: Tree, source: SourceText) -> Iterator[Document | Diagnostic]:
    if isinstance(tree, dict) and REGISTER_KEY in tree:
        yield from _register(tree, source)
    elif isinstance(tree, dict) and tree:
        yield Document(source, tree)
    elif tree is None or tree == {}:
        yield _problem(source.path, EMPTY, "the file holds no record", _NEW)
    else:
        yield _not_a_mapping(tree, source, (), "the file")


def _register(tree: dict[str, Tree], source: SourceText) -> Iterator[Document | Diagnostic]:
    """Split a register into its records; each takes the register's kind, at its place there."""
    items = tree[REGISTER_KEY]
    if not isinstance(items, list) or not items:
        message = "this register holds no records"
        yield _at(source, (REGISTER_KEY,), message, f"list them below `{REGISTER_KEY}:`")
        return
    for key in tree:
        if key not in _REGISTER_KEYS and not key.startswith(EXTENSION_PREFIX):
            message = f'a register has no field "{key}"'
            hint = f"it holds `kind:` and `{REGISTER_KEY}:`; everything else belongs to its records"
            yield _at(source, (key,), message, hint, source.keys[key,])
    shared: dict[str, Tree] = {"kind": tree["kind"]} if "kind" in tree else {}
    if shared:
        place = source.values["kind",]
        places: dict[Route, Position] = {
            (REGISTER_KEY, index, "kind"): place for index in range(len(items))
        }
        source = replace(source, values={**places, **source.values})
    # Somebody meant to keep these records from readers, if in the wrong place: so they are kept.
    withheld: dict[str, Tree] = {"audience": "restricted"} if "audience" in tree else {}
    for index, item in enumerate(items):
        route: Route = (REGISTER_KEY, index)
        if isinstance(item, dict) and item:
            yield Document(source, shared | item | withheld, route, alone=False)
        else:
            yield _not_a_mapping(item, source, route, f"record {index + 1}")


def _not_a_mapping(tree: Tree, source: SourceText, route: Route, what: str) -> Diagnostic:
    """Word that a text or list stands where a record belongs."""
    hint = "write its fields, one a line: `title: ...`"
    if tree and isinstance(tree, str):
        if _COLON_WITHOUT_SPACE.match(tree):
            hint = "write a space after the colon of every key: `title: ...`"
        return _at(source, route, f"{what} is a text where fields with values belong", hint)
    if tree:
        if not route:
            hint = f"several records in a file go below `{REGISTER_KEY}:`"
        return _at(source, route, f"{what} is a list where fields with values belong", hint)
    return _at(source, route, f"{what} is empty", hint)


def _parse_markdown(path: str, text: str) -> Parsed:
    front = split_front_matter(text)
    if front is None:
        message = "a Markdown record begins with front matter, and this has none"
        hint = "write its fields, such as `title: ...`, between two lines of --- at the top"
        if text.startswith("---"):
            message = "the front matter that begins here has no end"
            hint = "write a line of --- below its last field"
        return Parsed((), (_problem(path, FRONT_MATTER, message, hint),))
    trees, diagnostics = read_yaml(path, text, first_line=front.first_line, end_line=front.end_line)
    if not trees:
        empty = (_problem(path, EMPTY, "the front matter is empty", "give it a title at least"),)
        return Parsed((), diagnostics or empty)
    tree, source = trees[0]
    if not isinstance(tree, dict):
        return Parsed((), (*diagnostics, _not_a_mapping(tree, source, (), "the front matter")))
    if front.body.strip():
        if BODY in tree:
            message = "the text stands both here and below the front matter"
            twice = _at(source, (BODY,), message, "keep the text below the front matter")
            return Parsed((), (*diagnostics, twice))
        body = Position(front.body_line, 1)
        source = replace(source, values={**source.values, (BODY,): body})
        tree = {**tree, BODY: front.body}
    return Parsed((Document(source, tree),), diagnostics)


def _at(
    source: SourceText, route: Route, message: str, hint: str, place: Position | None = None
) -> Diagnostic:
    position = place or source.values.get(route, START)
    made = _problem(source.path, NOT_A_RECORD, message, hint, position)
    return replace(made, excerpt=excerpt(source.text, position))


def _problem(
    path: str, rule: Rule, message: str, hint: str, position: Position = START
) -> Diagnostic:
    return Diagnostic(path, position, rule, message, rule.severity, hint)
