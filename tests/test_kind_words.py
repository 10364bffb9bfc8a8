"""The contract of every kind, its words: what fields, fixed values and states are said to mean."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated, Any, Literal, get_args, get_origin

import pytest

from servicefolio.kind import Kind
from servicefolio.records.choice import Meanings
from servicefolio.registry import all_kinds
from tests.authored import shapes_of

EACH = pytest.mark.parametrize("kind", all_kinds(), ids=lambda kind: kind.name)

SENTENCE = re.compile(r"[A-Z0-9`].*(\.|\.\))")
COUNTS = re.compile(r"\d|\bhow (many|much|often)\b|\bcounted\b|`unit`|\bnumber of\b", re.IGNORECASE)
"""What in a description of a number tells its unit, its scale, or what it counts."""


def types_in(annotation: Any) -> Iterator[Any]:
    """List a type and those that it is made of."""
    yield annotation
    for inner in get_args(annotation):
        yield from types_in(inner)


def choices_in(
    annotation: Any, marks: tuple[object, ...] = ()
) -> Iterator[tuple[tuple[str, ...], Meanings | None]]:
    """Find the fixed values in a type, keys of mappings too, each with what explains them."""
    if get_origin(annotation) is Annotated:
        yield from choices_in(annotation.__origin__, annotation.__metadata__)
    elif get_origin(annotation) is Literal:
        yield get_args(annotation), next((m for m in marks if isinstance(m, Meanings)), None)
    else:
        for inner in get_args(annotation):
            yield from choices_in(inner)


def is_sentence(text: str) -> bool:
    """Tell whether a text begins and ends as a sentence does."""
    return SENTENCE.fullmatch(" ".join(text.split())) is not None


@EACH
def test_every_description_is_a_sentence(kind: Kind) -> None:
    for shape in shapes_of(kind.model):
        for name, info in shape.model_fields.items():
            assert is_sentence(info.description or ""), f"{shape.__name__}.{name}"


@EACH
def test_numbers_say_what_they_count(kind: Kind) -> None:
    for shape in shapes_of(kind.model):
        for name, info in shape.model_fields.items():
            if any(inner in {int, float, Decimal} for inner in types_in(info.annotation)):
                assert COUNTS.search(info.description or ""), f"{shape.__name__}.{name}"


@EACH
def test_every_fixed_value_has_a_meaning(kind: Kind) -> None:
    for shape in shapes_of(kind.model):
        for name, info in shape.model_fields.items():
            if shape is kind.model and name == "state":
                continue  # the lifecycle says what states mean
            annotation: Any = info.annotation
            if info.metadata:
                annotation = Annotated[annotation, *info.metadata]
            for values, meanings in choices_in(annotation):
                place = f"{shape.__name__}.{name}"
                assert meanings is not None, f"{place}: none of {values} is explained"
                assert set(meanings.of) == set(values), place
                assert [word for word in meanings.of.values() if not is_sentence(word)] == [], place


@EACH
def test_every_state_is_explained_and_can_be_reached(kind: Kind) -> None:
    life = kind.model.LIFECYCLE
    assert [state.name for state in life.states if not is_sentence(state.meaning)] == []
    reached = {life.states[0].name, kind.model.model_fields["state"].default}
    for _ in life.states:
        reached |= {after for name in reached for after in life.followers(name)}
    assert reached == {state.name for state in life.states}
