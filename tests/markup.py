"""Pages as their readers get them: Markdown through the engine's extensions, HTML taken apart."""

from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import markdown
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils.meta import get_data

import servicefolio.site.mkdocs  # noqa: F401 - keeps Material from printing a banner

ROOT = Path(__file__).parent.parent
MARKDOWN_TAGS = frozenset(
    {
        "a", "blockquote", "br", "code", "del", "div", "em", "h2", "h3", "h4", "h5", "h6", "hr",
        "img", "input", "li", "ol", "p", "pre", "s", "span", "strong", "table", "tbody", "td", "th",
        "thead", "tr", "ul",
    }
)  # fmt: skip
MARKDOWN_ATTRIBUTES = frozenset(
    {"alt", "checked", "class", "disabled", "href", "rel", "src", "start", "style", "title", "type"}
)
"""What authors' Markdown may become."""
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_EMPTY = frozenset({"br", "hr", "img", "input", "link", "meta", "path", "use"})


_LINES_OF_PICTURES = frozenset({("text", ("x", "y")), ("text", ("class", "x", "y")), ("title", ())})
"""What a text in a picture is made of: it is broken into lines, or cut and told in a tooltip."""


@dataclass(frozen=True, slots=True)
class Html:
    """What a page holds: its elements with the names of their attributes, and its text."""

    elements: tuple[tuple[str, tuple[str, ...]], ...]
    text: str
    addresses: tuple[str, ...]
    """The values of all `href` and `src`."""
    titles: tuple[str, ...]
    """The texts of the `title` element and of the headings."""
    code: tuple[str, ...]
    """The texts of the `code` in a `pre`, exactly."""

    @property
    def tags(self) -> frozenset[str]:
        """The names of the elements."""
        return frozenset(tag for tag, _ in self.elements)

    @property
    def attributes(self) -> frozenset[str]:
        """The names of the attributes."""
        return frozenset(name for _, names in self.elements for name in names)

    @property
    def levels(self) -> tuple[int, ...]:
        """The levels of the headings, in their order."""
        return tuple(int(tag[1]) for tag, _ in self.elements if tag in _HEADINGS)

    @property
    def unbroken(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The elements but for the lines of texts in pictures: a longer text has more of them."""
        return tuple(element for element in self.elements if element not in _LINES_OF_PICTURES)


@dataclass(frozen=True, slots=True)
class Rendered:
    """A page of Markdown as the engine reads it: its settings at the top, and its HTML."""

    meta: dict[str, object]
    html: str


@cache
def engine() -> MkDocsConfig:
    """Load the settings of this repository's site."""
    return load_config(str(ROOT / "mkdocs.yml"))


def render(page: str) -> Rendered:
    """Render a page of Markdown as MkDocs does."""
    config = engine()
    body, meta = get_data(page)
    converter = markdown.Markdown(
        extensions=config.markdown_extensions, extension_configs=config.mdx_configs or {}
    )
    return Rendered(meta, converter.convert(body))


def parse(html: str) -> Html:
    """Take HTML apart."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return Html(
        elements=tuple(reader.elements),
        text="".join(reader.text),
        addresses=tuple(reader.addresses),
        titles=tuple(reader.titles),
        code=tuple(reader.code),
    )


@dataclass
class _Reader(HTMLParser):
    elements: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    code: list[str] = field(default_factory=list)
    _open: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, tuple(sorted(name for name, _ in attrs))))
        self.addresses += [value or "" for name, value in attrs if name in {"href", "src"}]
        if tag in {"title", *_HEADINGS}:
            self.titles.append("")
        if tag == "code" and self._open[-1:] == ["pre"]:
            self.code.append("")
        if tag not in _EMPTY:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if {"script", "style"}.intersection(self._open):
            return
        self.text.append(data)
        if {"title", *_HEADINGS}.intersection(self._open):
            self.titles[-1] += data
        if "pre" in self._open and "code" in self._open:
            self.code[-1] += data
