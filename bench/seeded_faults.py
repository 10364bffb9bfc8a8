"""Faults of nine sorts, made for any repository: each a change of one file, its rule, its line.

Where a fault must be reported is read from the text alone, so that a wrong position of the
product's cannot agree with itself.
"""

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal, get_args, get_origin

from fault import Fault, fault_in
from servicefolio.records.base import Record
from servicefolio.records.ref import RefTo
from servicefolio.registry import all_kinds

KEY = re.compile(r"^(?P<key>[a-z_]+): *(?P<value>[^ #|>\[{&*!].*?)? *(?: #.*)?$")
IDENTIFIER = re.compile(r"[A-Za-z0-9-]+")
NOBODYS = "-of-nobody"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a record's own keys: its number from 1, key and value on the same line."""

    number: int
    key: str
    value: str


@dataclass(frozen=True, slots=True)
class Written:
    """A record in a file of its own."""

    path: str
    text: str
    model: type[Record]

    @property
    def identifier(self) -> str:
        """Its id: the file's name."""
        return Path(self.path).stem

    def lines(self) -> Iterator[Line]:
        """List the lines with a key of the record itself."""
        for number, line in enumerate(self.text.split("\n"), start=1):
            match = KEY.match(line)
            if match and match["value"] is not None:
                yield Line(number, match["key"], match["value"])

    def annotation(self, key: str) -> tuple[Any, tuple[Any, ...]]:
        """Find what a key may hold, and the marks on it."""
        for name, info in self.model.model_fields.items():
            if (info.alias or name) == key:
                return info.annotation, tuple(info.metadata)
        return None, ()

    def with_line(self, number: int, line: str) -> str:
        """Write another line in the place of one."""
        lines = self.text.split("\n")
        lines[number - 1] = line
        return "\n".join(lines)

    def with_value(self, line: Line, value: str) -> str:
        """Write another value in a line."""
        return self.with_line(line.number, f"{line.key}: {value}")

    def with_more(self, line: str) -> tuple[str, int]:
        """Write a line below all others, and say which it is."""
        text = f"{self.text.rstrip()}\n{line}\n"
        return text, text.count("\n")


def read_records(root: Path) -> tuple[Written, ...]:
    """Read the YAML files below catalog/ and kb/ that hold one record each."""
    found = []
    for kind in all_kinds():
        for file in sorted((root / kind.folder).glob("*.yaml")):
            text = file.read_text(encoding="utf-8")
            if not text.startswith("records:") and "\n---" not in text:
                found.append(Written(file.relative_to(root).as_posix(), text, kind.model))
    return tuple(found)


def seeded_faults(records: tuple[Written, ...], each: int, seed: int) -> tuple[Fault, ...]:
    """Make faults of every sort, `each` of a sort where the repository allows so many."""
    chooser = random.Random(seed)  # noqa: S311 - the same faults every time
    faults: list[Fault] = []
    for sort, make in SORTS.items():
        candidates = [
            fault_in(sort, path, text, (rule, line))
            for record in records
            for rule, path, line, text in make(record, records)
        ]
        faults += chooser.sample(candidates, min(each, len(candidates)))
    return tuple(faults)


Made = Iterator[tuple[str, str, int, str]]


def wrong_keys(record: Written, _records: tuple[Written, ...]) -> Made:
    """Drop a letter of a key."""
    fields = {info.alias or name for name, info in record.model.model_fields.items()}
    for line in record.lines():
        wrong = line.key[:2] + line.key[3:]
        if len(line.key) > 4 and wrong not in fields:  # noqa: PLR2004 - still recognisable
            text = record.with_line(line.number, f"{wrong}: {line.value}")
            yield "schema-unknown-field", record.path, line.number, text


def wrong_types(record: Written, _records: tuple[Written, ...]) -> Made:
    """Write words where a day or a number belongs, or a list where a line does."""
    for line in record.lines():
        annotation, _ = record.annotation(line.key)
        if date in (annotation, *get_args(annotation)):
            yield "schema-type", record.path, line.number, record.with_value(line, "next spring")
        elif int in (annotation, *get_args(annotation)):
            yield "schema-type", record.path, line.number, record.with_value(line, "many")
        elif line.key == "title":
            yield "schema-type", record.path, line.number, record.with_value(line, "[a, b]")


def wrong_choices(record: Written, _records: tuple[Written, ...]) -> Made:
    """Write a value that is not among a field's values."""
    for line in record.lines():
        if list(_choices(record.annotation(line.key)[0])):
            text = record.with_value(line, f"{line.value}ish")
            yield "schema-choice", record.path, line.number, text


