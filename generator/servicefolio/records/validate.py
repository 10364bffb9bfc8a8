"""A document becomes a record, or the list of everything that keeps it from being one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from pydantic import BaseModel, ValidationError

from servicefolio.diagnostics import Diagnostic, Rule, Severity
from servicefolio.messages import KEY_OF_MAPPING, Explained, explain, quoted
from servicefolio.records.base import Record
from servicefolio.records.beside import expand
from servicefolio.records.ref import references_of
from servicefolio.records.salvage import salvage
from servicefolio.records.scalars import identifier_problem
from servicefolio.source.document import BODY, EXTENSION_PREFIX, Document, Route
from servicefolio.source.series import VALUE as VALUE_OF_SERIES
from servicefolio.source.series import Series
from servicefolio.text import closest, did_you_mean, in_words, listing, slug, with_article

MISSING = Rule("schema-missing", Severity.ERROR, "A field that the kind requires is missing")
UNKNOWN_FIELD = Rule("schema-unknown-field", Severity.ERROR, "A field that the kind does not have")
TYPE = Rule("schema-type", Severity.ERROR, "A value of the wrong type")
CHOICE = Rule("schema-choice", Severity.ERROR, "A value that is not among the field's values")
VALUE = Rule("schema-value", Severity.ERROR, "A value that its field cannot hold")
KIND = Rule("schema-kind", Severity.ERROR, "It is not clear what kind of record this is")
FILENAME = Rule("id-filename", Severity.ERROR, "A file or record name cannot serve as its id")
RULES = (MISSING, UNKNOWN_FIELD, TYPE, CHOICE, VALUE, KIND, FILENAME)

_BY_FAMILY = {
    "missing": MISSING,
    "unknown-field": UNKNOWN_FIELD,
    "type": TYPE,
    "choice": CHOICE,
    "value": VALUE,
}
_ENVELOPE = frozenset({"kind", "id"})
_FEW = 3
"""As many kinds are named in a hint."""


@dataclass(frozen=True, slots=True)
class KindTable:
    """What validation knows about kinds: their models and folders, and keys of the other side."""

    models: Mapping[str, type[Record]]
    folders: Mapping[str, str]
    """Folder or register name, such as `known-errors`, to the name of the kind."""
    inverse_keys: Mapping[tuple[str, str], str]
    """(kind, key that an author might try) to where that relation is written, in words."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A record with the document that it came from; without record where it is broken."""

    document: Document
    kind: str | None
    identifier: str | None
    record: Record | None
    diagnostics: tuple[Diagnostic, ...]
    remains: Record | None = None
    """What can still be read of a broken record: its sound fields, for a look at its references."""


def kind_table(models: Mapping[str, type[Record]], folders: Mapping[str, str]) -> KindTable:
    """Prepare validation for a set of kinds."""
    plurals = {kind: folder.replace("-", "_") for folder, kind in folders.items()}
    written: dict[tuple[str, str], dict[str, str]] = {}
    for kind, model in models.items():
        for route, reference in references_of(model):
            tries = [reference.inverse_key]
            if reference.kinds:
                # A service's known errors are looked for below `known_errors:`.
                tries += [kind, plurals.get(kind, kind)]
            for target in reference.kinds or tuple(models):
                for key in tries:
                    written.setdefault((target, key), {}).setdefault(kind, str(route[0]))
    return KindTable(models, folders, {tried: _on_other_side(by) for tried, by in written.items()})


def _on_other_side(field_by_kind: Mapping[str, str]) -> str:
    field = next(iter(field_by_kind.values()))
    kinds = [in_words(kind) for kind, other in field_by_kind.items() if other == field]
    return f"`{field}:` of the {listing(kinds) if len(kinds) <= _FEW else 'other record'}"


def validate(
    document: Document, table: KindTable, series: Mapping[str, Series] | None = None
) -> Checked:
    """Give a document its kind and id, and make a record of it.

    `series` are the CSV files that it may name instead of a list, by path.
    """
    kind = _kind(document, table)
    if isinstance(kind, Diagnostic):
        return Checked(document, None, None, None, (kind,))
    identifier, problems = _identifier(document)
    fields = {key: value for key, value in document.tree.items() if key not in _ENVELOPE}
    model = table.models[kind]
    expanded = expand(document, fields, model, lambda name: fields_at(model, (name,)), series or {})
    document, fields = expanded.document, expanded.fields
    problems += expanded.problems
    # A placeholder id keeps the problems of the fields from hiding behind that of the id.
    whole = {**fields, "id": identifier or "placeholder"}
    # With rows that could not be read the series is not what its author measured.
    is_record = identifier is not None and not document.ambiguous and not expanded.problems
    try:
        read: Record | None = model.model_validate(whole)
    except ValidationError as error:
        problems += _explain_all(document, kind, error, table, expanded.unread)
        read, is_record = salvage(model, whole, error), False
    problems = [replace(problem, record=identifier) for problem in problems]
    if is_record:
        return Checked(document, kind, identifier, read, tuple(problems))
    return Checked(document, kind, identifier, None, tuple(problems), remains=read)


def _kind(document: Document, table: KindTable) -> str | Diagnostic:
    written = document.tree.get("kind")
    if written is not None:
        if isinstance(written, str) and written in table.models:
            return written
        hint = did_you_mean(str(written), table.models)
        known = f"the kinds are {listing(sorted(table.models), 'and')}"
        message = f"{quoted(written)} is not a kind of record"
        return document.diagnose(KIND, ("kind",), message, hint=hint or known)
    # The nearest folder that is a kind's; else the name of the file, which is then a register.
    names = (*reversed(document.folders), document.stem)
    found = next((table.folders[name] for name in names if name in table.folders), None)
    if found is not None:
        return found
    folder = document.folders[-1] if document.folders else ""
    near = did_you_mean(folder, table.folders)
    return document.diagnose(
        KIND,
        (),
        f'the folder "{folder}" does not say what kind of record this is, nor does the record',
        hint=near or "write `kind: ...`, or move it to its kind's folder (`servicefolio kinds`)",
    )


