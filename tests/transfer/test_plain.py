"""Plain text that is imported as Markdown shows every one of its characters, and nothing else."""

import html
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from servicefolio.outputs.prose import render_prose
from servicefolio.records.ref import mentions
from servicefolio.transfer.plain import to_prose

_MARKDOWN = st.text(st.sampled_from("*_`[]()<>#|~-+=:!?.\\ \n\t&;x@1/"), max_size=40)
_ANY = st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), max_size=60)
_ALLOWED = re.compile(r"</?(?:p|br|code|pre|div|span)\b[^>]*>")


def shown(text: str) -> str:
    """What a reader sees of a plain text, without the white space."""
    rendered = render_prose(to_prose(text), lambda _id, _part: ("#", "WRONG"))
    return "".join(html.unescape(_ALLOWED.sub("", rendered)).split())


@given(_MARKDOWN | _ANY)
@example("- [ ] todo\n- [x] done")
@example("a | b\n--- | ---\n1 | 2")
@example("|a\n:-")
@example("1. one\n2) two\n+ three\n* four")
@example("text\n===\ntext\n---\n***\n___")
@example("[a](http://b) ![c](d) <http://e> <f@g> [[KE-1]] [h]: i")
@example("[a\nb](http://c) ![a\nb](d)")
@example("\\\\server\\share \\* \\_ \\[x\\] C:\\_a\\#b")
@example("*a* _b_ **c** __d__ ~~e~~ `f` ``g`` snake_case 5 * 3")
@example("# h\n> q\n```\ncode\n~~~\n!!! note\n    inner\n??? x")
@example("<b>&amp;</b> &lt; &#65;")
@example("    indented\n\tcode\n  ``` fence")
def test_every_character_is_shown(text: str) -> None:
    assert shown(text) == "".join(text.split())


@given(_MARKDOWN | _ANY)
@example("[[KE-1]] \\[[KE-2]] `[[KE-3]]` [[[KE-4]]]")
def test_nothing_becomes_a_reference(text: str) -> None:
    assert not list(mentions(to_prose(text)))


@pytest.mark.parametrize(
    "text",
    [
        "Nothing special, at all: (really) - 100 % sure; a & b.",
        "Set HKEY_LOCAL_MACHINE and MY_VAR_2 in C:\\Users\\me",
        "See https://example.org/a_b?c=d#e or write to a@example.org",
        "Items [0] and x[1] < 3 > 2, 5 * 3, a|b, #5, ~home",
    ],
)
def test_text_without_markdown_stays_as_it_is(text: str) -> None:
    assert to_prose(text) == text


def test_lines_stay_lines_and_paragraphs_paragraphs() -> None:
    assert to_prose("a\nb\n\n\nc\n") == "a  \nb\n\nc"


def test_laid_out_text_stays_laid_out() -> None:
    assert to_prose("NAME   ROLE\nx      y") == "```text\nNAME   ROLE\nx      y\n```"
