"""Faults below a record's own keys: in items of lists, in registers and in Markdown.

As in seeded_faults.py, where a fault must be reported is read from the text alone.
"""

import random
import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, get_args

from fault import Fault, fault_in
from seeded_faults import (
    KEY,
    NOBODYS,
    Line,
    Made,
    Written,
    dangling_references,
    reference_mark,
    wrong_choices,
    wrong_keys,
    wrong_types,
)
from servicefolio.records.base import Record, Shape
from servicefolio.registry import all_kinds
from servicefolio.source.parse import REGISTER_KEY

_ITEM = re.compile(r"^ +- \{.*\}$")
_LIST = re.compile(r"^(?P<key>[a-z_]+): \[(?P<items>[A-Za-z0-9-]+(?:, [A-Za-z0-9-]+)*)\]$")
_PAIR = re.compile(r"(?P<before>[{,] ?)(?P<key>[a-z_]+): (?P<value>[^ ,}\[{\"][^,}\[{\"]*)(?=[,}])")
_BEGINNING = re.compile(r"^  - id: (?P<id>\S+)$")
_INDENT = "    "
_NO_DAY = "2026-13-01"


@dataclass(frozen=True, slots=True)
class FrontMatter(Written):
    """A record in a Markdown file: only the keys between its two lines of dashes are its own."""

    def lines(self) -> Iterator[Line]:
        """List the lines of the front matter with a key of the record itself."""
        end = self.text.index("\n---", 1)
        last = self.text.count("\n", 0, end) + 1
        # Not super(): a dataclass with slots is another class than the one it was written as.
        yield from (line for line in Written.lines(self) if line.number <= last)


@dataclass(frozen=True, slots=True)
class Registered(Written):
    """A record of a register: its keys stand below `- id:`, two levels in."""

    first: int
    last: int

    def lines(self) -> Iterator[Line]:
        """List the lines of this record with a key of its own."""
        for number, line in enumerate(self.text.split("\n"), start=1):
            match = KEY.match(line.removeprefix(_INDENT))
            own = line.startswith(_INDENT) and self.first < number <= self.last
            if own and match and match["value"] is not None:
                yield Line(number, match["key"], match["value"])

    def with_line(self, number: int, line: str) -> str:
        """Write another line, at the depth of the register."""
        return Written.with_line(self, number, f"{_INDENT}{line}")


def deep_faults(
    root: Path, records: tuple[Written, ...], models: Collection[type[Record]], each: int, seed: int
) -> tuple[Fault, ...]:
    """Make faults of every sort, `each` of a sort where the repository allows so many.

    `records` have a file each; registers and Markdown are read for records of the `models`.
    """
    chooser = random.Random(seed)  # noqa: S311 - the same faults every time
    read = (*read_registers(root), *read_front_matter(root))
    folded = tuple(record for record in read if record.model in models)
    made = {
        sort: [fault for one in records for fault in make(one)] for sort, make in IN_LISTS.items()
    }
    for sort, make in FOLDED.items():
        made[sort] = [fault for one in folded for fault in make(one, records)]
    faults: list[Fault] = []
    for sort, candidates in made.items():
        chosen = chooser.sample(candidates, min(each, len(candidates)))
        faults += (fault_in(sort, path, text, (rule, line)) for rule, path, line, text in chosen)
    return tuple(faults)


def read_registers(root: Path) -> Iterator[Registered]:
    """Read the records of the files that hold many."""
    for kind in all_kinds():
        file = (root / kind.folder).with_suffix(".yaml")
        text = file.read_text(encoding="utf-8") if file.is_file() else ""
        if not text.startswith(f"{REGISTER_KEY}:"):
            continue
        lines = text.split("\n")
        firsts = [number for number, line in enumerate(lines, 1) if _BEGINNING.match(line)]
        for first, following in zip(firsts, [*firsts[1:], len(lines) + 1], strict=True):
            path = file.relative_to(root).as_posix()
            yield Registered(path, text, kind.model, first, following - 1)