def dangling_references(record: Written, _records: tuple[Written, ...]) -> Made:
    """Refer to a record that does not exist."""
    for line, _ in _references(record):
        text = record.with_value(line, f"{line.value}{NOBODYS}")
        yield "ref-dangling", record.path, line.number, text


def wrong_kind_references(record: Written, records: tuple[Written, ...]) -> Made:
    """Refer to a record of another kind."""
    for line, to in _references(record):
        other = next((item for item in records if item.model.KIND not in to.kinds), None)
        if to.kinds and other is not None:
            text = record.with_value(line, other.identifier)
            yield "ref-kind", record.path, line.number, text


def inverse_keys(record: Written, records: tuple[Written, ...]) -> Made:
    """Write a relation on the side on which it is only shown."""
    for kind in all_kinds():
        for name, info in kind.model.model_fields.items():
            to = reference_mark(info.annotation, tuple(info.metadata))
            if to is None or record.model.KIND not in to.kinds or name in Record.model_fields:
                continue
            key = to.inverse.replace(" ", "_")
            other = next((item for item in records if item.model is kind.model), None)
            if key in record.model.model_fields or other is None:
                continue
            text, line = record.with_more(f"{key}: [{other.identifier}]")
            yield "schema-unknown-field", record.path, line, text


def taken_ids(record: Written, records: tuple[Written, ...]) -> Made:
    """Claim the id of another record as a former one of its own."""
    position = records.index(record)
    other = records[(position + 7) % len(records)]
    if "\naliases:" not in record.text and other is not record:
        text, line = record.with_more(f"aliases: [{other.identifier}]")
        yield "id-duplicate", record.path, line, text


def forbidden_transitions(record: Written, _records: tuple[Written, ...]) -> Made:
    """Change to a state to which the one before does not lead."""
    lines = {line.key: line for line in record.lines()}
    written = lines.get("state")
    lifecycle = record.model.LIFECYCLE
    before = written.value if written else record.model.model_fields["state"].default
    for state in lifecycle.states:
        if not lifecycle.may_become(before, state.name):
            if written:
                text, line = record.with_value(written, state.name), written.number
            else:
                text, line = record.with_more(f"state: {state.name}")
            yield "state-transition", record.path, line, text


def missing_by_state(record: Written, _records: tuple[Written, ...]) -> Made:
    """Take away what the record's state asks for."""
    lines = {line.key: line for line in record.lines()}
    written = lines.get("state")
    state = written.value if written else record.model.model_fields["state"].default
    for name in record.model.LIFECYCLE.state(state).needs:
        if name in lines and not record.model.model_fields[name].is_required():
            text = record.with_line(lines[name].number, "# taken away")
            beginning = next(
                number
                for number, line in enumerate(text.split("\n"), start=1)
                if line and not line.startswith("#")
            )
            yield "state-incomplete", record.path, written.number if written else beginning, text


SORTS: dict[str, Callable[[Written, tuple[Written, ...]], Made]] = {
    "wrong key": wrong_keys,
    "wrong type": wrong_types,
    "wrong choice": wrong_choices,
    "dangling reference": dangling_references,
    "reference to a wrong kind": wrong_kind_references,
    "key of the other side": inverse_keys,
    "id taken": taken_ids,
    "forbidden transition": forbidden_transitions,
    "missing by state": missing_by_state,
}


def _choices(annotation: Any) -> Iterator[Any]:
    if get_origin(annotation) is Literal:
        yield from get_args(annotation)
    elif get_origin(annotation) is Annotated:
        yield from _choices(annotation.__origin__)
    elif get_origin(annotation) is not tuple:
        for inner in get_args(annotation):
            yield from _choices(inner)


def _references(record: Written) -> Iterator[tuple[Line, RefTo]]:
    for line in record.lines():
        to = reference_mark(*record.annotation(line.key))
        if to is not None and "#" not in line.value and IDENTIFIER.fullmatch(line.value):
            yield line, to


def reference_mark(annotation: Any, marks: tuple[Any, ...]) -> RefTo | None:
    """Find the mark of a field that holds ids of other records."""
    for mark in (*marks, *getattr(annotation, "__metadata__", ())):
        if isinstance(mark, RefTo):
            return mark
    found = (reference_mark(inner, ()) for inner in get_args(annotation))
    return next((mark for mark in found if mark is not None), None)
