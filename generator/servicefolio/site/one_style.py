"""The style sheets of a built page as one text, which follows the reader's choice of light or dark.

The theme's choice between its two schemes is made by a script; without one, a media query makes it.
"""

import posixpath
import re
from pathlib import Path

_STYLESHEET = re.compile(r'<link rel="stylesheet" href="([^":?]+\.css)"')
_BODY = re.compile(r"<body\b[^>]*?\bdata-md-color-scheme=\"default\"")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_DARK = re.compile(r"\[data-md-color-scheme=[\"']?slate[\"']?\]")
_LIGHT = "[data-md-color-scheme=default]"
_END = re.compile(r"</", re.IGNORECASE)


def style_of(folder: Path, address: str) -> str:
    """Join the style sheets that a page loads from its site."""
    page = (folder / address / "index.html").read_text("utf-8", "replace")
    files = [
        folder / posixpath.normpath(posixpath.join(address, path))
        for path in _STYLESHEET.findall(page)
    ]
    texts = [file.read_text("utf-8", "replace") for file in files if file.is_file()]
    text = "\n".join(_COMMENT.sub("", text) for text in texts)
    # What ends an element's text stands in no style that is meant well.
    return _END.sub(r"<\\/", dark_by_choice(text) if _BODY.search(page) else text)


def dark_by_choice(style: str) -> str:
    """Have the rules of the dark scheme hold where the reader wants it dark.

    >>> dark_by_choice("a{b:c}[data-md-color-scheme=slate] a{b:d}").partition("@media")[2]
    ' screen and (prefers-color-scheme: dark){[data-md-color-scheme=default] a{b:d}}'
    """
    dark = [
        f"{_DARK.sub(_LIGHT, selector.strip())}{{{rules}}}"
        for selector, rules in _RULE.findall(style)
        if _DARK.search(selector)
    ]
    return f"{style}@media screen and (prefers-color-scheme: dark){{{''.join(dark)}}}"
