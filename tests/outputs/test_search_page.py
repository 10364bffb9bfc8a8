"""The page of the search, and the files that it takes."""

import re

from servicefolio.outputs.environment import asset
from servicefolio.outputs.search_page import ENTRY, MODULES, STYLES, search_page
from tests import builders, markup
from tests.builders import service
from tests.sites import site_of

_IMPORT = re.compile(r'(?:from |import\()"\./([a-z-]+\.js)"')
_LONGEST = 400


def test_the_page_leads_to_the_lists_where_no_script_runs() -> None:
    artifact = search_page(site_of(builders.catalog(service())))
    page = markup.parse(markup.render(artifact.data.decode()).html)

    assert artifact.path == "docs/search/index.md"
    assert "../services/" in page.addresses


def test_every_module_that_another_imports_is_published() -> None:
    texts = {name: asset(name).decode() for name in MODULES}
    imported = {name for text in texts.values() for name in _IMPORT.findall(text)}

    assert imported | {ENTRY.removeprefix("assets/")} == {*MODULES}
    assert asset(STYLES.removeprefix("assets/"))


def test_modules_are_short_and_hold_to_a_strict_policy() -> None:
    for name in MODULES:
        text = asset(name).decode()
        assert name == "search.js" or len(text.splitlines()) <= _LONGEST
        assert not re.search(
            r"\.(?:inner|outer)HTML|insertAdjacentHTML|\beval\(|new Function", text
        )
