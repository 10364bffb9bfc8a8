"""Reads the map of an import, and holds it to the table and to the kind of record."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from servicefolio.diagnostics import START, Diagnostic
from servicefolio.kind import Kind
from servicefolio.messages import KEY_OF_MAPPING, explain
from servicefolio.records.beside import InCsv
from servicefolio.records.validate import fields_at
from servicefolio.rules.imports import MAP
from servicefolio.source.document import EXTENSION_PREFIX, Document, Route, SourceFile, Tree
from servicefolio.source.parse import decode
from servicefolio.source.yaml import read_yaml
from servicefolio.text import did_you_mean, in_words, listing
from servicefolio.transfer.table_map import PLACE, Gather, Source, TableMap


@dataclass(frozen=True, slots=True)
class LoadedMap:
    """The map, or None and what is wrong with it."""

    map: TableMap | None
    diagnostics: tuple[Diagnostic, ...]


def load_map(
    file: SourceFile,
    kind: Kind,
    columns: tuple[str, ...],
    given: Mapping[str, str] | None = None,
) -> LoadedMap:
    """Read a map for records of a kind, from a table with these columns.

    `given` are texts for fields of every record; they are stronger than what the map says of them.
    """
    text = decode(file)
    if isinstance(text, Diagnostic):
        return LoadedMap(None, (text,))
    documents, problems = read_yaml(file.path, text)
    if problems:
        return LoadedMap(None, problems)
    tree, source = documents[0] if documents else (None, None)
    if source is None or not isinstance(tree, dict):
        message, hint = "the map is no mapping", "write `id: ...`, and `fields:` below it"
        nothing = Diagnostic(file.path, START, MAP, message, MAP.severity, hint)
        return LoadedMap(None, (nothing,))
    document = Document(source, tree)
    fields = tree.get("fields")
    if given and (isinstance(fields, dict) or fields is None):
        constants: dict[str, Tree] = {key: {"constant": text} for key, text in given.items()}
        tree = {**tree, "fields": {**(fields or {}), **constants}}
    try:
        made = TableMap.model_validate(tree)
    except ValidationError as error:
        details = error.errors(include_url=False)
        return LoadedMap(None, tuple(_explain(document, item) for item in details))
    found = (*_column_problems(document, made, columns), *_field_problems(document, made, kind))
    return LoadedMap(None if found else made, found)


def _explain(document: Document, details: ErrorDetails) -> Diagnostic:
    route: Route = tuple(step for step in details["loc"] if step != KEY_OF_MAPPING)
    explained = explain(details)
    hint, unknown = explained.hint, explained.family == "unknown-field"
    if unknown:
        # The second step into a table is a name of the author's, and no field.
        begin = 2 if route[:2] == ("gather", "fields") else 1
        table = route[begin - 1] in {"fields", "columns"} and len(route) > begin
        way = (*route[:begin], *route[begin + 1 : -1]) if table else route[:-1]
        known = fields_at(TableMap, way)
        hint = did_you_mean(str(route[-1]), known) or f"the keys are {listing(known, 'and')}"
    return document.diagnose(MAP, route, explained.message, hint=hint, key=unknown)


def _column_problems(
    document: Document, made: TableMap, columns: tuple[str, ...]
) -> Iterator[Diagnostic]:
    known = list(columns)
    for route, name in _columns_read(made):
        if not name:
            known.append(str(route[-1]))
        elif name not in known:
            hint = did_you_mean(name, known) or f"the columns are {listing(known, 'and')}"
            yield document.diagnose(MAP, route, f'the table has no column "{name}"', hint=hint)


def _columns_read(made: TableMap) -> Iterator[tuple[Route, str]]:
    """List the columns that a map reads, in its order; an empty name is that of a column made."""
    for name, sources in made.columns.items():
        yield from _read_by(("columns", name), sources)
        yield ("columns", name), ""
    yield from ((("id",), name) for name in PLACE.findall(made.id))
    for index, condition in enumerate(made.only):
        yield ("only", index, "column"), condition.column
    if made.distinct is not None:
        yield ("distinct",), made.distinct
    for path, sources in made.fields.items():
        yield from _read_by(("fields", path), sources)
    if made.gather is not None:
        for path, sources in made.gather.fields.items():
            yield from _read_by(("gather", "fields", path), sources)


def _read_by(route: Route, sources: tuple[Source, ...]) -> Iterator[tuple[Route, str]]:
    for index, source in enumerate(sources):
        for key, name in source.columns():
            yield (*route, index, key), name


def _field_problems(document: Document, made: TableMap, kind: Kind) -> Iterator[Diagnostic]:
    roots = {path.partition(".")[0] for path in made.fields}
    for path in made.fields:
        yield from _path_problems(document, path, made.fields, kind)
    if made.gather is not None:
        roots.add(made.gather.into)
        yield from _gather_problems(document, made, made.gather, kind)
    for name, field in kind.model.model_fields.items():
        key = field.alias or name
        if field.is_required() and key != "id" and key not in roots:
            what = kind.name.replace("_", " ")
            message = f"the map does not fill {key}, which every {what} needs"
            hint = f"add `{key}: ...` below fields; `constant` gives every row the same"
            yield document.diagnose(MAP, ("fields",), message, hint=hint)


def _path_problems(
    document: Document, path: str, fields: Mapping[str, object], kind: Kind
) -> Iterator[Diagnostic]:
    steps = field_route(path)
    for length, step in enumerate(steps):
        known = tuple(fields_at(kind.model, steps[:length]))
        own = str(step).startswith(EXTENSION_PREFIX)
        if isinstance(step, str) and known and step not in known and not own:
            message = f'a {kind.name.replace("_", " ")} has no field "{path}"'
            hint = did_you_mean(step, known) or f"the fields are {listing(known, 'and')}"
            yield document.diagnose(MAP, ("fields", path), message, hint=hint, key=True)
            return
    if path in {"id", "kind"}:
        hint = "the id stands at the top of the map, and the kind on the command line"
        yield document.diagnose(MAP, ("fields", path), f"{path} is no field", hint=hint, key=True)
    inside = next((other for other in fields if other.startswith(f"{path}.")), None)
    if inside is not None:
        message = f"{path} is filled as a whole, and {inside} inside it"
        hint = "keep one of the two"
        yield document.diagnose(MAP, ("fields", path), message, hint=hint, key=True)


def _gather_problems(
    document: Document, made: TableMap, gather: Gather, kind: Kind
) -> Iterator[Diagnostic]:
    beside = [
        info.alias or name
        for name, info in kind.model.model_fields.items()
        if any(isinstance(mark, InCsv) for mark in info.metadata)
    ]
    what = in_words(kind.name)
    if gather.into not in beside:
        message = f'a {what} has no list "{gather.into}" that may stand in a file of its own'
        hint = f"it has {listing(beside, 'and')}" if beside else "leave `gather:` out"
        yield document.diagnose(MAP, ("gather", "into"), message, hint=hint)
        return
    if gather.into in made.fields:
        message = f"{gather.into} is filled by a field, and by rows that are gathered"
        hint = "keep one of the two"
        yield document.diagnose(MAP, ("fields", gather.into), message, hint=hint, key=True)
    known = fields_at(kind.model, (gather.into,))
    for path in gather.fields:
        if path not in known and not path.startswith(EXTENSION_PREFIX):
            message = f'{gather.into} has no column "{path}"'
            hint = did_you_mean(path, known) or f"the columns are {listing(known, 'and')}"
            route = ("gather", "fields", path)
            yield document.diagnose(MAP, route, message, hint=hint, key=True)


def field_route(path: str) -> Route:
    """Read the way to a field: `external_refs.0.key`.

    >>> field_route("external_refs.0.key")
    ('external_refs', 0, 'key')
    """
    return tuple(int(step) if step.isdecimal() else step for step in path.split("."))
