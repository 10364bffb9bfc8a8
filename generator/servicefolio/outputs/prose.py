"""Authors' Markdown becomes safe HTML on one line.

CommonMark, but made so that no character that somebody pasted gets lost: HTML and entities are
shown as text, a backslash is one unless it stands before a mark of Markdown, `[x]: y` is no
definition, and a line of dashes below a text is no heading.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache

import nh3
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from mdit_py_plugins.admon import admon_plugin
from mdit_py_plugins.tasklists import tasklists_plugin
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import get_lexer_by_name
from pygments.util import ClassNotFound

from servicefolio.records.ref import MENTION_PATTERN
from servicefolio.text import escape

Resolve = Callable[[str, str | None], tuple[str, str] | None]
"""Finds the address and the title that an `[[id]]`, or `[[id#part]]`, leads to."""

_ESCAPABLE = frozenset("*_`[]<>#|~")
_LONGEST_CODE = 10_000
_LONGEST_CODE_LINE = 400
_DEEPEST_HEADING = 6
BELOW_PAGE, BELOW_SECTION = 2, 3
"""The highest level of headings in a text: below the title of its page, or of a section there."""
_CODE_CLASS = re.compile(r"[a-z]{1,3}\d?|highlight")
_TAGS = {
    "a", "blockquote", "br", "code", "del", "div", "em", "h2", "h3", "h4", "h5", "h6", "hr", "img",
    "input", "li", "ol", "p", "pre", "s", "span", "strong", "table", "tbody", "td", "th", "thead",
    "tr", "ul",
}  # fmt: skip
_CLASSES = {
    "admonition", "admonition-title", "contains-task-list", "sf-address", "sf-mention",
    "task-list-item",
}  # fmt: skip
_ADMONITIONS = frozenset({
    "abstract", "bug", "danger", "example", "failure", "info", "note", "question", "quote",
    "success", "tip", "warning",
})  # fmt: skip
_ATTRIBUTES = {
    "a": {"href", "title", "class"},
    "img": {"src", "alt", "title"},
    "input": {"type", "disabled", "checked", "class"},
    "ol": {"start"},
    "td": {"style"},
    "th": {"style"},
    **{tag: {"class"} for tag in ("div", "li", "p", "span", "ul")},
}
_SCHEMES = {"http", "https", "mailto", "tel"}
_ELSEWHERE = re.compile(r"\s*(?:[a-z][a-z0-9+.-]*:|[/\\]{2})", re.IGNORECASE)
_ALIGN = re.compile(r"text-align:(left|right|center)")


def render_prose(text: str, resolve: Resolve, top: int = BELOW_SECTION) -> str:
    """Render CommonMark as HTML on one line, safe to place in a Markdown page.

    `top` is the level of its highest headings; those below follow without a gap.
    """
    html = _markdown().render(text, {"resolve": resolve, "top": top})
    clean = nh3.clean(
        html,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        attribute_filter=_allow_attribute,
        url_schemes=_SCHEMES,
        link_rel="noopener noreferrer",
    )
    return on_one_line(clean.strip())


def addresses_in(text: str) -> Iterator[str]:
    """List the addresses that a CommonMark text links to, as written; one may come again."""
    env = {"resolve": lambda _target, _part: None, "top": BELOW_SECTION}
    for block in _markdown(_AsWritten).parse(text, env):
        for token in block.children or ():
            if token.type == "link_open":
                yield str(token.attrs["href"])


def render_verbatim(text: str) -> str:
    """Write text so that HTML shows exactly it, on one line of a Markdown page."""
    return escape(text)


def on_one_line(html: str) -> str:
    """Keep Markdown from finding lines of its own in HTML that is placed in a page."""
    return html.replace("\n", "&#10;").replace("\t", "&#9;")


def _allow_attribute(tag: str, name: str, value: str) -> str | None:
    """Keep classes and styles that our own rendering makes, and no others."""
    if name == "class":
        kept = [word for word in value.split() if _allowed_class(tag, word)]
        return " ".join(kept) or None
    if name == "style":
        return value if _ALIGN.fullmatch(value) else None
    if tag == "img" and name == "src":
        # A picture on another host would tell that host who reads the page.
        return None if _ELSEWHERE.match(value) else value
    if tag == "input" and name == "type":
        return value if value == "checkbox" else None
    return value


def _allowed_class(tag: str, word: str) -> bool:
    if word in _CLASSES or (tag == "div" and word in _ADMONITIONS):
        return True
    return tag in {"span", "div"} and _CODE_CLASS.fullmatch(word) is not None


class _AsWritten(MarkdownIt):
    """Leaves addresses as they are written, so that they are found again in the text."""

    def normalizeLink(self, url: str) -> str:  # noqa: N802 - their name
        return url


@cache
def _markdown(made_by: type[MarkdownIt] = MarkdownIt) -> MarkdownIt:
    parser = made_by("commonmark", {"html": False})
    parser.enable(["table", "strikethrough"])
    # Definitions vanish from the page, entities turn into other characters, and a line of dashes
    # below a pasted text would make it a heading: what authors paste must stay what it is.
    parser.disable(["reference", "entity", "lheading", "escape"])
    parser.use(admon_plugin)
    parser.use(tasklists_plugin)
    parser.inline.ruler.before("link", "sf_escape", _narrow_escape)
    parser.inline.ruler.before("link", "sf_mention", _mention)
    parser.core.ruler.push("sf_headings", _lower_headings)
    parser.core.ruler.push("sf_addresses", _mark_addresses)
    parser.add_render_rule("fence", _render_code)
    parser.add_render_rule("code_block", _render_code)
    return parser


def _narrow_escape(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - their signature
    r"""Let a backslash escape only marks of Markdown, so that \\server\share keeps all of its."""
    if state.src[state.pos] != "\\" or state.src[state.pos + 1 : state.pos + 2] not in _ESCAPABLE:
        return False
    if state.pos + 1 >= state.posMax:
        return False
    if not silent:
        state.pending += state.src[state.pos + 1]
    state.pos += 2
    return True


def _mention(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - their signature
    """Turn `[[id]]` into a link with the record's title; where it leads nowhere it stays text."""
    match = MENTION_PATTERN.match(state.src, state.pos, state.posMax)
    found = state.env["resolve"](match["target"], match["part"]) if match else None
    if match is None or found is None:
        return False
    if not silent:
        href, title = found
        state.push("link_open", "a", 1).attrs = {"href": href, "class": "sf-mention"}
        state.push("text", "", 0).content = title
        state.push("link_close", "a", -1)
    state.pos = match.end()
    return True


