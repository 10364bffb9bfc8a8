"""What is cut out of a page can stand beside others, and does nothing but show something."""

from pathlib import Path

import pytest

from servicefolio.site.excerpt import Pages
from servicefolio.site.one_style import dark_by_choice, style_of
from tests.builders import write_files

ANCHORS = {"": "p1", "services/vpn/": "p2", "teams/desk/": "p3"}


def pages(root: Path, content: str, site_url: str = "https://it.example.org/") -> Pages:
    """Write a built page, and a picture beside it."""
    page = f"<html><body><main><article class=x>{content}</article></main></body></html>"
    files: dict[str, str | bytes] = {"services/vpn/index.html": page, "assets/a.svg": b"<svg/>"}
    return Pages(write_files(root / "site", files), ANCHORS, site_url)


def cut(root: Path, content: str, site_url: str = "https://it.example.org/") -> str:
    """Cut out the content again."""
    return pages(root, content, site_url).excerpt("services/vpn/").html


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ('<h2 id="a b">x</h2>', '<h2 id="p2-a p2-b">x</h2>'),
        ("<label for=a><input id=a name=b>", '<label for="p2-a"><input id="p2-a" name="p2-b">'),
        ('<svg aria-labelledby="t d">', '<svg aria-labelledby="p2-t p2-d">'),
        ('<path style="fill: url(#g)"/>', '<path style="fill: url(#p2-g)"/>'),
        ('<a href="#a">', '<a href="#p2-a">'),
        ('<a href="../../teams/desk/">', '<a href="#p3">'),
        ('<a href="../../teams/desk/#a">', '<a href="#p3-a">'),
        ('<a href="../..">', '<a href="#p1">'),
        ('<a href="./">', '<a href="#p2">'),
        ('<a href="../mail/?a=b#c">', '<a href="https://it.example.org/services/mail/?a=b#c">'),
        ('<a href="../../feeds/x.xml">', '<a href="https://it.example.org/feeds/x.xml">'),
        ('<a href="https://example.org/">', '<a href="https://example.org/">'),
        ('<a href="tel:+49">', '<a href="tel:+49">'),
        ('<a href="javascript:alert(1)">', "<a>"),
        ('<a href=" java&#10;script:alert(1)" onclick="x">', "<a>"),
        ('<a href="data:text/html,x">', "<a>"),
        ('<a href="/etc/passwd">', "<a>"),
        ('<a href="//example.org">', "<a>"),
        ('<a href="\\\\host\\share">', "<a>"),
        ("<script>alert(1)</script><p onmouseover=x>", "<p>"),
        ('<style>p { display: none }</style><link rel=x href=y><base href="/">', ""),
        ('<meta http-equiv="refresh" content="0; url=https://example.org">', ""),
        ('<iframe src="x" srcdoc="y"></iframe>', "</iframe>"),
        ('<form action="https://example.org"><button formaction="x">', "<form><button>"),
        (
            '<img src="../../assets/a.svg" alt="A">',
            '<img alt="A" src="data:image/svg+xml;base64,PHN2Zy8+">',
        ),
        ('<img src="https://example.org/a.png" srcset="b 2x">', '<img src="data:,">'),
        ('<img src="../../../secret.png">', '<img src="data:,">'),
        ('<video src="a" poster="b" autoplay>', "<video autoplay>"),
    ],
)  # fmt: skip
def test_an_element_keeps_what_shows_something(tmp_path: Path, written: str, kept: str) -> None:
    (tmp_path / "secret.png").write_bytes(b"secret")
    assert cut(tmp_path, written) == kept


def test_without_a_published_site_other_pages_are_no_links(tmp_path: Path) -> None:
    assert cut(tmp_path, '<a href="../mail/">Mail</a>', "") == "<a>Mail</a>"


def test_the_title_is_that_of_the_page(tmp_path: Path) -> None:
    heading = '<h1 id="x"><b>A</b> &lt;b&gt;\n<a class="headerlink" href="#x">#</a></h1>'
    found = pages(tmp_path, heading).excerpt("services/vpn/")
    assert found.title == "A <b>"
    assert "headerlink" not in found.html
    assert pages(tmp_path, "<p>no heading</p>").excerpt("services/vpn/").title == "services/vpn/"


def test_styles_are_joined_and_dark_where_the_reader_wants_it(tmp_path: Path) -> None:
    dark = '[data-md-color-scheme="slate"] .a { color: red }'
    page = '<link rel="stylesheet" href="../a.css"><body dir="ltr" data-md-color-scheme="default">'
    files: dict[str, str | bytes] = {
        "a.css": f"@media screen {{ {dark} }} /* no {{ }} */ .b {{ content: '</style>' }}",
        "x/index.html": page,
        "y/index.html": page.replace("default", "slate"),
    }
    root = write_files(tmp_path, files)
    style = style_of(root, "x/")
    assert style.endswith(
        "@media screen and (prefers-color-scheme: dark)"
        "{[data-md-color-scheme=default] .a{ color: red }}"
    )
    assert "</style" not in style
    assert "prefers-color-scheme" not in style_of(root, "y/")
    assert dark_by_choice("") == "@media screen and (prefers-color-scheme: dark){}"
