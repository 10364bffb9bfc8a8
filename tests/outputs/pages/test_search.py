"""The page of the search."""

from servicefolio.outputs.pages.search import search_page
from tests import builders, markup
from tests.builders import service
from tests.sites import site_of


def test_the_page_leads_to_the_lists_where_no_script_runs() -> None:
    artifact = search_page(site_of(builders.catalog(service())))
    page = markup.parse(markup.render(artifact.data.decode()).html)

    assert artifact.path == "docs/search/index.md"
    assert "../services/" in page.addresses
