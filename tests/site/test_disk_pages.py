"""Pages as they are read from a disk: links to files, one script, nothing from elsewhere."""

import pytest

from servicefolio.site.disk_pages import DiskPages

FILES = (
    "404.html",
    "index.html",
    "services/index.html",
    "services/vpn/index.html",
    "known-errors/ä b/index.html",
    "feeds/changes.xml",
    "assets/page.js",
)
NOTICE = "<p>a copy</p>"


def pages(address: str = "https://example.org/it/") -> DiskPages:
    return DiskPages(FILES, address, NOTICE)


@pytest.mark.parametrize(
    ("address", "lead"),
    [
        ("../", "../index.html"),
        ("../..", "../../index.html"),
        ("../../", "../../index.html"),
        ("./", "./index.html"),
        (".", "./index.html"),
        ("../vpn", "../vpn/index.html"),
        ("../?view=table#a", "../index.html?view=table#a"),
        ("../vpn/#field-a/b", "../vpn/index.html#field-a/b"),
        ("../../known-errors/%C3%A4%20b/", "../../known-errors/%C3%A4%20b/index.html"),
        ("../../feeds/changes.xml", "../../feeds/changes.xml"),
        ("../../gone/", "../../gone/"),
        ("/it/services/", "../index.html"),
        ("/it/", "../../index.html"),
        ("/it", "../../index.html"),
        ("/other/", "/other/"),
        ("/italy/", "/italy/"),
        ("#a", "#a"),
        ("?view=table", "?view=table"),
        ("", ""),
        ("mailto:desk@example.org", "mailto:desk@example.org"),
        ("https://example.org/it/services/", "https://example.org/it/services/"),
        ("//example.org/", "//example.org/"),
    ],
)
def test_an_address_leads_to_a_file(address: str, lead: str) -> None:
    assert pages().lead(address, "services/vpn") == lead


def test_the_page_of_what_is_not_found_leads_on_from_the_root() -> None:
    changed = pages("").change("404.html", '<a href="/services/">x</a><a href="/.">y</a>')
    assert changed == '<a href="services/index.html">x</a><a href="./index.html">y</a>'


def test_one_script_stands_for_the_modules() -> None:
    page = (
        '<script src="../../assets/search-dialog.js" type="module"></script>'
        '<script src="../../assets/page.js" type="module"></script>'
        '<script src="../../assets/theme.js"></script>'
    )
    made = pages()
    assert made.change("services/vpn/index.html", page) == (
        '<script src="../../assets/servicefolio.js" defer></script>'
        '<script src="../../assets/theme.js"></script>'
    )
    assert made.left_out == set()


def test_a_foreign_module_is_left_out_and_told() -> None:
    made = pages()
    page = '<script src="own.js" type="module"></script><script type="module">x</script>'
    assert made.change("index.html", page) == ""
    assert made.left_out == {"own.js", "a module in a page"}


def test_nothing_is_loaded_from_elsewhere_and_what_would_be_is_told() -> None:
    made = pages()
    page = (
        '<link rel="stylesheet" href="https://fonts.example/a.css">'
        '<link rel="preconnect" href="//fonts.example">'
        '<link rel="canonical" href="https://example.org/it/">'
        '<script src="https://cdn.example/x.js"></script>'
        '<img alt="A" src="https://pictures.example/a.png" srcset="a.png, https://b.example/ 2x">'
        '<a href="https://example.net/" data-md-component="source">repository</a>'
    )
    assert made.change("index.html", page) == (
        '<link rel="stylesheet"><link rel="preconnect">'
        '<link rel="canonical" href="https://example.org/it/"><script></script><img alt="A">'
        '<a href="https://example.net/">repository</a>'
    )
    assert made.left_out == {
        "https://fonts.example/a.css",
        "//fonts.example",
        "https://cdn.example/x.js",
        "https://pictures.example/a.png",
        "a.png, https://b.example/ 2x",
    }


def test_a_page_that_has_moved_leads_on() -> None:
    page = '<meta http-equiv="refresh" content="0; url=../vpn/"><meta charset="utf-8">'
    assert pages().change("services/old/index.html", page) == (
        '<meta http-equiv="refresh" content="0; url=../vpn/index.html"><meta charset="utf-8">'
    )


def test_a_page_begins_with_the_notice() -> None:
    assert pages().change("index.html", '<article class="a"><h1>x</h1></article>') == (
        f'<article class="a">{NOTICE}<h1>x</h1></article>'
    )
