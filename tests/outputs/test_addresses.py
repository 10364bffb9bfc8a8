"""Addresses of pages, and the ways from one to another."""

import pytest

from servicefolio.outputs.addresses import address_of, markdown_path, relative
from servicefolio.outputs.plan import addresses
from servicefolio.registry import all_kinds


def test_a_record_lies_in_the_folder_of_its_kind() -> None:
    assert addresses().record("known_error", "KE-0042") == "known-errors/KE-0042/"
    assert addresses().index("known_error") == "known-errors/"


def test_the_manual_has_a_page_on_every_kind_and_rule() -> None:
    assert addresses().reference("sla") == "manual/kinds/slas/"
    assert addresses().rule("ref-dangling") == "manual/rules/ref-dangling/"


def test_no_kind_takes_an_address_of_the_site() -> None:
    taken = {"manual", "api", "assets", "search", "stylesheets", "javascripts"}
    assert taken.isdisjoint(kind.plural for kind in all_kinds())


@pytest.mark.parametrize(
    ("target", "page", "way"),
    [
        ("services/vpn/", "known-errors/KE-1/", "../../services/vpn/"),
        ("services/vpn/", "services/", "vpn/"),
        ("services/", "services/vpn/", "../"),
        ("services/vpn/", "services/vpn/", "./"),
        ("services/vpn/", "", "services/vpn/"),
        ("", "services/vpn/", "../../"),
        ("", "", "./"),
        ("api/v1/index.json", "services/", "../api/v1/index.json"),
    ],
)
def test_a_way_leads_from_one_page_to_another(target: str, page: str, way: str) -> None:
    assert relative(target, page) == way


@pytest.mark.parametrize(
    ("page", "file"),
    [
        ("", "index.md"),
        ("services/", "services/index.md"),
        ("services/vpn/", "services/vpn.md"),
        ("manual/kinds/slas/", "manual/kinds/slas.md"),
    ],
)
def test_a_page_has_a_file(page: str, file: str) -> None:
    assert markdown_path(page) == file
    assert address_of(file) == page


def test_a_file_called_readme_is_the_page_of_its_folder() -> None:
    assert address_of("manual/README.md") == "manual/"
