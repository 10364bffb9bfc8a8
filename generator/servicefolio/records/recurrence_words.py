"""Plain words for days that come again, such as `last Sunday of every month`, as iCalendar rules.

Only days: the hours behind them are read by `recurrence.py`.
"""

import re
from collections.abc import Callable

WEEK = {
    "monday": "MO", "tuesday": "TU", "wednesday": "WE", "thursday": "TH", "friday": "FR",
    "saturday": "SA", "sunday": "SU",
}  # fmt: skip
MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
_CODES = tuple(WEEK.values())
_WORKING = ",".join(_CODES[:5])
_GROUPS = {
    "weekday": _WORKING,
    "working day": _WORKING,
    "workday": _WORKING,
    "weekend": ",".join(_CODES[5:]),
}
_PLACES = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "last": -1, "second last": -2,
}  # fmt: skip
_NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "other": 2, "second": 2, "third": 3, "fourth": 4,
}  # fmt: skip
_LAST_OF_MONTH = 31
_LAST_PLACE = 5
_EVERY = r"(?:every|each)"
_COUNT = rf"(?P<count>[1-9]\d?|{'|'.join(_NUMBERS)})"
_MONTH = r"(?P<months>(?:every|each|the|a) month|(?:every|each|the) quarter|.+)"
_AND = re.compile(r"\s*(?:,|\band\b|&)\s*")


def rule_in_words(text: str) -> str | None:
    """Write plain words as an iCalendar rule; None where they cannot be read.

    >>> rule_in_words("every Sunday"), rule_in_words("last Friday of every month")
    ('FREQ=WEEKLY;BYDAY=SU', 'FREQ=MONTHLY;BYDAY=-1FR')
    >>> rule_in_words("every 2 weeks on Monday and Thursday")
    'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH'
    """
    folded = text.lower().strip().removeprefix("on ").removeprefix("the ")
    for pattern, make in _FORMS:
        match = pattern.fullmatch(folded)
        rule = make(match) if match else None
        if rule is not None:
            return rule
    return None


def weekday(text: str) -> str | None:
    """Find the code of a day of the week, written in full or cut to three letters or more."""
    name = text.strip().lower().rstrip(".")
    full = name if name in WEEK else name.removesuffix("s")
    found = [code for day, code in WEEK.items() if len(name) > 2 and day.startswith(full)]  # noqa: PLR2004 - as in mon
    return found[0] if found else None


def _days(text: str) -> str | None:
    """Read days of the week: some, a range such as `Monday to Friday`, or working days."""
    if text.strip().removesuffix("s") in _GROUPS:
        return _GROUPS[text.strip().removesuffix("s")]
    codes: list[str] = []
    for part in _AND.split(text):
        ends = [weekday(end) for end in re.split(r"\s*(?:-|\u2013|\bto\b)\s*", part)]
        if None in ends or len(ends) > 2:  # noqa: PLR2004 - a range has two ends
            return None
        first, last = _CODES.index(ends[0] or ""), _CODES.index(ends[-1] or "")
        codes += [_CODES[index % 7] for index in range(first, last + (8 if last < first else 1))]
    return ",".join(dict.fromkeys(codes)) or None


def _of_weeks(match: re.Match[str]) -> str | None:
    days = _days(match["days"])
    number = _number(match.groupdict().get("count"))
    interval = f";INTERVAL={number}" if number > 1 else ""
    return f"FREQ=WEEKLY{interval};BYDAY={days}" if days else None


def _of_days(match: re.Match[str]) -> str:
    number = _number(match.groupdict().get("count"))
    return f"FREQ=DAILY;INTERVAL={number}" if number > 1 else "FREQ=DAILY"


def _of_months(match: re.Match[str]) -> str | None:
    """Read places in a month: its second and fourth Sunday, its first five working days."""
    places = _places(match["places"])
    found = _places_in_month(places, match["unit"].strip()) if places else None
    number = _number(match.groupdict().get("count"))
    months = _months(match.groupdict().get("months"), ends=bool(places) and min(places) < 0)
    if found is None or months is None:
        return None
    interval = f";INTERVAL={number}" if number > 1 else ""
    return f"FREQ=MONTHLY{interval};{found}{months}"