def _lower_headings(state) -> None:  # type: ignore[no-untyped-def] # noqa: ANN001
    """Put authors' headings below what shows them, and close the gaps between their levels."""
    above: list[str] = []
    for token in state.tokens:
        if token.type == "heading_open":
            above = [*(tag for tag in above if tag < token.tag), token.tag]
        if token.type in {"heading_open", "heading_close"}:
            level = state.env["top"] + len(above) - 1
            token.tag = f"h{min(level, _DEEPEST_HEADING)}"


def _mark_addresses(state) -> None:  # type: ignore[no-untyped-def] # noqa: ANN001
    """Tell links whose text is their address, so that a print does not repeat it."""
    for token in (child for block in state.tokens for child in block.children or ()):
        if token.type == "link_open" and token.markup == "autolink":
            token.attrSet("class", "sf-address")


def _is_readable(code: str) -> bool:
    """Tell whether code is worth highlighting; some lexers take minutes for what nobody reads."""
    return len(code) <= _LONGEST_CODE and all(
        len(line) <= _LONGEST_CODE_LINE for line in code.split("\n")
    )


def _render_code(
    renderer: RendererHTML,
    tokens: list[Token],
    index: int,
    options: OptionsDict,
    env: EnvType,
) -> str:
    """Highlight a block of code; every character of it stays."""
    del renderer, options, env
    token = tokens[index]
    language = (
        token.info.split()[0] if token.info.split() and _is_readable(token.content) else "text"
    )
    try:
        lexer = get_lexer_by_name(language, stripnl=False, ensurenl=False)
    except ClassNotFound:
        lexer = get_lexer_by_name("text", stripnl=False, ensurenl=False)
    spans = highlight(token.content, lexer, HtmlFormatter(nowrap=True))
    return f'<div class="highlight"><pre><code>{spans}</code></pre></div>'
