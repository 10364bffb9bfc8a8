"""What is pasted becomes text that a record can hold, and nothing that is seen gets lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servicefolio.edit.new import Known, draft
from servicefolio.edit.paste import UnreadableError, read_paste
from servicefolio.registry import kinds_by_name
from servicefolio.source.yaml import read_yaml
from tests.builders import TODAY

_HOSTILE = " \t\n#:-?'\"\\|>[]{},&*!%@`~=<\u0085\u2028\u2029\ufeff\u202eé😀0x"
_TEXTS = st.text(st.characters(codec="utf-8")) | st.text(st.sampled_from(_HOSTILE))


def written(text: str) -> object:
    """Read back what a new known error says that was pasted."""
    kind = kinds_by_name()["known_error"]
    known = Known({"service": ["vpn"]}, "new", TODAY, {}, {"services": ["vpn"], "messages": [text]})
    documents, problems = read_yaml("new.yaml", draft(kind, "T", known).text)
    assert problems == ()
    tree = documents[0][0]
    assert isinstance(tree, dict)
    return tree["messages"]


@given(_TEXTS)
def test_any_text_can_be_held_by_a_record(text: str) -> None:
    pasted = read_paste(text.encode())

    if pasted.text:
        assert written(pasted.text) == [pasted.text]


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"])))
def test_text_without_control_characters_stays_as_it_is(text: str) -> None:
    pasted = read_paste(b"x" + text.encode())

    assert (pasted.colour_codes, pasted.control_characters) == (0, 0)
    assert pasted.text == f"x{text}".replace("\ufffe", "\\uFFFE").replace("\uffff", "\\uFFFF")


@given(st.binary())
def test_bytes_are_text_or_refused(data: bytes) -> None:
    try:
        pasted = read_paste(data)
    except UnreadableError:
        return
    assert "\r" not in pasted.text


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"\x1b[31mred\x1b[0m", "red"),
        (b"\x1b]8;;https://example.org\x07link\x1b]8;;\x07", "link"),
        (b"\x1b]0;title\x1b\\prompt$ ", "prompt$ "),
        (b"lone \x1b stays", "lone ␛ stays"),
        (b"a\rb\r\nc", "a\nb\nc"),
        ("\x9b".encode(), "\\u009B"),
    ],
)
def test_what_a_terminal_reads_goes_and_what_people_see_stays(data: bytes, text: str) -> None:
    assert read_paste(data).text == text
