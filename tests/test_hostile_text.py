"""No text that an author writes becomes anything but text, in any field of any kind.

Every record is published twice: once with plain words, once with hostile texts in the same places.
Both pages must have the same elements with the same attributes, and show every text as written.
"""

import json
import re
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

KINDS = tuple(kind.name for kind in all_kinds())
CASES = tuple(product(KINDS, range(VARIANTS)))
_MARKS = re.compile(r"[\s*_`#>|~\-+=\\\[\]]")
"""What Markdown may use up as a mark of its own, and white space."""


def author(kind: str, make: Words) -> tuple[Authored, dict[str, str]]:
    """Write a record with every field, and the records that it refers to, as files."""
    made = complete(kinds_by_name()[kind].model, make)
    return made, with_partners({path_of(kind, "example"): dump(made.tree)}, make)


def page_of(files: dict[str, str]) -> markup.Rendered:
    """Render the page of the record `example`."""
    catalog = read(files).catalog
    artifact = record_page(site_of(catalog), catalog.by_id["example"])
    return markup.render(artifact.data.decode())


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
