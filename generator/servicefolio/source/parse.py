"""A file becomes documents: decoded, read as YAML or Markdown, registers split into records."""

from dataclasses import dataclass, replace

from servicefolio.config import Settings
from servicefolio.diagnostics import START, Diagnostic, Position, Rule, Severity
from servicefolio.source.document import Document, Route, SourceFile, SourceText, Tree, excerpt
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
_NEW = "begin one with `servicefolio new KIND`"


@dataclass(frozen=True, slots=True)
class Parsed:
    """The documents of a file, and what is wrong with its text."""

    documents: tuple[Document, ...]
    diagnostics: tuple[Diagnostic, ...]


def parse(file: SourceFile, settings: Settings) -> Parsed:
    """Read the records of a file."""
    text = _decode(file)
    if isinstance(text, Diagnostic):
        return Parsed((), (text,))
    too_long = _line_too_long(file.path, text, settings.max_line_length)
    if too_long:
        return Parsed((), (too_long,))
    if file.path.endswith(".md"):
        return _parse_markdown(file.path, text)
    return _parse_yaml(file.path, text)


def _decode(file: SourceFile) -> str | Diagnostic:
    if file.data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _problem(file.path, ENCODING, "this file is UTF-16", "save it as UTF-8")
    if b"\0" in file.data:
        return _problem(file.path, ENCODING, "this file is binary, not text", "move it elsewhere")
    try:
        text = file.data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = file.data.count(b"\n", 0, error.start) + 1
        column = error.start - (file.data.rfind(b"\n", 0, error.start) + 1) + 1
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
        made = _documents(tree, source)
        documents += (item for item in made if isinstance(item, Document))
        problems += (item for item in made if isinstance(item, Diagnostic))
    if not trees and not problems:
        problems.append(_problem(path, EMPTY, "the file is empty", _NEW))
    return Parsed(tuple(documents), tuple(problems))


def _documents(tree: Tree, source: SourceText) -> list[Document | Diagnostic]:
    if isinstance(tree, dict) and REGISTER_KEY in tree and _REGISTER_KEYS.issuperset(tree):
        return _register(tree, source)
    if isinstance(tree, dict) and tree:
        return [Document(source, tree)]
    if tree is None or tree == {}:
        return [_problem(source.path, EMPTY, "the file holds no record", _NEW)]
    what = "a list" if isinstance(tree, list) else "a text"
    hint = "write fields, one a line: `title: ...`; several records go below `records:`"
    return [_at(source, (), f"the file holds {what} where a record belongs", hint)]


def _register(tree: dict[str, Tree], source: SourceText) -> list[Document | Diagnostic]:
    items = tree[REGISTER_KEY]
    if not isinstance(items, list) or not items:
        message = "a register without records"
        return [_at(source, (REGISTER_KEY,), message, "list the records below `records:`")]
    made: list[Document | Diagnostic] = []
    for index, item in enumerate(items):
        route: Route = (REGISTER_KEY, index)
        if isinstance(item, dict) and item:
            shared = {"kind": tree["kind"]} if "kind" in tree and "kind" not in item else {}
            made.append(Document(source, shared | item, route))
        else:
            made.append(
                _at(source, route, f"record {index + 1} is not a mapping", "write its fields")
            )
    return made


def _parse_markdown(path: str, text: str) -> Parsed:
    front = split_front_matter(text)
    if front is None:
        message = "a Markdown record begins with front matter between two lines of ---"
        return Parsed(
            (), (_problem(path, FRONT_MATTER, message, "begin with ---, title: ..., ---"),)
        )
    trees, diagnostics = read_yaml(
        path, text, first_line=front.first_line, end_line=front.end_line
    )
    if not trees:
        empty = (_problem(path, EMPTY, "the front matter is empty", "give it a title at least"),)
        return Parsed((), diagnostics or empty)
    tree, source = trees[0]
    if not isinstance(tree, dict):
        return Parsed((), (*diagnostics, *_only_diagnostics(_documents(tree, source))))
    if front.body.strip():
        body = Position(front.body_line, 1)
        source = replace(source, values={**source.values, ("body",): body})
        if "body" in tree:
            message = "the text stands both in the front matter and below it"
            twice = _at(source, ("body",), message, "keep the text below the front matter")
            return Parsed((), (*diagnostics, twice))
        tree = {**tree, "body": front.body}
    return Parsed((Document(source, tree),), diagnostics)


def _only_diagnostics(items: list[Document | Diagnostic]) -> tuple[Diagnostic, ...]:
    return tuple(item for item in items if isinstance(item, Diagnostic))


def _at(source: SourceText, route: Route, message: str, hint: str) -> Diagnostic:
    position = source.values.get(route, START)
    made = _problem(source.path, NOT_A_RECORD, message, hint, position)
    return replace(made, excerpt=excerpt(source.text, position))


def _problem(
    path: str, rule: Rule, message: str, hint: str, position: Position = START
) -> Diagnostic:
    return Diagnostic(path, position, rule, message, rule.severity, hint)
