"""How text becomes a value, and is written back."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from servicefolio.records.quantities import DurationValue, PercentValue
from servicefolio.records.scalars import (
    Clock,
    Date,
    DateTime,
    Duration,
    Flag,
    Line,
    Number,
    Percent,
    Prose,
    Url,
    Verbatim,
    Whole,
    Zone,
    identifier_problem,
)


def read(scalar: Any, value: object) -> Any:
    return TypeAdapter(scalar).validate_python(value)


def write(scalar: Any, value: object) -> Any:
    return TypeAdapter(scalar).dump_python(value, mode="json")


def problem(scalar: object, value: object) -> str:
    with pytest.raises(ValidationError) as caught:
        read(scalar, value)
    (error,) = caught.value.errors()
    return str(error.get("ctx", {}).get("message", error["msg"]))


@pytest.mark.parametrize(
    ("scalar", "text", "value"),
    [
        (Date, "2026-11-23", date(2026, 11, 23)),
        (Date, " 2024-02-29 ", date(2024, 2, 29)),
        (Clock, "8:05", "08:05"),
        (Clock, "24:00", "24:00"),
        (Clock, "00:00", "00:00"),
        (Whole, "-007", -7),
        (Number, "12.50", Decimal("12.50")),
        (Number, "-3", Decimal(-3)),
        (Flag, "true", True),
        (Flag, "false", False),
        (Percent, "99.50%", PercentValue(Decimal("99.50"))),
        (Percent, "100 %", PercentValue(Decimal(100))),
        (Duration, "1.5 h", DurationValue(Decimal("1.5"), "h")),
        (Duration, "30 Minutes", DurationValue(Decimal(30), "min")),
        (Duration, "3 working days", DurationValue(Decimal(3), "working day")),
        (Duration, "2w", DurationValue(Decimal(2), "week")),
        (Zone, "Europe/Berlin", "Europe/Berlin"),
        (Url, "mailto:desk@example.org", "mailto:desk@example.org"),
        (Line, "text of one line\n", "text of one line"),
    ],
)
def test_text_is_read(scalar: object, text: str, value: object) -> None:
    assert read(scalar, text) == value


@pytest.mark.parametrize(
    ("scalar", "text"),
    [
        (Date, "2026-1-5"),
        (Date, "2026-02-29"),
        (Date, "2026-11-23T10:00"),
        (Date, "23.11.2026"),
        (Date, "0000-01-01"),
        (DateTime, "2026-11-23"),
        (DateTime, "2026-11-23 24:01"),
        (DateTime, "2026-02-29 10:00"),
        (DateTime, "2026-11-23 3:1"),
        (DateTime, "2026-11-23 03:12 Berlin"),
        (DateTime, "2026-11-23 03:12 Europe"),
        (DateTime, "2026-11-23 03:12 +1"),
        (DateTime, "2026-11-23 03:12 +25:00"),
        (DateTime, "2026-03-29 02:30 Europe/Berlin"),
        (Clock, "25:00"),
        (Clock, "24:01"),
        (Clock, "12:60"),
        (Clock, "750"),
        (Whole, "3.0"),
        (Whole, "1_000"),
        (Whole, "9" * 16),
        (Number, "1e999999"),
        (Number, "nan"),
        (Number, "1_0"),
        (Number, "9" * 16),
        (Number, ""),
        (Flag, "yes"),
        (Flag, "True"),
        (Percent, "101 %"),
        (Percent, "99.5"),
        (Percent, "-1 %"),
        (Duration, "soon"),
        (Duration, "5"),
        (Duration, "2 fortnights"),
        (Duration, f"{'9' * 10} h"),
        (Zone, "Berlin"),
        (Url, "example.org"),
        (Url, "javascript:alert(1)"),
        (Url, "https://"),
        (Line, "two\nlines"),
        (Line, " \t"),
        (Line, ""),
        (Prose, ""),
        (Verbatim, ""),
    ],
)
def test_other_text_is_refused(scalar: object, text: str) -> None:
    assert problem(scalar, text)


@pytest.mark.parametrize("scalar", [Date, DateTime, Clock, Whole, Number, Flag, Percent, Duration])
@pytest.mark.parametrize("value", [None, ["1"], {"a": "b"}])
def test_what_is_no_text_is_refused(scalar: object, value: object) -> None:
    assert " is not " in problem(scalar, value)


@pytest.mark.parametrize(
    ("scalar", "text", "message"),
    [
        (Date, "soon", '"soon" is not a date'),
        (Flag, "yes", '"yes" is not true or false'),
        (Zone, "Europe/Berln", '"Europe/Berln" is no time zone'),
        (Url, "example.org", '"example.org" is no address'),
        (Line, "two\nlines", "this text has more than one line"),
    ],
)
def test_refusal_is_in_the_authors_words(scalar: object, text: str, message: str) -> None:
    assert problem(scalar, text) == message


@pytest.mark.parametrize(
    ("scalar", "text", "written"),
    [
        (Date, "2026-11-23", "2026-11-23"),
        (DateTime, "2026-11-23 03:12", "2026-11-23T03:12"),
        (DateTime, "2026-11-23 03:12 Europe/Berlin", "2026-11-23T03:12+01:00"),
        (DateTime, "2026-07-23 03:12:00 Europe/Berlin", "2026-07-23T03:12:00+02:00"),
        (DateTime, "2026-11-23 03:12 +05:30", "2026-11-23T03:12+05:30"),
        (DateTime, "2026-11-23T03:12:05.25Z", "2026-11-23T03:12:05.250000+00:00"),
        (DateTime, "2026-10-25 02:30 Europe/Berlin", "2026-10-25T02:30+02:00"),
        (Clock, "8:05", "08:05"),
        (Whole, "7", 7),
        (Number, "12.50", "12.50"),
        (Flag, "true", True),
        (Percent, "99.50%", "99.50 %"),
        (Duration, "1 working day", "1 working day"),
        (Duration, "90 s", "90 s"),
        (Duration, "2w", "2 weeks"),
    ],
)
def test_value_is_written_as_text_that_reads_the_same(
    scalar: object, text: str, written: object
) -> None:
    value = read(scalar, text)
    assert write(scalar, value) == written
    assert read(scalar, str(written) if isinstance(written, str) else written) == value


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (" 2026-11-23 03:12 Europe/Berlin ", "2026-11-23 03:12 Europe/Berlin"),
        ("2026-11-23T03:12:00+01:00", "2026-11-23 03:12:00 +01:00"),
        ("2026-11-23T02:12Z", "2026-11-23 02:12 Z"),
    ],
)
def test_a_moment_is_shown_as_written(text: str, shown: str) -> None:
    value = read(DateTime, text)
    assert str(value) == shown
    assert read(DateTime, shown) == value


def test_the_same_moment_is_equal_in_every_zone() -> None:
    berlin = read(DateTime, "2026-11-23 03:12 Europe/Berlin")
    assert berlin == read(DateTime, "2026-11-23T02:12Z")
    assert berlin != read(DateTime, "2026-11-23 03:12")


@pytest.mark.parametrize(
    "identifier", ["vpn", "vpn-root-ca", "0x800b0109", "KE-0042", "IMP-1", "A-B2-3", "a" * 63]
)
def test_ids(identifier: str) -> None:
    assert identifier_problem(identifier) is None


@pytest.mark.parametrize(
    "identifier",
    [
        *("", "VPN", "vpn_ca", "vpn--ca", "-vpn", "vpn-", "vpn ca", "vpn.ca", "vpn/ca", "../vpn"),
        *("KE-", "ke-0042a\n", "überprüfung", "a" * 64, "index", "readme", "unowned"),
        *("con", "nul", "com1", "lpt9", "aux", "prn"),
    ],
)
def test_no_ids(identifier: str) -> None:
    assert identifier_problem(identifier)