def read_front_matter(root: Path) -> Iterator[FrontMatter]:
    """Read the records that are Markdown."""
    for kind in all_kinds():
        for file in sorted((root / kind.folder).glob("*.md")):
            text = file.read_text(encoding="utf-8")
            yield FrontMatter(file.relative_to(root).as_posix(), text, kind.model)


def wrong_keys_in_items(record: Written) -> Made:
    """Drop a letter of a key of an item."""
    for number, text, match, shape in _pairs(record):
        key = match["key"]
        wrong = key[:2] + key[3:]
        fields = {info.alias or name for name, info in shape.model_fields.items()}
        if len(key) > 4 and key in fields and wrong not in fields:  # noqa: PLR2004 - recognisable
            line = _with(text, match, wrong, match["value"])
            yield "schema-unknown-field", record.path, number, record.with_line(number, line)


def wrong_days_in_items(record: Written) -> Made:
    """Write a month that there is not."""
    for number, text, match, shape in _pairs(record):
        info = _field(shape, match["key"])
        if info is not None and date in (info.annotation, *get_args(info.annotation)):
            line = _with(text, match, match["key"], _NO_DAY)
            yield "schema-type", record.path, number, record.with_line(number, line)


def dangling_in_items(record: Written) -> Made:
    """Refer from an item to a record that does not exist."""
    for number, text, match, shape in _pairs(record):
        info = _field(shape, match["key"])
        if info is not None and reference_mark(info.annotation, tuple(info.metadata)):
            line = _with(text, match, match["key"], f"{match['value']}{NOBODYS}")
            yield "ref-dangling", record.path, number, record.with_line(number, line)


def dangling_in_lists(record: Written) -> Made:
    """Refer from a list of ids to a record that does not exist."""
    for number, text in enumerate(record.text.split("\n"), start=1):
        match = _LIST.match(text)
        if match and reference_mark(*record.annotation(match["key"])):
            line = f"{match['key']}: [{match['items']}{NOBODYS}]"
            yield "ref-dangling", record.path, number, record.with_line(number, line)


IN_LISTS: dict[str, Callable[[Written], Made]] = {
    "wrong key of an item": wrong_keys_in_items,
    "wrong day of an item": wrong_days_in_items,
    "dangling reference of an item": dangling_in_items,
    "dangling reference in a list": dangling_in_lists,
}
FOLDED: dict[str, Callable[[Written, tuple[Written, ...]], Made]] = {
    "wrong key in a register or Markdown": wrong_keys,
    "wrong type in a register or Markdown": wrong_types,
    "wrong choice in a register or Markdown": wrong_choices,
    "dangling reference in a register or Markdown": dangling_references,
}


def _pairs(record: Written) -> Iterator[tuple[int, str, re.Match[str], type[Shape]]]:
    """Find keys with plain values in the items that stand on a line each, and the item's shape."""
    shape: type[Shape] | None = None
    for number, line in enumerate(record.text.split("\n"), start=1):
        if line[:1].strip():
            key = KEY.match(line)
            shape = _shape_of(record.annotation(key["key"])[0]) if key else None
        elif shape is not None and _ITEM.match(line) and '"' not in line:
            for match in _PAIR.finditer(line):
                yield number, line, match, shape


def _shape_of(annotation: Any) -> type[Shape] | None:
    if isinstance(annotation, type) and issubclass(annotation, Shape):
        return annotation
    found = (_shape_of(inner) for inner in get_args(annotation))
    return next((shape for shape in found if shape is not None), None)


def _field(shape: type[Shape], key: str) -> Any:
    fields = shape.model_fields.items()
    return next((info for name, info in fields if (info.alias or name) == key), None)


def _with(line: str, match: re.Match[str], key: str, value: str) -> str:
    pair = f"{match['before']}{key}: {value}"
    return f"{line[: match.start()]}{pair}{line[match.end() :]}"
