"""Where the keys of a TOML text are written: tomllib reads the values, and keeps no positions."""

import re
import tomllib
from collections.abc import Iterable, Iterator

from servicefolio.diagnostics import Position

_EQUALS = re.compile("=")
_TRIED_SIGNS = 4
"""How many equals signs of a line may end its key; a key in quotes may hold some itself."""
_LAST_KEY = re.compile(r"""("[^"]*"|'[^']*'|[\w-]+)\s*\]+\s*(?:#.*)?$""")


def find_key(text: str, wanted: tuple[str, ...]) -> Position:
    """Find where a key of a TOML text is written, or as much of the way to it as is written."""
    lines = text.split("\n")
    written = list(_written(lines))
    on_the_way = [
        item for item in written if len(item[0]) > 1 and wanted[: len(item[0])] == item[0]
    ]
    if not on_the_way:
        return Position(1, 1, 0)
    nearest = max(on_the_way, key=lambda item: len(item[0]))
    path, place = nearest
    if path == wanted:
        return place
    # The rest of the way may lie within the value: in a list, or a table written in braces.
    following = written[written.index(nearest) + 1 :]
    end = following[0][1].line - 1 if following else len(lines)
    word = re.compile(rf"(?<![\w-])([\"']?){re.escape(wanted[-1])}\1(?![\w-])")
    for number in range(place.line, end + 1):
        start = place.column + place.width - 1 if number == place.line else 0
        if match := word.search(lines[number - 1], start):
            return Position(number, match.start() + 1, len(match.group()))
    return place


def _written(lines: Iterable[str]) -> Iterator[tuple[tuple[str, ...], Position]]:
    """List the tables and keys of a TOML text with their places."""
    table: tuple[str, ...] = ()
    for number, raw in enumerate(lines, start=1):
        line = raw.rstrip()
        indent = len(line) - len(line.lstrip())
        if line.startswith("[", indent):
            path = _path(line)
            if path and (name := _LAST_KEY.search(line)):
                table = path
                yield table, Position(number, name.start(1) + 1, len(name[1]))
            continue
        for sign in list(_EQUALS.finditer(line))[:_TRIED_SIGNS]:
            if path := _path(f"{line[: sign.start()]}=0"):
                width = len(line[: sign.start()].rstrip()) - indent
                yield (*table, *path), Position(number, indent + 1, width)
                break


def _path(line: str) -> tuple[str, ...]:
    """Read a line of TOML that names a table or sets a key to 0; empty where it is neither."""
    try:
        value: object = tomllib.loads(line)
    except (tomllib.TOMLDecodeError, RecursionError):
        return ()
    path: tuple[str, ...] = ()
    while isinstance(value, dict) and value:
        key, value = next(iter(value.items()))
        path = (*path, key)
    return path
