"""Pydantic's errors in the author's words: what was written, what is wanted, how to mend it."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from servicefolio.text import closest, listing

AUTHOR_ERROR = "author"
"""The error type whose message is already in the author's words (see records/scalars.py)."""

KEY_OF_MAPPING = "[key]"
"""What pydantic appends to the route of a wrong key."""

_QUOTE_AT_MOST = 60
_KEY_OF = "a key of "
_CHOICE = re.compile(r"'([^']*)'")


@dataclass(frozen=True, slots=True)
class Explained:
    """One problem in words: the family of its rule, the reason, and the remedy."""

    family: str
    """`missing`, `unknown-field`, `choice`, `type` or `value`."""
    message: str
    hint: str | None = None


def quoted(value: object) -> str:
    """Show a value as its author wrote it, cut where it is long."""
    if value is None:
        return "nothing"
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list | tuple):
        return "a list"
    text = " ".join(str(value).split())
    return f'"{text if len(text) <= _QUOTE_AT_MOST else text[: _QUOTE_AT_MOST - 1] + "…"}"'


def explain(error: Mapping[str, Any]) -> Explained:
    """Word one item of `ValidationError.errors()`."""
    name = _field(error["loc"])
    explainer = _BY_TYPE.get(error["type"])
    if explainer is not None:
        return explainer(name, error["input"], error.get("ctx", {}))
    return Explained("value", f"{name} is {quoted(error['input'])}: {_lower(error['msg'])}")


def accidental_mapping(key: str, value: object) -> tuple[str, str]:
    """Word the surprise that a text with a colon and a space in it is a mapping to YAML."""
    text = f"{key}: {value or ''}".strip()
    in_quotes = _in_quotes(text)
    hint = "write it as a block: `|` behind the key or dash, and the text below it, indented"
    if in_quotes is not None:
        hint = f"write it in quotes: {in_quotes}; a `|` block with the text below it needs none"
    return f"{quoted(text)} is a key and a value to YAML, because of its colon", hint


def unknown_key(key: str, value: object, known: Sequence[str]) -> tuple[str, str]:
    """Word that a shape has no such field; it may be a text with a colon in it all the same."""
    in_quotes = _in_quotes(f"{key}: {value or ''}".strip())
    text = f"; a text with a colon needs quotes: {in_quotes}" if in_quotes else ""
    return f'there is no field "{key}" here', f"the fields are {listing(known, 'and')}{text}"


def _in_quotes(text: str) -> str | None:
    """Quote a short text as YAML needs it, or None where a block is easier."""
    if len(text) > _QUOTE_AT_MOST:
        return None
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return f"'{text}'" if "'" not in text else None


def _field(loc: tuple[str | int, ...]) -> str:
    """Name a field as its author knows it: the last key, and which item of it."""
    keys = [part for part in loc if isinstance(part, str)]
    if not keys:
        return "the record"
    last = loc[-1]
    if last == KEY_OF_MAPPING:
        return f"{_KEY_OF}{keys[-3]}"
    return f"item {last + 1} of {keys[-1]}" if isinstance(last, int) else keys[-1]


def _missing(name: str, _value: object, _context: Mapping[str, Any]) -> Explained:
    return Explained("missing", f"{name} is missing", f"add a line `{name}: ...`")


def _unknown(name: str, _value: object, _context: Mapping[str, Any]) -> Explained:
    return Explained("unknown-field", f'there is no field "{name}" here')


def _choice(name: str, value: object, context: Mapping[str, Any]) -> Explained:
    choices = _CHOICE.findall(str(context.get("expected", "")))
    hint = f"it may be {listing(choices)}"
    if value is None:
        return Explained("type", f"{name} is empty", hint)
    near = closest(str(value), choices)
    message = f"{name} is {quoted(value)}, which is not one of its values"
    if name.startswith(_KEY_OF):
        message = f"{quoted(value)} is not one of the keys of {name.removeprefix(_KEY_OF)}"
    return Explained(
        "choice",
        message,
        f'did you mean "{near}"? {hint}' if near else hint,
    )


