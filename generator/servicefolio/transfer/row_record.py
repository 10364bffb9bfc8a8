"""The fields of a row are held to the kind, as `check` will hold the file that they become."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from pydantic import BaseModel

from servicefolio.config import Settings
from servicefolio.kind import Kind
from servicefolio.records.validate import validate
from servicefolio.registry import table as kind_table
from servicefolio.source.document import SourceFile, Tree
from servicefolio.source.dump import dump, scalar
from servicefolio.source.parse import parse
from servicefolio.source.yaml_tree import CONTROL
from servicefolio.text import listing
from servicefolio.transfer.row_values import RefusedError
from servicefolio.transfer.table_map import TableMap


def record_fields(
    tree: dict[str, Tree], identifier: str, kind: Kind, table_map: TableMap, settings: Settings
) -> Mapping[str, object]:
    """Return the fields as they are to be written, or refuse the row."""
    _refuse_empty(tree, kind, table_map)
    _refuse_control_characters(tree)
    path = f"{kind.folder}/{identifier}.yaml"
    parsed = parse(SourceFile(path, dump(tree).encode()), settings)
    if parsed.diagnostics:
        problem = parsed.diagnostics[0]
        raise RefusedError(problem.message, problem.hint)
    checked = validate(parsed.documents[0], kind_table())
    if checked.record is None:
        message = "; ".join(problem.message for problem in checked.diagnostics)
        hints = [problem.hint for problem in checked.diagnostics if problem.hint]
        raise RefusedError(message, hints[0] if len(checked.diagnostics) == 1 else None)
    return {key: _typed(value, _attribute(checked.record, key)) for key, value in tree.items()}


def _refuse_empty(tree: Mapping[str, Tree], kind: Kind, table_map: TableMap) -> None:
    """Name the columns behind a required field that got no value."""
    for name, field in kind.model.model_fields.items():
        key = field.alias or name
        if field.is_required() and key != "id" and key not in tree:
            paths = [path for path in table_map.fields if path.partition(".")[0] == key]
            columns = dict.fromkeys(
                f'"{column}"'
                for path in paths
                for source in table_map.fields[path]
                for kind_of_use, column in source.columns()
                if kind_of_use != "when"
            )
            hint = f"the map fills it from {listing(columns, 'and')}; a `default` would help"
            raise RefusedError(f"{key} is empty", hint)


def _refuse_control_characters(tree: Mapping[str, Tree]) -> None:
    for key, value in tree.items():
        for text in _texts(value):
            found = CONTROL.search(text)
            if found:
                code = f"U+{ord(found.group()):04X}"
                message = f"{key} holds the control character {code}, which no record can hold"
                raise RefusedError(message, "remove it from the table")


def _texts(value: Tree) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from _texts(item)
    else:
        for item in value or ():
            yield from _texts(item)


def _attribute(made: object, key: str) -> object:
    """Find what a key became in the record that was made of it."""
    if isinstance(made, BaseModel):
        fields = type(made).model_fields
        name = next((name for name, field in fields.items() if (field.alias or name) == key), None)
        return getattr(made, name) if name else None
    return made.get(key) if isinstance(made, Mapping) else None


def _typed(value: Tree, made: object) -> object:
    """Take a number, date or yes-or-no for what it is, so that it is written without quotes."""
    if isinstance(value, dict):
        return {key: _typed(item, _attribute(made, key)) for key, item in value.items()}
    if isinstance(value, list):
        alike = isinstance(made, tuple) and len(made) == len(value)
        items = made if alike and isinstance(made, tuple) else [None] * len(value)
        return [_typed(item, other) for item, other in zip(value, items, strict=True)]
    if isinstance(made, bool | int | date | Decimal) and scalar(made) == value:
        return made
    return value
