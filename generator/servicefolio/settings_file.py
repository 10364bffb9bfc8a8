"""The settings as they are written: the file is read, and what is wrong told in its place."""

import re
import tomllib
from collections.abc import Iterable, Sequence

from pydantic import ValidationError

from servicefolio.config import Settings
from servicefolio.diagnostics import Diagnostic, Position, Rule, Severity
from servicefolio.messages import KEY_OF_MAPPING, explain
from servicefolio.text import did_you_mean
from servicefolio.toml_places import find_key

SETTINGS_FILE = "pyproject.toml"
SETTINGS_SYNTAX = Rule("settings-syntax", Severity.ERROR, "The settings file is not valid TOML")
SETTINGS_VALUE = Rule("settings-value", Severity.ERROR, "A setting is unknown or has a wrong value")
RULES = (SETTINGS_SYNTAX, SETTINGS_VALUE)

_TABLE = "servicefolio"
_HINTS = {
    "dict_type": "write a table: [tool.servicefolio.{key}]",
    "model_type": "write a table: [tool.servicefolio]",
    "string_type": 'write a text in quotes: {key} = "..."',
}
"""What to do where the words for YAML do not fit TOML."""
_PLACE = re.compile(r" \(at (?:end of document|line (?P<line>\d+), column (?P<column>\d+))\)")


def load_settings(text: str) -> tuple[Settings, tuple[Diagnostic, ...]]:
    """Read the settings out of the text of a pyproject.toml.

    Broken settings are reported and their defaults used; those that are well count.
    """
    try:
        tools = tomllib.loads(text).get("tool", {})
    except tomllib.TOMLDecodeError as error:
        return Settings(), (_syntax(text, str(error)),)
    except RecursionError:
        return Settings(), (_syntax(text, "nested too deeply (at line 1, column 1)"),)
    table = tools.get("servicefolio", {}) if isinstance(tools, dict) else {}
    try:
        return Settings.model_validate(table), ()
    except ValidationError as error:
        return _sound(table, error), tuple(_explain_all(text, error))


def _sound(table: object, error: ValidationError) -> Settings:
    """Read the settings in which no fault was found; the others are as if not written."""
    wrong = [details["loc"] for details in error.errors(include_url=False)]
    return Settings.model_validate(_without(table, wrong)) if () not in wrong else Settings()


def _without(value: object, wrong: Iterable[tuple[int | str, ...]]) -> object:
    """Leave out of a table or list what lies at some routes, and what nothing is left of."""
    pairs = value.items() if isinstance(value, dict) else enumerate(_items(value))
    kept: dict[object, object] = {}
    for key, item in pairs:
        inner = [route[1:] for route in wrong if route[0] == key]
        if not inner:
            kept[key] = item
        elif all(route and route[0] != KEY_OF_MAPPING for route in inner):
            rest = _without(item, inner)
            if rest:
                kept[key] = rest
    return kept if isinstance(value, dict) else list(kept.values())


def _items(value: object) -> Sequence[object]:
    return value if isinstance(value, list) else ()


def _syntax(text: str, message: str) -> Diagnostic:
    """Say where TOML ends to be valid; tomllib writes the place behind its message."""
    lines = text.split("\n")
    place = Position(len(lines), len(lines[-1]) + 1)
    match = _PLACE.search(message)
    if match and match["line"]:
        place = Position(int(match["line"]), int(match["column"]))
    words = _PLACE.sub("", message)
    return _problem(text, place, SETTINGS_SYNTAX, f"not valid TOML: {words}", None)


def _explain_all(text: str, error: ValidationError) -> Iterable[Diagnostic]:
    for details in error.errors(include_url=False):
        keys = [str(part) for part in details["loc"]] or [_TABLE]
        explained = explain({**details, "loc": keys})
        message, hint = explained.message, explained.hint
        if explained.family == "unknown-field":
            hint = did_you_mean(keys[-1], Settings.model_fields) or "the manual lists the settings"
            message = f'there is no setting "{keys[-1]}"'
        elif details["type"] in _HINTS:
            hint = _HINTS[details["type"]].format(key=keys[-1])
        yield setting_problem(text, keys, SETTINGS_VALUE, message, hint)


def setting_problem(
    text: str, keys: Sequence[str], rule: Rule, message: str, hint: str | None
) -> Diagnostic:
    """Report a problem with a setting where it is written.

    `keys` lead to it within `[tool.servicefolio]`; the last may be an item of a list.
    """
    return _problem(text, find_key(text, ("tool", _TABLE, *keys)), rule, message, hint)


def _problem(
    text: str, position: Position, rule: Rule, message: str, hint: str | None
) -> Diagnostic:
    lines = text.split("\n")
    return Diagnostic(
        path=SETTINGS_FILE,
        position=position,
        rule=rule,
        message=message,
        severity=rule.severity,
        hint=hint,
        excerpt=lines[position.line - 1] if position.line <= len(lines) else None,
    )
