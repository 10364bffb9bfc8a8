"""What is published keeps every text, too: one site is built by the real engine and taken apart.

It holds the two hundred messages of tests/data, and a hostile and a harmless record of each kind.
"""

import re
import shutil
from itertools import product
from pathlib import Path

import pytest

from servicefolio import pipeline
from servicefolio.registry import all_kinds, kinds_by_name
from servicefolio.source.dump import dump
from tests import markup
from tests.authored import Words, complete, path_of, plain, with_partners
from tests.builders import TODAY, write_files
from tests.hostile import prose_words, words
from tests.markup import MARKDOWN_ATTRIBUTES, MARKDOWN_TAGS, ROOT, engine
from tests.test_messages import MESSAGES, pasted

pytestmark = pytest.mark.site

KINDS = tuple(kind.name for kind in all_kinds())
SPELLINGS = {"harmless": plain, "lines-0": words(0), "lines-1": words(1), "prose": prose_words(1)}
_ACTS = re.compile(r"[\x00-\x20]*(?:javascript|vbscript|data):", re.IGNORECASE)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the site; return its folder."""
    files = {"kb/known-errors/all-of-them.yaml": pasted()}
    for kind, (name, make) in product(KINDS, SPELLINGS.items()):
        files[path_of(kind, name_of(kind, name))] = written(kind, make)
    root = write_files(tmp_path_factory.mktemp("repository"), dict(with_partners(files)))
    shutil.copy(ROOT / "mkdocs.yml", root)
    built = pipeline.build(pipeline.open_repository(root, TODAY))
    assert built.site is not None
    return built.site


def name_of(kind: str, variant: str) -> str:
    """Name a record of a kind."""
    return f"{kind.replace('_', '-')}-{variant}"


def written(kind: str, make: Words) -> str:
    """Write a record of a kind; its former ids go, since many records would share them."""
    return dump({**complete(kinds_by_name()[kind].model, make).tree, "aliases": []})


def page(site: Path, kind: str, identifier: str) -> markup.Html:
    """Take a record's page apart."""
    return parsed(site / kinds_by_name()[kind].plural / identifier / "index.html")


def test_messages_stand_on_the_page_exactly(site: Path) -> None:
    assert list(page(site, "known_error", "all-of-them").code) == MESSAGES


@pytest.mark.parametrize(("kind", "variant"), [*product(KINDS, ("lines-0", "lines-1"))])
def test_no_text_opens_an_element_or_an_attribute(site: Path, kind: str, variant: str) -> None:
    hostile = page(site, kind, name_of(kind, variant))
    assert hostile.unbroken == page(site, kind, name_of(kind, "harmless")).unbroken


@pytest.mark.parametrize("kind", KINDS)
def test_prose_opens_only_what_markdown_has(site: Path, kind: str) -> None:
    hostile, harmless = (page(site, kind, name_of(kind, name)) for name in ("prose", "harmless"))
    assert hostile.tags - harmless.tags <= MARKDOWN_TAGS
    assert hostile.attributes - harmless.attributes <= MARKDOWN_ATTRIBUTES


@pytest.mark.parametrize(("kind", "variant"), [*product(KINDS, SPELLINGS)])
def test_the_title_stands_in_the_head_and_above_the_page(
    site: Path, kind: str, variant: str
) -> None:
    title = complete(kinds_by_name()[kind].model, SPELLINGS[variant]).tree["title"]
    head, heading, *_ = page(site, kind, name_of(kind, variant)).titles
    assert head == f"{title} - {engine().site_name}"
    assert heading == f"{title}¶"


def test_nothing_hostile_acts_on_any_page(site: Path) -> None:
    scripts = parsed(site / "404.html").elements.count(("script", ()))
    for file in sorted(site.rglob("*.html")):
        shown = parsed(file)
        assert not any(name.startswith("on") for name in shown.attributes), file
        assert not any(_ACTS.match(address) for address in shown.addresses), file
        assert shown.elements.count(("script", ())) == scripts, file


def parsed(file: Path) -> markup.Html:
    """Take a page of the site apart."""
    return markup.parse(file.read_text(encoding="utf-8"))
