"""How text becomes a value: dates, durations, percentages, numbers.

YAML hands every scalar over as text. These types parse it, say in the author's words what is
wrong with it, and write themselves back as text that parses to the same value.
"""

import re
from collections.abc import Callable, Sequence
from datetime import date, time
from decimal import Decimal
from functools import cache
from typing import Annotated, Any, TypeVar
from zoneinfo import available_timezones

from pydantic import GetPydanticSchema, StringConstraints
from pydantic_core import PydanticCustomError, core_schema

from servicefolio.messages import AUTHOR_ERROR, quoted
from servicefolio.messages import accidental_mapping as _accidental_mapping
from servicefolio.messages import unknown_key as _unknown_key
from servicefolio.records.moment import MOMENT_PATTERN, DateTimeValue, parse_date_time
from servicefolio.records.quantities import (
    DurationValue,
    PercentValue,
    parse_duration,
    parse_percent,
)
from servicefolio.text import did_you_mean, listing

T = TypeVar("T")


def author_error(
    message: str, hint: str | None = None, family: str = "value"
) -> PydanticCustomError:
    """Make a validation error whose message is already in the author's words."""
    return PydanticCustomError(
        AUTHOR_ERROR, "{message}", {"message": message, "hint": hint, "family": family}
    )


def accidental_mapping(key: str, value: object) -> PydanticCustomError:
    """Make the error for a text that YAML took for a mapping because of its colon."""
    message, hint = _accidental_mapping(key, value)
    return author_error(message, hint, "type")


def unknown_key(key: str, value: object, known: Sequence[str]) -> PydanticCustomError:
    """Make the error for the only key of a shape, where it is none of the shape's fields."""
    message, hint = _unknown_key(key, value, known)
    return author_error(message, hint, "unknown-field")


def _scalar(
    parse: Callable[[str], T | None], wanted: str, schema: dict[str, Any], hint: str
) -> GetPydanticSchema:
    """Make a field type out of a parser that returns None for text that it cannot read."""

    def validate(value: object) -> T:
        if isinstance(value, str):
            parsed = parse(value)
            if parsed is not None:
                return parsed
        elif value is not None and not isinstance(value, dict | list):
            return value  # type: ignore[return-value] # already the value: made in Python
        message = f"{quoted(value)} is not {wanted}"
        raise author_error(message, hint, "type")

    def core(_source: object, _handler: object) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(
            validate,
            serialization=core_schema.plain_serializer_function_ser_schema(
                _write, when_used="json-unless-none"
            ),
        )

    return GetPydanticSchema(core, lambda _schema, _handler: dict(schema))


def _write(value: object) -> object:
    if isinstance(value, DateTimeValue):
        return value.iso
    return value if isinstance(value, bool | int) else str(value)


_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})")
_WHOLE = re.compile(r"-?\d+")
_NUMBER = re.compile(r"[+-]?\d{1,15}(?:\.\d{1,15})?", re.ASCII)
_TEXT_SCHEMA = {"type": ["string", "number"]}


def _date(text: str) -> date | None:
    if not _ISO_DATE.fullmatch(text.strip()):
        return None
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return None


def _day_or_time(text: str) -> date | DateTimeValue | None:
    return _date(text) or parse_date_time(text)


def _clock(text: str) -> str | None:
    match = _CLOCK.fullmatch(text.strip())
    if not match:
        return None
    hours, minutes = int(match[1]), int(match[2])
    if (hours, minutes) == (24, 0):
        return "24:00"
    try:
        return time(hours, minutes).isoformat("minutes")
    except ValueError:
        return None


def _whole(text: str) -> int | None:
    return int(text) if _WHOLE.fullmatch(text.strip()) and len(text) < 16 else None  # noqa: PLR2004


def _number(text: str) -> Decimal | None:
    return Decimal(text.strip()) if _NUMBER.fullmatch(text.strip()) else None


def _flag(text: str) -> bool | None:
    return {"true": True, "false": False}.get(text)


@cache
def _zones() -> frozenset[str]:
    """Collect the names of time zones, once: it searches the disk."""
    return frozenset(available_timezones())


def _zone(value: object) -> str:
    name = str(value)
    if name not in _zones():
        hint = did_you_mean(name, _zones())
        raise author_error(f"{quoted(value)} is no time zone", hint or "such as Europe/Berlin")
    return name


def _one_line(value: str) -> str:
    # A block of one line ends in a line break that nobody means.
    line = value.removesuffix("\n")
    if not line.strip():
        raise author_error("this text is empty", "write a text, or remove the line")
    if "\n" in line:
        raise author_error("this text has more than one line", "write it in one line")
    return line