def _places_in_month(places: tuple[int, ...], unit: str) -> str | None:
    written = ",".join(str(place) for place in places)
    if unit.removesuffix("s") in {"", "day"}:
        return f"BYMONTHDAY={written}"
    if unit.removesuffix("s") in _GROUPS:
        return f"BYDAY={_GROUPS[unit.removesuffix('s')]};BYSETPOS={written}"
    days = _days(unit)
    if days is None or max(map(abs, places)) > _LAST_PLACE:
        return None
    return "BYDAY=" + ",".join(f"{place}{day}" for day in days.split(",") for place in places)


def _places(text: str) -> tuple[int, ...]:
    """Read `second and fourth`, `first five`, `last`, `15th`; nothing where one cannot be read."""
    if match := re.fullmatch(rf"(first|last) {_COUNT}", text):
        number = min(_number(match["count"]), _LAST_OF_MONTH)
        return tuple(range(1, number + 1) if match[1] == "first" else range(-number, 0))
    places = [_place(part) for part in _AND.split(text)]
    return tuple(dict.fromkeys(places)) if all(places) else ()


def _place(text: str) -> int:
    if match := re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th|\.)", text):
        return int(match[1]) if int(match[1]) <= _LAST_OF_MONTH else 0
    return _PLACES.get(text.replace("-", " ").replace("second to last", "second last"), 0)


def _months(text: str | None, *, ends: bool) -> str | None:
    """Read which months: all, the first or last one of each quarter, or some by name."""
    if text is None or text.endswith("month"):
        return ""
    if text.endswith("quarter"):
        return ";BYMONTH=3,6,9,12" if ends else ";BYMONTH=1,4,7,10"
    names = [_month(part) for part in _AND.split(text.removeprefix("every "))]
    return f";BYMONTH={','.join(map(str, names))}" if all(names) else None


def _month(text: str) -> int:
    found = [
        index
        for index, name in enumerate(MONTHS, 1)
        if len(text) > 2 and name.startswith(text)  # noqa: PLR2004 - as in jan
    ]
    return found[0] if found else 0


def _number(text: str | None) -> int:
    if text is None:
        return 1
    return int(text) if text.isdigit() else _NUMBERS[text]


_ORDINAL = rf"(?:{'|'.join(sorted(_PLACES, key=len, reverse=True))}|\d{{1,2}}(?:st|nd|rd|th|\.))"
_PLACED = (
    rf"(?P<places>(?:first|last) (?:\d{{1,2}}|{'|'.join(_NUMBERS)})(?= )"
    rf"|{_ORDINAL}(?:(?:, ?| and | & ){_ORDINAL})*)(?P<unit>(?: .+?)?)"
)
_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str | None]], ...] = (
    (re.compile(rf"{_EVERY} day|daily"), _of_days),
    (re.compile(rf"{_EVERY} {_COUNT} days?"), _of_days),
    (re.compile(rf"(?:{_EVERY} )?{_PLACED} (?:of|in) {_MONTH}"), _of_months),
    (re.compile(rf"(?:{_EVERY} month|monthly) on (?:the )?{_PLACED}"), _of_months),
    (re.compile(rf"{_EVERY} {_COUNT} months? on (?:the )?{_PLACED}"), _of_months),
    (re.compile(rf"{_EVERY} {_COUNT} weeks? on (?P<days>.+)"), _of_weeks),
    (re.compile(r"every (?P<count>other) (?P<days>.+)"), _of_weeks),
    (re.compile(rf"(?:{_EVERY} week on|weekly on) (?P<days>.+)"), _of_weeks),
    (re.compile(rf"(?:{_EVERY} )?(?P<days>.+)"), _of_weeks),
)
"""The forms that are read, the more exact ones first."""
