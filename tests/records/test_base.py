"""What every record and shape has: short forms, keys of an author's own, lists of one."""

from typing import Annotated, ClassVar

import pytest
from pydantic import ValidationError

from servicefolio.records.base import LinesOrMany, OneOrMany, Shape, WebReference
from servicefolio.records.scalars import Line


class Part(Shape):
    """A shape with a short form."""

    SHORT_FORM: ClassVar[str | None] = "name"

    name: Line
    size: Line | None = None


class Whole(Shape):
    """A shape of parts."""

    parts: Annotated[tuple[Part, ...], OneOrMany] = ()
    lines: Annotated[tuple[Line, ...], LinesOrMany] = ()
    for_: Line | None = None


def problems(shape: type[Shape], value: object) -> list[str]:
    with pytest.raises(ValidationError) as caught:
        shape.model_validate(value)
    return [str(error["type"]) for error in caught.value.errors()]


def test_one_text_fills_the_field_of_the_short_form() -> None:
    assert Part.model_validate("a") == Part(name="a")


def test_one_item_stands_for_a_list_of_one() -> None:
    assert Whole.model_validate({"parts": "a"}).parts == (Part(name="a"),)
    assert Whole.model_validate({"parts": {"name": "a"}}).parts == (Part(name="a"),)


def test_block_is_a_list_of_its_lines_with_text() -> None:
    assert Whole.model_validate({"lines": "a\n\n  b: c\n"}).lines == ("a", "  b: c")


def test_list_of_texts_stays() -> None:
    assert Whole.model_validate({"lines": ["a", "b"]}).lines == ("a", "b")


@pytest.mark.parametrize("value", [{"Step 1": "a"}, {"ORA-12514": "no listener"}, {"E": None}])
def test_text_that_yaml_took_for_a_mapping_is_recognised(value: object) -> None:
    assert problems(Part, value) == ["author"]


@pytest.mark.parametrize("value", [{"title": "Leave it"}, {"count": "4 TB"}])
def test_only_key_that_is_no_field_is_told_the_fields(value: object) -> None:
    with pytest.raises(ValidationError) as caught:
        Part.model_validate(value)
    (error,) = caught.value.errors()
    assert error["msg"].startswith("there is no field")
    assert error["ctx"]["hint"].startswith("the fields are name and size; a text with a colon")


@pytest.mark.parametrize("value", [{"fatal": "not a git repository"}, {"Fire marshal": "No"}])
def test_words_that_go_on_behind_a_colon_are_a_text(value: object) -> None:
    with pytest.raises(ValidationError) as caught:
        Part.model_validate(value)
    assert [error["msg"].split(" is ")[1] for error in caught.value.errors()] == [
        "a key and a value to YAML, because of its colon"
    ]


@pytest.mark.parametrize("value", [{"nam": "a"}, {"sizes": "a"}, {"E": ["a"]}])
def test_mistyped_field_is_no_such_text(value: object) -> None:
    assert "extra_forbidden" in problems(Part, value)


def test_keys_of_your_own_are_kept() -> None:
    made = Part.model_validate({"name": "a", "x-tag": "4711", "x-raw": {"b": ["c"]}})
    assert made.extensions == {"x-tag": "4711", "x-raw": {"b": ["c"]}}


def test_keys_of_your_own_survive_a_round_trip() -> None:
    made = Part.model_validate({"name": "a", "x-tag": "4711"})
    assert Part.model_validate(made.model_dump()) == made


def test_nothing_else_is_unknown() -> None:
    assert problems(Part, {"name": "a", "colour": "red"}) == ["extra_forbidden"]
    assert problems(Part, {"name": "a", "extensions": {}}) == ["extra_forbidden"]


def test_shapes_do_not_change() -> None:
    with pytest.raises(ValidationError):
        setattr(Part(name="a"), "name", "b")  # noqa: B010 - mypy knows better than to assign


def test_address_is_a_reference() -> None:
    made = WebReference.model_validate("https://vendor.example.org/1")
    assert (made.url, made.type) == ("https://vendor.example.org/1", "web")
