"""What the head of a page says to search engines: what it is about, and its one address."""

import re
from pathlib import Path

import pytest

from tests.repositories import FILES, build, change
from tests.site.changes import copy

pytestmark = pytest.mark.site

ADDRESS = "https://it.example.org/"
WITHOUT_ADDRESS = {"mkdocs.yml": str(FILES["mkdocs.yml"]).replace(f"site_url: {ADDRESS}\n", "")}
ABOUT = {
    "services/vpn/": "Reach the office network from home",
    "known-errors/vpn-root-ca/": "Known error: The certificate is not trusted",
    "known-errors/": "Faults with what helps against them.",
    "search/": "Find a service, a known error or what helps, by a few words or a whole message",
    "manual/rules/schema-missing/": "A field that the kind requires is missing",
}
_DESCRIPTION = re.compile(r'<meta name="description" content="([^"]*)">')
_CANONICAL = re.compile(r'<link rel="canonical" href="([^"]*)">')


def test_pages_say_what_they_are_about(built: Path) -> None:
    found = {page: _DESCRIPTION.findall(html(built, page)) for page in ABOUT}
    assert found == {page: [words] for page, words in ABOUT.items()}


def test_pages_name_their_address_where_it_is_known(built: Path, tmp_path: Path) -> None:
    root = copy(built, tmp_path / "root")
    change(root, WITHOUT_ADDRESS)
    build(root)
    for page in ("", *ABOUT):
        assert _CANONICAL.findall(html(built, page)) == [ADDRESS + page]
        assert _CANONICAL.findall(html(root, page)) == []
        assert _DESCRIPTION.findall(html(root, page)) == _DESCRIPTION.findall(html(built, page))


def html(root: Path, page: str) -> str:
    """Read a page of a built site."""
    return (root / "site" / page / "index.html").read_text("utf-8")
