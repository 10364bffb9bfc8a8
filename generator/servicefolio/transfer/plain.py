r"""Plain text becomes Markdown that shows exactly that text.

Made for how `outputs/prose.py` reads Markdown: a backslash escapes only ``*_`[]<>#|~`` and is
itself otherwise, and HTML, entities and definitions are text. Escapes stand only where Markdown
would find something, so that most texts stay as they are. What no backslash can escape, a dash or
number that would begin a list, is shown as code.
"""

import re

_LAID_OUT = re.compile(r"^[ \t]+\S|\t|\S {3,}\S", re.MULTILINE)
"""Text that is arranged with spaces, which Markdown would fold."""
_TICKS = re.compile(r"`+")
_LIST_MARKER = re.compile(r"(?:[-+]|\d{1,9}[.)])(?=\s|$)|!!!(?=.)|\?\?\?(?=.)")
_RULER = re.compile(r"[-:|\s]+")
"""A thematic break, or the second line of a table."""
_LINE_BREAK = "  \n"


def to_prose(text: str) -> str:
    r"""Write plain text as Markdown, paragraph by paragraph.

    >>> to_prose("5 * 3 in __init__, see [[KE-1]]")
    '5 * 3 in \\_\\_init\\_\\_, see \\[\\[KE-1]]'
    """
    paragraphs = re.split(r"\n(?:[ \t]*\n)+", text.strip("\n"))
    return "\n\n".join(_paragraph(paragraph) for paragraph in paragraphs if paragraph.strip())


def _paragraph(text: str) -> str:
    if _LAID_OUT.search(text):
        longest = max((len(ticks) for ticks in _TICKS.findall(text)), default=0)
        fence = "`" * max(3, longest + 1)
        return f"{fence}text\n{text}\n{fence}"
    linked = "](" in text
    return _LINE_BREAK.join(_line(line.strip(), linked=linked) for line in text.split("\n"))


def _line(line: str, *, linked: bool) -> str:
    """Escape one line; what begins a block of Markdown must not begin one here.

    `linked` tells that somewhere in its paragraph a link could end.
    """
    if "-" in line and _RULER.fullmatch(line):
        return f"`{line}`"
    marker = _LIST_MARKER.match(line)
    if marker:
        return f"`{marker.group()}`{_inline(line[marker.end() :], linked=linked)}"
    return re.sub(r"^[>#]", r"\\\g<0>", _inline(line, linked=linked))


_INLINE = re.compile(
    r"""
    (?<=\\)[*_`\[\]<>\#|~]                # a backslash before it would escape it
    | `
    | ~(?=~)|(?<=~)~                      # strikethrough
    | \*                                  # emphasis, unless it stands alone
    | (?<![^\W_])_+ | _+(?![^\W_])        # emphasis, unless inside a word
    | \[(?=\[)|(?<=\[)\[                  # a reference to a record
    | \[                                  # a link, where its address follows
    | <(?=(?P<address>[^\s<>]*)>)         # an address in angle brackets
    """,
    re.VERBOSE,
)
"""Where Markdown might find something; no part of it looks twice at the same text."""


def _inline(line: str, *, linked: bool) -> str:
    def escape(match: re.Match[str]) -> str:
        found, start = match.group(), match.start()
        before, after = line[start - 1 : start], line[match.end() : match.end() + 1]
        harmless = before != "\\" and (
            (found == "*" and (before, after) == (" ", " "))
            or (found == "[" and "[" not in {before, after} and not linked)
            or (found == "<" and not re.search("[:@]", match["address"] or ""))
        )
        return found if harmless else re.sub(".", r"\\\g<0>", found)

    return _INLINE.sub(escape, line)
