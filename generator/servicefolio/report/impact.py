"""What stops without a record, for people and for programs."""

import json
from collections.abc import Iterable, Iterator, Sequence

from servicefolio.derive.dependencies.impact import Impact, Reached
from servicefolio.records.base import Record
from servicefolio.text import visible

_OUTCOMES = (
    ("Stops at once", "stopped_directly"),
    ("Stops through others", "stopped_through_others"),
    ("Gets worse at once", "worsened_directly"),
    ("Gets worse through others", "worsened_through_others"),
)


def as_json(impact: Impact) -> str:
    """Write an impact for programs."""
    value = {
        "of": _named(impact.of),
        "failing": [_named(record) for record in impact.failing],
        "stopped": [_reached(found) for found in impact.stopped],
        "worsened": [_reached(found) for found in impact.worsened],
        "customers": [
            {**_named(served.customer), "services": _ids(served.services)}
            for served in impact.customers
        ],
        "promises": [
            {**_named(promise.agreement), "services": _ids(promise.services)}
            for promise in impact.promises
        ],
    }
    return json.dumps(value, ensure_ascii=False, indent=2)


def as_text(impact: Impact) -> str:
    """Write an impact for a terminal."""
    return "\n".join(visible(line) for line in _lines(impact))


def _lines(impact: Impact) -> Iterator[str]:
    yield f"{impact.of.title} ({impact.of.id})"
    if [record.id for record in impact.failing] != [impact.of.id]:
        yield from _block("Fails with it", (_title(record) for record in impact.failing))
    if impact.reaches_nobody:
        yield ""
        yield "Nothing else stops or gets worse without it"
    for title, attribute in _OUTCOMES:
        yield from _block(title, map(_way, getattr(impact, attribute)))
    served = (f"{_title(it.customer)}: {_listed(it.services)}" for it in impact.customers)
    yield from _block("Customers of what fails or stops", served)
    promised = (f"{_title(it.agreement)}: {_listed(it.services)}" for it in impact.promises)
    yield from _block("Promises of what fails or stops", promised)


def _block(title: str, lines: Iterable[str]) -> Iterator[str]:
    """Put a title above some lines; without a line there is none."""
    found = list(lines)
    if found:
        yield ""
        yield title
        yield from (f"  {line}" for line in found)


def _way(reached: Reached) -> str:
    between = " > ".join(record.id for record in reached.between)
    return f"{_title(reached.record)}{f', through {between}' if between else ''}"


def _title(record: Record) -> str:
    return f"{record.title} ({record.id})"


def _listed(records: Sequence[Record]) -> str:
    return ", ".join(record.id for record in records)


def _reached(reached: Reached) -> dict[str, object]:
    return {
        **_named(reached.record),
        "direct": reached.is_direct,
        "way": _ids(reached.way),
    }


def _named(record: Record) -> dict[str, object]:
    return {"id": record.id, "kind": record.KIND, "title": record.title}


def _ids(records: Sequence[Record]) -> list[str]:
    return [record.id for record in records]
