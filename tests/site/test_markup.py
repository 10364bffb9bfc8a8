"""Elements are changed where they stand, and everything else stays byte for byte."""

import pytest

from servicefolio.site.markup import Attributes, rewrite

SAME = (
    "<!doctype html><p>a < b & c > d</p>",
    "<!-- <a href='x'> --><p>y</p>",
    '<script>if (a < b) document.write("<a href=x>")</script>',
    "<style>a > b { content: '<a href=x>' }</style>",
    '<svg viewBox="0 0 1 1"><path d="M0,0"/></svg>',
    "<p title=\"<a href='x'>\">y</p>",
    "<input disabled>",
    "<scripted>",
)


def marked(_name: str, attributes: Attributes) -> Attributes:
    """Change the `href` that an element has."""
    return attributes | {"href": "new"} if "href" in attributes else attributes


@pytest.mark.parametrize("page", SAME)
def test_what_is_no_tag_with_the_attribute_stays(page: str) -> None:
    assert rewrite(page, marked) == page


@pytest.mark.parametrize(
    ("page", "changed"),
    [
        ('<a href="x">y</a>', '<a href="new">y</a>'),
        ("<a href=x>y</a>", '<a href="new">y</a>'),
        ("<a\n  href='x'\tid=\"a b\">y</a>", '<a href="new" id="a b">y</a>'),
        ('<use href="#a"/>', '<use href="new"/>'),
        ('<script href="x">a < b</script>', '<script href="new">a < b</script>'),
        (
            '<a href="x" title="&lt;b&gt; &quot;c&quot;" download>y</a>',
            '<a href="new" title="&lt;b&gt; &quot;c&quot;" download>y</a>',
        ),
        ('<a title="href=z" href="x">', '<a title="href=z" href="new">'),
    ],
)
def test_a_changed_element_keeps_its_other_attributes(page: str, changed: str) -> None:
    assert rewrite(page, marked) == changed


def test_names_and_values_are_given_as_they_are_meant() -> None:
    seen: list[tuple[str, Attributes]] = []

    def look(name: str, attributes: Attributes) -> Attributes:
        seen.append((name, dict(attributes)))
        return attributes

    rewrite("<A href='a&amp;b' hidden><br/>", look)
    assert seen == [("a", {"href": "a&b", "hidden": None}), ("br", {})]


def test_an_element_may_lose_its_tag() -> None:
    page = "<p><link rel=x><script src=a></script>b</p>"
    assert rewrite(page, lambda name, of: of if name == "p" else None) == "<p>b</p>"
