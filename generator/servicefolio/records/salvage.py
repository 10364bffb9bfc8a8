"""What can still be read of a broken record, so that one fault in it does not hide the others."""

from collections.abc import Mapping
from functools import cache
from typing import Annotated, Any

from pydantic import Field, ValidationError, create_model
from pydantic.fields import FieldInfo

from servicefolio.records.base import Record
from servicefolio.source.document import EXTENSION_PREFIX


def salvage(
    model: type[Record], fields: Mapping[str, Any], error: ValidationError
) -> Record | None:
    """Read the fields of a record in which no fault was found; the others are as if not written.

    What comes of it is no record: fields that the kind requires may be None. It serves to look at
    the references in the fields that are well.
    """
    wrong = {
        str(details["loc"][0]) for details in error.errors(include_url=False) if details["loc"]
    }
    kept = {
        key: value
        for key, value in fields.items()
        if key not in wrong and not key.startswith(EXTENSION_PREFIX)
    }
    try:
        return _lenient(model).model_validate(kept)
    except ValidationError:
        return None


@cache
def _lenient(model: type[Record]) -> type[Record]:
    """Make a model of the same fields that asks for none of them, and compares none with others."""
    fields: dict[str, Any] = {
        name: _optional(info) for name, info in model.model_fields.items() if name != "id"
    }
    lenient = create_model(model.__name__, __base__=Record, **fields)
    lenient.KIND = model.KIND
    return lenient


def _optional(info: FieldInfo) -> tuple[Any, Any]:
    """Keep the marks of a field, by which its references are found."""
    annotation: Any = info.annotation
    for mark in info.metadata:
        annotation = Annotated[annotation, mark]
    if info.is_required():
        return annotation | None, Field(default=None, alias=info.alias)
    return annotation, info
