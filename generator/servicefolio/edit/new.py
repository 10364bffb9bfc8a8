"""Begins a record: its required keys, each with a comment that says what belongs there.

What it writes is valid from the first moment: texts begin as the title, references as a record
that there is, or as one to be made. Knows the model and the ids that there are, and no disk.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from servicefolio.kind import Kind
from servicefolio.records.base import Shape
from servicefolio.records.ref import UNOWNED, RefTo, first_id, references_of
from servicefolio.rules.value_todo import PLACEHOLDER
from servicefolio.source.document import Tree
from servicefolio.source.dump import dump
from servicefolio.text import listing

_MOST_CANDIDATES = 8
_LEAST = 1
"""What a number begins as: the least that can be said."""


@dataclass(frozen=True, slots=True)
class Draft:
    """The text of a new record, and the keys that somebody still has to fill in."""

    text: str
    to_fill_in: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """What a draft can be filled with: ids by kind, the day, and the example of its kind."""

    identifiers: Mapping[str, Sequence[str]]
    """By the kinds that the repository uses, or means to use."""
    identifier: str
    """The id of the new record."""
    today: date
    example: Mapping[str, Tree]
    given: Mapping[str, Tree] = field(default_factory=dict)
    """Values that somebody has said, by their keys."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """A key with what is known about it; `note` says what else belongs into its comment."""

    key: str
    value: object
    note: str = ""
    is_open: bool = False
    is_guess: bool = False
    """It may be wrong without anybody noticing, and is reported until somebody confirms it."""


def draft(kind: Kind, title: str | None, known: Known) -> Draft:
    """Write a record of a kind with nothing but the keys that it must have."""
    called = " ".join(title.split()) if title else _in_words(known.identifier)
    first = _Entry("title", called, is_open=not title)
    entries = [first, *_required(kind, called, known), *_by_state(kind, known)]
    written = {entry.key for entry in entries}
    entries += (_Entry(key, value) for key, value in known.given.items() if key not in written)
    blocks = [f"# {kind.title}: {kind.summary}\n", *(_block(kind, entry) for entry in entries)]
    blocks += (_suggestion(kind, key) for key in kind.suggested if key not in known.given)
    return Draft("\n".join(blocks), tuple(entry.key for entry in entries if entry.is_open))


def _in_words(identifier: str) -> str:
    """Read an id as a title; one with a number, such as KE-0042, stays as it is."""
    if identifier.isupper():
        return identifier
    words = identifier.replace("-", " ")
    return f"{words[:1].upper()}{words[1:]}"


def _required(kind: Kind, title: str, known: Known) -> Iterator[_Entry]:
    for name, info in kind.model.model_fields.items():
        is_asked_for = info.is_required() or name in kind.begins_with
        key = info.alias or name
        if key in known.given and is_asked_for:
            yield _Entry(key, known.given[key])
        elif is_asked_for and name not in {"id", "title"}:
            yield _entry(kind, key, info.annotation, title, known)


def _by_state(kind: Kind, known: Known) -> Iterator[_Entry]:
    """Write what the first state asks for where that is only an owner, else another state."""
    model = kind.model
    lifecycle = model.LIFECYCLE
    needs = lifecycle.state(model.model_fields["state"].default).needs
    asked = [wanted for wanted in needs if not {*wanted.split("|")} & {*kind.begins_with}]
    needs_partners = any(partner in known.identifiers for partner in kind.lives_with)
    if set(asked) == {"owner"} and not needs_partners:
        teams = known.identifiers.get("team", ())
        owner = teams[0] if len(teams) == 1 else UNOWNED
        yield _Entry("owner", owner, _candidates("team", teams), is_open=owner == UNOWNED)
    elif asked:
        calm = next(state.name for state in lifecycle.states if not state.needs)
        names = listing(state.name for state in lifecycle.states)
        yield _Entry("state", calm, f"It may be {names}.")


def _entry(kind: Kind, key: str, annotation: Any, title: str, known: Known) -> _Entry:
    """Fill a required key with what fits; what is not certain stays open."""
    reference = _references(kind).get(key)
    if reference is not None:
        return _reference(key, reference, many=get_origin(annotation) is tuple, known=known)
    choices = [choice for choice in get_args(annotation) if isinstance(choice, str)]
    if choices:
        return _Entry(key, choices[0], f"It may be {listing(choices)}.", is_open=True)
    held = _held(annotation)
    if held is date:
        return _Entry(key, known.today)
    if held is str or _is_list_of_texts(annotation):
        return _Entry(key, title if held is str else [title], is_open=True)
    if held is int:
        return _Entry(key, _LEAST, is_open=True)
    return _Entry(key, known.example.get(key), is_open=True)


def _held(annotation: Any) -> Any:
    """Look through Annotated and Optional for the type of a value."""
    if get_origin(annotation) is Annotated:
        return _held(get_args(annotation)[0])
    if get_origin(annotation) in (Union, UnionType):
        return _held(get_args(annotation)[0])
    return annotation


def _is_list_of_texts(annotation: Any) -> bool:
    """Tell whether a field is a list of things that one text each can stand for."""
    item = next(iter(get_args(annotation)), None) if get_origin(annotation) is tuple else None
    if not (isinstance(item, type) and issubclass(item, Shape) and item.SHORT_FORM):
        return False
    return _held(item.model_fields[item.SHORT_FORM].annotation) is str


def _reference(key: str, reference: RefTo, *, many: bool, known: Known) -> _Entry:
    kinds = reference.likely_kinds
    found = [name for kind in kinds for name in known.identifiers.get(kind, ())]
    best = _closest(known.identifier, found) or first_id(kinds[0])
    note = _candidates(listing(kinds), found)
    is_named = known.identifier.startswith(best)
    return _Entry(
        key,
        [best] if many else best,
        note,
        is_open=len(found) != 1 and not is_named,
        is_guess=len(found) > 1 and not is_named,
    )


def _closest(identifier: str, found: Sequence[str]) -> str | None:
    """Choose the longest id that the new one begins with, as in vpn-gateway; else the first."""
    named = [name for name in found if identifier.startswith(name)]
    return max(named, key=len) if named else next(iter(found), None)


def _references(kind: Kind) -> dict[str, RefTo]:
    return {str(route[0]): to for route, to in references_of(kind.model) if len(route) == 1}


def _candidates(kind: str, found: Sequence[str]) -> str:
    what = kind.replace("_", " ")
    if not found:
        return f"There is no {what} yet."
    if len(found) > _MOST_CANDIDATES:
        return f"It is the id of a {what}."
    names = listing((f'"{name}"' for name in found), "and")
    return f"There is {names}."


def _block(kind: Kind, entry: _Entry) -> str:
    value = dump({entry.key: entry.value})
    note = f" {entry.note}" if entry.note else ""
    guess = f"# {PLACEHOLDER}: is it this one?\n" if entry.is_guess else ""
    return f"# {_description(kind, entry.key)}{note}\n{guess}{value}"


def _suggestion(kind: Kind, key: str) -> str:
    return f"# {_description(kind, key)}\n# {key}: |\n#   ...\n"


def _description(kind: Kind, key: str) -> str:
    fields = kind.model.model_fields
    found = next(field for name, field in fields.items() if (field.alias or name) == key)
    return " ".join((found.description or "").split())