def _checked(check: Callable[[str], str]) -> GetPydanticSchema:
    """Make a text type that `check` may refuse or tidy."""

    def core(_source: object, _handler: object) -> core_schema.CoreSchema:
        return core_schema.no_info_after_validator_function(
            check, core_schema.str_schema(strict=True, min_length=1)
        )

    return GetPydanticSchema(core)


_ICON = re.compile(r"[a-z0-9]+(?:/[a-z0-9-]+)+")
_WEB = re.compile(r"(?:https?://|mailto:|tel:)\S+", re.IGNORECASE)
_IDENTIFIER = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*|[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)*-\d+")
IDENTIFIER_LENGTH = 63
_DEVICES = {f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)}
_RESERVED_IDENTIFIERS = frozenset(
    {"index", "readme", "unowned", "aux", "con", "nul", "prn", *_DEVICES}
)
"""Names of pages, what owners say when there is none, and what Windows allows no file to be."""


def _url(value: str) -> str:
    if not _WEB.fullmatch(value.strip()):
        schemes = listing(["https://", "http://", "mailto:", "tel:"])
        raise author_error(f"{quoted(value)} is no address", f"it begins with {schemes}")
    return value.strip()


def _icon(value: str) -> str:
    if not _ICON.fullmatch(value.strip()):
        hint = "it is the name of a set and of an icon in it, such as material/vpn"
        raise author_error(f"{quoted(value)} is no icon", hint)
    return value.strip()


def identifier_problem(value: str) -> str | None:
    """Say what keeps a text from being a record's id, or None where it may be one."""
    if not _IDENTIFIER.fullmatch(value):
        return (
            "an id is lower-case letters, digits and single dashes (vpn-root-ca), "
            "or a prefix and a number (KE-0042)"
        )
    if len(value) > IDENTIFIER_LENGTH:
        return f"an id has at most {IDENTIFIER_LENGTH} characters; this has {len(value)}"
    if value.lower() in _RESERVED_IDENTIFIERS:
        return f'"{value}" has a meaning of its own and cannot be an id'
    return None


def _identifier(value: str) -> str:
    problem = identifier_problem(value)
    if problem:
        raise author_error(f"{quoted(value)} is no id", problem)
    return value


class ProseMark:
    """Marks a text as CommonMark prose, in which `[[id]]` refers to a record."""


class VerbatimMark:
    """Marks a text that is shown exactly as written."""


class UrlMark:
    """Marks the address of a page, which readers follow."""


Line = Annotated[str, _checked(_one_line)]
"""One line of plain text."""

Verbatim = Annotated[str, StringConstraints(strict=True, min_length=1), VerbatimMark()]
"""Text that is shown exactly as written, such as an error message."""

Prose = Annotated[str, StringConstraints(strict=True, min_length=1), ProseMark()]
"""CommonMark text of any length."""

Url = Annotated[str, _checked(_url), UrlMark()]
Icon = Annotated[str, _checked(_icon)]
Zone = Annotated[str, _checked(_zone)]
Identifier = Annotated[str, _checked(_identifier)]

Date = Annotated[
    date,
    _scalar(
        _date,
        "a date",
        {"type": "string", "pattern": _ISO_DATE.pattern},
        "write it like 2026-12-31",
    ),
]
DateTime = Annotated[
    DateTimeValue,
    _scalar(
        parse_date_time,
        "a date with a time",
        {"type": "string", "pattern": MOMENT_PATTERN},
        "write it like 2026-11-23 03:12, and name the zone where it is another: Europe/Berlin",
    ),
]
DayOrTime = Annotated[
    date | DateTimeValue,
    _scalar(
        _day_or_time,
        "a day, with or without a time",
        {"type": "string", "pattern": _ISO_DATE.pattern},
        "write it like 2026-12-31, or 2026-12-31 14:00",
    ),
]
Clock = Annotated[
    str,
    _scalar(
        _clock,
        "a time of day",
        {"type": "string", "pattern": _CLOCK.pattern},
        "write it like 08:30",
    ),
]
Whole = Annotated[int, _scalar(_whole, "a whole number", {"type": "integer"}, "write it like 3")]
Number = Annotated[Decimal, _scalar(_number, "a number", _TEXT_SCHEMA, "write it like 12.5")]
Flag = Annotated[
    bool, _scalar(_flag, "true or false", {"type": "boolean"}, "write one of these two words")
]
Percent = Annotated[
    PercentValue,
    _scalar(
        parse_percent, "a percentage", {"type": "string"}, "write it like 99.5 %, from 0 % to 100 %"
    ),
]
Duration = Annotated[
    DurationValue,
    _scalar(
        parse_duration,
        "a length of time",
        {"type": "string"},
        "write it like 30 min, 4 h, 3 working days or 2 weeks",
    ),
]
