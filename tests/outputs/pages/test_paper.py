"""What a print of a page says on every sheet."""

from datetime import date

import pytest

from servicefolio.config import Settings
from servicefolio.outputs.artifact import Artifact, text_artifact
from servicefolio.outputs.pages.paper import day_artifact, on_paper
from servicefolio.outputs.views.site import Site
from tests import builders, markup
from tests.builders import known_error, service
from tests.sites import site_of

HERE = Settings(site_url="https://it.example.org/")
CHECKED = known_error(state="workaround", workaround="Wait", verified="2026-10-09")


def site(settings: Settings = HERE) -> Site:
    """Make a site of a service and a known error that was looked at."""
    return site_of(builders.catalog(service(), CHECKED), settings)


def line(path: str, settings: Settings = HERE) -> str:
    """Read the line that a page gets."""
    made = on_paper(site(settings), text_artifact(path, "# Title\n\nText\n")).data.decode()
    page = markup.parse(markup.render(made).html)
    assert ("p", ("class",)) in page.elements
    return page.text.partition("Text")[2].strip()


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("docs/known-errors/vpn-root-ca.md", "known-errors/vpn-root-ca/Last checked 2026-10-09 ·"),
        ("docs/services/vpn.md", "services/vpn/"),
        ("docs/services/index.md", "services/"),
        ("docs/index.md", ""),
        ("docs/manual/README.md", "manual/"),
        # A page of the manual that is called like a record is none of its.
        ("docs/manual/vpn-root-ca.md", "manual/vpn-root-ca/"),
    ],
)
def test_a_page_says_its_address_and_its_days(path: str, said: str) -> None:
    assert line(path) == f"https://it.example.org/{said}"


def test_a_site_that_does_not_know_its_address_names_the_page_alone() -> None:
    plain = Settings()
    assert line("docs/services/vpn.md", plain) == "Page services/vpn/ of this site"
    assert line("docs/index.md", plain) == "First page of this site"


def test_a_name_of_a_page_is_no_markup() -> None:
    made = on_paper(site(Settings()), text_artifact("docs/manual/<b>&.md", "Text\n"))
    assert b"manual&#47;&#60;b&#62;&#38;&#47;" in made.data


@pytest.mark.parametrize("path", ["docs/api/v1/index.json", "docs/assets/print.css", "mkdocs.yml"])
def test_what_is_no_page_stays_as_it_is(path: str) -> None:
    artifact = Artifact(path, b"anything")
    assert on_paper(site(), artifact) is artifact


def test_another_day_changes_one_style_sheet_and_no_page() -> None:
    later = Site(site().catalog, HERE, date(2027, 1, 2), site().addresses)
    page = text_artifact("docs/index.md", "")
    assert on_paper(later, page) == on_paper(site(), page)
    assert b'"As of 2027-01-02"' in day_artifact(later).data
