"""No text that an author writes becomes anything but text, in any field of any kind.

Every record is published twice: once with plain words, once with hostile texts in the same places.
Both pages must have the same elements with the same attributes, and show every text as written.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from html import unescape
from itertools import pairwise, product

import pytest

from servicefolio.graph.catalog import Catalog
from servicefolio.outputs.api.records import api_artifacts
from servicefolio.outputs.pages.page import broken_page, home_page, index_pages, record_page
from servicefolio.outputs.views.site import Site
from servicefolio.registry import all_kinds, kinds_by_name
from servicefolio.source.document import Tree
from servicefolio.source.dump import dump
from tests import markup
from tests.authored import Authored, Words, complete, path_of, plain, with_partners
from tests.hostile import LINES, VARIANTS, prose_words, words
from tests.markup import MARKDOWN_ATTRIBUTES, MARKDOWN_TAGS, Html
from tests.sites import read, site_of

KINDS = tuple(kind.name for kind in all_kinds())
CASES = tuple(product(KINDS, range(VARIANTS)))
_MARKS = re.compile(r"[\s*_`#>|~\-+=\\\[\]]")
"""What Markdown may use up as a mark of its own, and white space."""
_HARMLESS_ADDRESS = re.compile(r"https?://|mailto:|tel:|[./#]")


@dataclass(frozen=True, slots=True)
class Example:
    """A record with every field: as written, in its catalogue, and its page."""

    written: Authored
    catalog: Catalog
    page: markup.Rendered

    @property
    def html(self) -> Html:
        """What the page holds."""
        return markup.parse(self.page.html)


@cache
def example(kind: str, make: Words) -> Example:
    """Publish a record with every field, and with the records that it refers to."""
    written = complete(kinds_by_name()[kind].model, make)
    files = with_partners({path_of(kind, "example"): dump(written.tree)}, make)
    catalog = read(files).catalog
    artifact = record_page(site_of(catalog), catalog.by_id["example"])
    return Example(written, catalog, markup.render(artifact.data.decode()))


@pytest.mark.parametrize(("kind", "variant"), CASES)
def test_a_page_shows_every_text_as_text(kind: str, variant: int) -> None:
    made = example(kind, words(variant))
    shown = "\n".join((made.html.text, *made.html.addresses))
    texts = [text for sort, text in made.written.texts if sort != "own"]
    assert [text for text in texts if text not in shown] == []


@pytest.mark.parametrize(("kind", "variant"), CASES)
def test_no_text_opens_an_element_or_an_attribute(kind: str, variant: int) -> None:
    harmless, hostile = example(kind, plain).html, example(kind, words(variant)).html
    assert hostile.unbroken == harmless.unbroken


@pytest.mark.parametrize(("kind", "variant"), CASES)
def test_prose_shows_every_character_but_the_marks_of_markdown(kind: str, variant: int) -> None:
    made = example(kind, prose_words(variant))
    shown = _MARKS.sub("", made.html.text)
    prose = [_MARKS.sub("", text) for sort, text in made.written.texts if sort == "prose"]
    assert [text for text in prose if text not in shown] == []


@pytest.mark.parametrize(("kind", "variant"), CASES)
def test_prose_opens_only_what_markdown_has(kind: str, variant: int) -> None:
    page, harmless = example(kind, prose_words(variant)).html, example(kind, plain).html
    assert page.tags - harmless.tags <= MARKDOWN_TAGS
    assert page.attributes - harmless.attributes <= MARKDOWN_ATTRIBUTES
    assert [address for address in page.addresses if not _HARMLESS_ADDRESS.match(address)] == []


@pytest.mark.parametrize("kind", KINDS)
def test_no_level_of_headings_is_left_out_whatever_headings_texts_have(kind: str) -> None:
    levels = example(kind, prose_words(0)).html.levels
    assert levels[0] == 1
    assert [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1] == []


@pytest.mark.parametrize(("kind", "variant"), CASES)
def test_the_head_of_a_page_shows_its_title_and_summary(kind: str, variant: int) -> None:
    made = example(kind, words(variant))
    texts = {text for _, text in made.written.texts}
    for name in ("title", "description"):
        written = str(made.page.meta[name])
        assert not set(written) & set("<>\"'")
        assert unescape(written) in texts


@pytest.mark.parametrize("variant", range(VARIANTS))
def test_lists_and_the_first_page_show_titles_as_text(variant: int) -> None:
    site, harmless = everything(words(variant)), everything(plain)
    for page, other in zip(overviews(site), overviews(harmless), strict=True):
        assert page.elements == other.elements
    first, *lists = overviews(site)
    for kind, page in zip(site.catalog.kinds(), lists, strict=True):
        assert [r.title for r in site.catalog.records(kind) if r.title not in page.text] == []
    newest = [record.title for record in site.catalog.records("known_error")]
    assert [title for title in newest if title not in first.text] == []


@pytest.mark.parametrize(("kind", "variant"), CASES)
def test_the_api_gives_every_text_exactly(kind: str, variant: int) -> None:
    made = example(kind, words(variant))
    api = {item.path: item.data for item in api_artifacts(site_of(made.catalog))}
    whole = json.loads(api[f"docs/api/v1/{kinds_by_name()[kind].plural}/example.json"])
    given = set(strings(whole))
    assert [text for _, text in made.written.texts if text not in given] == []


@pytest.mark.parametrize("line", LINES)
def test_a_broken_record_shows_its_errors_as_text(line: str) -> None:
    assert broken(line).elements == broken("plain").elements


def broken(text: str) -> Html:
    """Render the page in place of a record that has errors in which a text is quoted."""
    fields: dict[str, Tree] = {"title": text, text: text, "state": text, "services": [{text: text}]}
    folder = "".join(character for character in text if character not in "/\n")
    result = read({f"kb/known-errors/{folder}/example.yaml": dump(fields)})
    artifact = broken_page(site_of(result.catalog), "known_error", "example", result.diagnostics)
    return markup.parse(markup.render(artifact.data.decode()).html)


@cache
def everything(make: Words) -> Site:
    """Make a site with a complete record of every kind."""
    files: dict[str, str] = {}
    for kind in KINDS:
        tree = complete(kinds_by_name()[kind].model, make).tree
        files[path_of(kind, f"whole-{kind.replace('_', '-')}")] = dump({**tree, "aliases": []})
    return site_of(read(with_partners(files, make)).catalog)


def overviews(site: Site) -> list[Html]:
    """Render the first page and the list of every kind."""
    artifacts = (home_page(site), *index_pages(site))
    return [markup.parse(markup.render(item.data.decode()).html) for item in artifacts]


def strings(value: object) -> Iterator[str]:
    """List every text in JSON."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from strings(inner)
