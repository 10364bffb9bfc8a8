"""What readers who do not run the services find written in a record."""

from collections.abc import Iterator, Mapping

from servicefolio.audiences import FOR_STAFF
from servicefolio.records.base import Record, Shape
from servicefolio.source.document import EXTENSION_PREFIX, Route


def published_texts(record: Record) -> Iterator[tuple[Route, str]]:
    """List the texts of a record with their places, without those that are for staff alone."""
    return _of(record, ())


def _of(value: object, route: Route) -> Iterator[tuple[Route, str]]:
    if isinstance(value, str):
        yield route, value
    elif isinstance(value, Shape):
        yield from () if value.is_for_staff else _of_shape(value, route)
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from _of(item, (*route, str(key)))
    elif isinstance(value, tuple | list):
        for index, item in enumerate(value):
            yield from _of(item, (*route, index))


def _of_shape(shape: Shape, route: Route) -> Iterator[tuple[Route, str]]:
    for name, info in type(shape).model_fields.items():
        if FOR_STAFF in info.metadata:
            continue
        key = info.alias or name
        # Keys of an author's own are gathered in a field, but stand beside the others.
        place = route if key == EXTENSION_PREFIX else (*route, key)
        yield from _of(getattr(shape, name), place)