def _identifier(document: Document) -> tuple[str | None, list[Diagnostic]]:
    written = document.tree.get("id")
    stem = document.stem
    if "id" in document.tree:
        problem = identifier_problem(written) if isinstance(written, str) else "an id is a text"
        if problem or not isinstance(written, str):
            message = f"{quoted(written)} cannot be an id" if written else "the id is empty"
            return None, [document.diagnose(FILENAME, ("id",), message, hint=problem)]
        return written, []
    if not document.alone:
        message = "a record that shares its file with others needs an id"
        return None, [document.diagnose(MISSING, (), message, hint="add a line `id: ...`")]
    problem = identifier_problem(stem)
    if problem:
        message = f'the file name "{stem}" cannot be an id'
        better = slug(stem)
        rename = f"rename it: {problem}"
        if identifier_problem(better) is None:
            rename = f'rename it, to "{better}" perhaps: {problem}'
        return None, [document.diagnose(FILENAME, (), message, hint=rename)]
    return stem, []


def _explain_all(
    document: Document, kind: str, error: ValidationError, table: KindTable, unread: tuple[str, ...]
) -> list[Diagnostic]:
    errors = [
        one for one in error.errors(include_url=False) if not unread or one["loc"][0] not in unread
    ]
    told = _told_by_others(errors, table.models[kind])
    return [
        _explain(document, kind, details, table)
        for details in errors
        if (details["type"], details["loc"]) not in told
    ]


def _told_by_others(
    errors: Iterable[Mapping[str, Any]], model: type[BaseModel]
) -> frozenset[tuple[str, Route]]:
    """Find errors that only follow from others.

    A missing field may be there under a mistyped name; a list may be short of its wrong items.
    """
    told: set[tuple[str, Route]] = set()
    for details in errors:
        route: Route = details["loc"]
        told.update(("too_short", route[:length]) for length in range(len(route)))
        if details["type"] == "extra_forbidden":
            meant = closest(str(route[-1]), fields_at(model, route[:-1]))
            told.add(("missing", (*route[:-1], meant or "")))
    return frozenset(told)


def _explain(
    document: Document, kind: str, details: Mapping[str, Any], table: KindTable
) -> Diagnostic:
    route: Route = details["loc"]
    wrong_key = bool(route) and route[-1] == KEY_OF_MAPPING
    route = route[:-1] if wrong_key else route
    explained = explain(details)
    is_unknown = details["type"] == "extra_forbidden"
    if is_unknown:
        explained = _explain_unknown(document, kind, route, table)
    fields = fields_at(table.models[kind], route) if details["type"] == "model_type" else ()
    if fields and explained.hint:
        explained = replace(explained, hint=f"{explained.hint}: {listing(fields, 'and')}")
    if route and route[-1] == EXTENSION_PREFIX:
        explained = Explained("value", "the keys that begin with x- hold something unreadable")
    rule, hint = _BY_FAMILY[explained.family], explained.hint
    if document.is_beside(route):
        rule = VALUE_OF_SERIES
        hint = "write it in this row" if explained.family == "missing" else hint
    return document.diagnose(
        rule,
        route,
        explained.message,
        hint=hint,
        key=wrong_key or is_unknown,
    )


def _explain_unknown(document: Document, kind: str, route: Route, table: KindTable) -> Explained:
    key = str(route[-1])
    message = f'there is no field "{key}" here'
    if key == BODY and document.path.endswith(".md"):
        message = f"{with_article(in_words(kind))} has no body, so it cannot be Markdown"
        hint = "write it as a .yaml file; long texts go below a field such as `description: |`"
    elif _cut_off_by_comma(document, route):
        hint = "inside braces a comma ends the value: put the value before it in quotes"
    elif len(route) == 1 and (kind, key) in table.inverse_keys:
        hint = f"this is written on the other side, as {table.inverse_keys[kind, key]}"
    else:
        hint = _suggest_field(key, fields_at(table.models[kind], route[:-1]))
    return Explained("unknown-field", message, hint)


def _cut_off_by_comma(document: Document, route: Route) -> bool:
    """Tell whether what looks like a key is the rest of a text with a comma inside braces."""
    place = document.position(route, key=True)
    line = document.excerpt(place) or ""
    before, after = line[: place.column - 1], line[place.column - 1 + place.width :]
    return before.rstrip().endswith(",") and not after.lstrip().startswith(":")


def _suggest_field(key: str, known: tuple[str, ...]) -> str:
    suggestion = did_you_mean(key, known)
    if suggestion:
        return suggestion
    own = f"a key of your own begins with {EXTENSION_PREFIX}"
    return f"{own}; the fields are {listing(known, 'and')}"


def fields_at(model: type[BaseModel], route: Route) -> tuple[str, ...]:
    """List the keys that the shape at a route has."""
    for step in route:
        if isinstance(step, str):
            field = _field(model, step)
            inner = next(iter(_models_in(field.annotation)), None) if field else None
            if inner is None:
                return ()
            model = inner
    return tuple(
        field.alias or name
        for name, field in model.model_fields.items()
        if (field.alias or name) != EXTENSION_PREFIX
    )


def _field(model: type[BaseModel], key: str) -> Any:
    return next(
        (field for name, field in model.model_fields.items() if (field.alias or name) == key), None
    )


def _models_in(annotation: Any) -> "Iterable[type[BaseModel]]":
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in getattr(annotation, "__args__", ()):
        yield from _models_in(inner)