def _text(name: str, value: object, _context: Mapping[str, Any]) -> Explained:
    if value is None:
        return Explained("type", f"{name} is empty", "write a text, or remove the line")
    if isinstance(value, dict):
        key, inner = next(iter(value.items()), ("", None))
        if len(value) == 1 and not isinstance(inner, dict | list):
            return Explained("type", *accidental_mapping(key, inner))
        return Explained("type", f"{name} is a mapping where a text belongs", "write one text")
    return Explained(
        "type",
        f"{name} is {quoted(value)} where a text belongs",
        "write one text; where it begins with [, put it in quotes",
    )


def _list(name: str, value: object, _context: Mapping[str, Any]) -> Explained:
    if value is None:
        return Explained("type", f"{name} is empty", "list its items, or remove the line")
    return Explained(
        "type",
        f"{name} is {quoted(value)} where a list belongs",
        f"write `{name}:` and its items below it, each after `- `",
    )


def _mapping(name: str, value: object, _context: Mapping[str, Any]) -> Explained:
    if value is None:
        return Explained("type", f"{name} is empty", "write its fields below it, or remove it")
    return Explained(
        "type",
        f"{name} is {quoted(value)} where fields with values belong",
        f"write `{name}:` and its fields below it, indented",
    )


def _too_short(name: str, value: object, context: Mapping[str, Any]) -> Explained:
    wanted = context["min_length"]
    what = "characters" if isinstance(value, str) else "items"
    message = f"{name} is empty" if wanted == 1 else f"{name} needs {wanted} {what} at least"
    remedy = "fill it, or remove the line" if isinstance(value, str) else f"name {wanted} at least"
    return Explained("value", message, remedy)


def _too_long(name: str, _value: object, context: Mapping[str, Any]) -> Explained:
    return Explained("value", f"{name} is too long; at most {context.get('max_length')} fit")


def _at_least(name: str, value: object, context: Mapping[str, Any]) -> Explained:
    return Explained("value", f"{name} is {quoted(value)}; it is {_bound(context['ge'])} at least")


def _at_most(name: str, value: object, context: Mapping[str, Any]) -> Explained:
    return Explained("value", f"{name} is {quoted(value)}; it is {_bound(context['le'])} at most")


def _bound(value: object) -> str:
    return f"{value:,}" if isinstance(value, int | float) else str(value)


def _pattern(name: str, value: object, context: Mapping[str, Any]) -> Explained:
    return Explained("value", f"{name} is {quoted(value)}", f"it looks like {context['pattern']}")


def _date(name: str, value: object, _context: Mapping[str, Any]) -> Explained:
    return Explained(
        "type", f"{name} is {quoted(value)}, which is not a date", "write it like 2026-12-31"
    )


def _whole(name: str, value: object, _context: Mapping[str, Any]) -> Explained:
    return Explained(
        "type", f"{name} is {quoted(value)}, which is no whole number", "write it like 12"
    )


def _author(name: str, value: object, context: Mapping[str, Any]) -> Explained:
    if value is None:
        return Explained("type", f"{name} is empty", context.get("hint"))
    return Explained(
        str(context.get("family", "value")), str(context["message"]), context.get("hint")
    )


def _lower(message: str) -> str:
    return message[:1].lower() + message[1:]


_BY_TYPE: dict[str, Callable[[str, object, Mapping[str, Any]], Explained]] = {
    AUTHOR_ERROR: _author,
    "missing": _missing,
    "extra_forbidden": _unknown,
    "literal_error": _choice,
    "enum": _choice,
    "string_type": _text,
    "list_type": _list,
    "tuple_type": _list,
    "model_type": _mapping,
    "model_attributes_type": _mapping,
    "dict_type": _mapping,
    "mapping_type": _mapping,
    "date_type": _date,
    "date_from_datetime_parsing": _date,
    "date_from_datetime_inexact": _date,
    "int_type": _whole,
    "int_parsing": _whole,
    "int_from_float": _whole,
    "greater_than_equal": _at_least,
    "less_than_equal": _at_most,
    "string_pattern_mismatch": _pattern,
    "too_short": _too_short,
    "string_too_short": _too_short,
    "too_long": _too_long,
    "string_too_long": _too_long,
}
