"""No text that an author writes becomes anything but text, in any field of any kind.

Every record is published twice: once with plain words, once with hostile texts in the same places.
Both pages must have the same elements with the same attributes, and show every text as written.
"""

import json
import re
from collections.abc import Iterator
from html import unescape
from itertools import product

import pytest

from servicefolio.outputs.pages import record_page
from servicefolio.registry import all_kinds, kinds_by_name
from servicefolio.source.dump import dump

from tests import markup
from tests.authored import Authored, Words, complete, path_of, plain, with_partners
from tests.hostile import LINES, VARIANTS, prose_words, words
from tests.markup import Html
from tests.sites import published, read, site_of

MARKDOWN_TAGS = frozenset(
    {
        "a", "blockquote", "br", "code", "del", "div", "em", "h3", "h4", "h5", "h6", "hr", "img",
        "input", "li", "ol", "p", "pre", "s", "span", "strong", "table", "tbody", "td", "th",
        "thead", "tr", "ul",
    }
)  # fmt: skip
MARKDOWN_ATTRIBUTES = frozenset(
    {"alt", "checked", "class", "disabled", "href", "rel", "src", "start", "style", "title", "type"}
)
BROKEN = "docs/known-errors/example.md"
KINDS = tuple(kind.name for kind in all_kinds())
LISTS = tuple(f"docs/{kind.plural}/index.md" for kind in all_kinds())
CASES = tuple(product(KINDS, range(VARIANTS)))
_MARKS = re.compile(r"[\s*_`#>|~\-+=\\\[\]]")
"""What Markdown may use up as a mark of its own, and white space."""
_HARMLESS_ADDRESS = re.compile(r"https?://|mailto:|tel:|[./#]")


def author(kind: str, make: Words) -> tuple[Authored, dict[str, str]]:
    """Write a record with every field, and the records that it refers to, as files."""
    made = complete(kinds_by_name()[kind].model, make)
    return made, with_partners({path_of(kind, "example"): dump(made.tree)}, make)


def page_of(files: dict[str, str]) -> markup.Rendered:
    """Render the page of the record `example`."""
    catalog = read(files).catalog
    artifact = record_page(site_of(catalog), catalog.by_id["example"])
    return markup.render(artifact.data.decode())


def _everything(make: Words) -> dict[str, bytes]:
    """Publish a complete record of every kind."""
    files: dict[str, str] = {}
    for kind in KINDS:
        tree = complete(kinds_by_name()[kind].model, make).tree
        files[path_of(kind, f"whole-{kind.replace('_', '-')}")] = dump({**tree, "aliases": []})
    return published(with_partners(files, make))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _strings(inner)


@pytest.mark.parametrize(("kind", "variant"), CASES)
def test_a_page_shows_every_text_as_text(kind: str, variant: int) -> None:
    made, files = author(kind, words(variant))
    page = markup.parse(page_of(files).html)
    shown = "\n".join((page.text, *page.addresses))
    assert [text for sort, text in made.texts if sort != "own" and text not in shown] == []


@pytest.mark.parametrize(("kind", "variant"), CASES)
def test_no_text_opens_an_element_or_an_attribute(kind: str, variant: int) -> None:
    page = markup.parse(page_of(author(kind, words(variant))[1]).html)
    harmless = markup.parse(page_of(author(kind, plain)[1]).html)
    assert page.elements == harmless.elements


@pytest.mark.parametrize(("kind", "variant"), CASES)
def test_prose_shows_every_character_but_the_marks_of_markdown(kind: str, variant: int) -> None:
    made, files = author(kind, prose_words(variant))
    shown = _MARKS.sub("", markup.parse(page_of(files).html).text)
    prose = [_MARKS.sub("", text) for sort, text in made.texts if sort == "prose"]
    assert [text for text in prose if text not in shown] == []


@pytest.mark.parametrize(("kind", "variant"), CASES)
def test_prose_opens_only_what_markdown_has(kind: str, variant: int) -> None:
    page = markup.parse(page_of(author(kind, prose_words(variant))[1]).html)
    harmless = markup.parse(page_of(author(kind, plain)[1]).html)
    assert page.tags - harmless.tags <= MARKDOWN_TAGS
    assert page.attributes - harmless.attributes <= MARKDOWN_ATTRIBUTES
    assert [address for address in page.addresses if not _HARMLESS_ADDRESS.match(address)] == []


@pytest.mark.parametrize(("kind", "variant"), CASES)
def test_the_head_of_a_page_shows_its_title_and_summary(kind: str, variant: int) -> None:
    made, files = author(kind, words(variant))
    meta = page_of(files).meta
    texts = {text for _, text in made.texts}
    for name in ("title", "description"):
        written = str(meta[name])
        assert not set(written) & set("<>\"'")
        assert unescape(written) in texts


@pytest.mark.parametrize("variant", range(VARIANTS))
def test_lists_and_the_first_page_show_titles_as_text(variant: int) -> None:
    hostile, harmless = _everything(words(variant)), _everything(plain)
    for path in LISTS:
        page = markup.parse(markup.render(hostile[path].decode()).html)
        assert page.elements == markup.parse(markup.render(harmless[path].decode()).html).elements
        title = json.loads(hostile[f"docs/api/v1/{path.split('/')[1]}.json"])["records"][0]["title"]
        assert title in page.text


@pytest.mark.parametrize(("kind", "variant"), CASES)
def test_the_api_gives_every_text_exactly(kind: str, variant: int) -> None:
    made, files = author(kind, words(variant))
    found = json.loads(published(files)[f"docs/api/v1/{kinds_by_name()[kind].plural}/example.json"])
    given = set(_strings(found))
    assert [text for _, text in made.texts if text not in given] == []


@pytest.mark.parametrize("line", LINES)
def test_a_broken_record_shows_its_errors_as_text(line: str) -> None:
    def page(text: str) -> Html:
        broken = {"title": text, text: text, "state": text, "services": [text], "due": text}
        folder = "kb/known-errors/" + "".join(c for c in text if c not in "/\0")
        files = {f"{folder}/example.yaml": dump(broken)}
        return markup.parse(markup.render(published(files)[BROKEN].decode()).html)

    assert page(line).elements == page("plain").elements
