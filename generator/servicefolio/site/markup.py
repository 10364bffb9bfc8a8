"""Reads the elements of built pages, and writes them anew where something in them changes.

Pages are made by the engine, whose tags are well formed; expressions read them several times as
fast as a parser does. Comments, and what stands in scripts and styles, are passed over.
"""

import re
from collections.abc import Callable, Iterator
from html import escape, unescape
from typing import TypeAlias

Attributes: TypeAlias = dict[str, str | None]
"""What a tag says of its element, by name and in its order; None where it is but named."""
Change: TypeAlias = Callable[[str, Attributes], Attributes | None]
"""Takes an element's name and attributes; gives those that it is to have, or None: no such tag."""

_WITHIN = r"""(?:[^>"']++|"[^"]*+"|'[^']*+')*+"""
_TAG = re.compile(
    rf"<!--.*?-->|<(?P<raw>script|style)(?=[\s>])(?P<of_raw>{_WITHIN})>(?P<text>.*?)</(?P=raw)\s*>"
    rf"|<(?P<name>[a-z][^\s/>]*+)(?P<of>{_WITHIN})>",
    re.DOTALL | re.IGNORECASE,
)
_ATTRIBUTE = re.compile(r"""([^\s=>"'/]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s>"']+))?""")


def rewrite(page: str, change: Change, only: re.Pattern[str] = _TAG) -> str:
    """Change the elements of a page; those stay as they are in whose tag `only` finds nothing.

    >>> rewrite('<p id=a>x<br></p>', lambda name, of: of | {"id": "b"} if name == "p" else of)
    '<p id="b">x<br></p>'
    """

    def changed(match: re.Match[str]) -> str:
        tag, name = match[0], match["raw"] or match["name"]
        if name is None or not only.search(tag):
            return tag
        before = dict(_attributes(match["of_raw"] or match["of"] or ""))
        after = change(name.lower(), dict(before))
        if after is None:
            return ""
        if after == before:
            return tag
        end = "/>" if match["name"] and tag.endswith("/>") else ">"
        written = f"<{name}{''.join(map(_write, after.items()))}{end}"
        return f"{written}{match['text']}</{name}>" if match["raw"] else written

    return _TAG.sub(changed, page)


def _attributes(text: str) -> Iterator[tuple[str, str | None]]:
    for match in _ATTRIBUTE.finditer(text):
        name, value = match.groups()
        if value is not None and value[0] in "\"'":
            value = value[1:-1]
        yield name, None if value is None else unescape(value)


def _write(attribute: tuple[str, str | None]) -> str:
    name, value = attribute
    return f" {name}" if value is None else f' {name}="{escape(value)}"'
