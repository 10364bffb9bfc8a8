"""What somebody copied from a screen becomes text that a record can hold.

Nothing that is seen gets lost: line breaks of any system become one character, colour codes of a
terminal go, since no screen shows them, and other control characters become visible ones.
"""

import codecs
import re
from dataclasses import dataclass

from servicefolio.source.yaml_tree import CONTROL

_BREAK = re.compile("\r\n?")
_COLOUR = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\))")
"""What tells a terminal how to show what follows, and where a link leads."""
_CLOCK = re.compile(r"^[\[(]?\d[\d:.,/TZ+ -]{7,}[\])]?[ :-]*")
"""When it was, as logs begin their lines."""
_HEADLINE = 80
_PICTURES = 0x2400
"""Where the visible forms of the first 32 characters begin."""


class UnreadableError(Exception):
    """The bytes are no text."""


@dataclass(frozen=True, slots=True)
class Pasted:
    """The text, and how much of it is not as it was."""

    text: str
    colour_codes: int
    """How many colour codes are gone."""
    control_characters: int
    """How many characters are shown by another that can be seen."""


def read_paste(data: bytes) -> Pasted:
    """Read what was pasted: UTF-8, or UTF-16 as some Windows programs write it."""
    text = _BREAK.sub("\n", _decoded(data)).removesuffix("\n")
    text, colour_codes = _COLOUR.subn("", text)
    text, control_characters = CONTROL.subn(lambda found: _shown(found.group()), text)
    return Pasted(text, colour_codes, control_characters)


def headline(text: str) -> str | None:
    r"""Make a title of a message: its first line that has words, without the time before them.

    >>> headline("---\n2026-11-23 03:12:07,418 ERROR archive is read-only\n  at line 3")
    'ERROR archive is read-only'
    """
    for line in text.split("\n"):
        shown = "".join(sign if sign.isprintable() else " " for sign in line)
        words = _CLOCK.sub("", " ".join(shown.split()))
        if any(sign.isalpha() for sign in words):
            return words if len(words) <= _HEADLINE else _cut(words)
    return None


def _cut(words: str) -> str:
    """Shorten a long line where a word ends, if it has one."""
    return words[:_HEADLINE].rpartition(" ")[0] or words[:_HEADLINE]


def _decoded(data: bytes) -> str:
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        return data.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError as error:
        message = f"byte {error.start + 1} (0x{data[error.start]:02X}) is not UTF-8"
        raise UnreadableError(message) from None


def _shown(character: str) -> str:
    code = ord(character)
    return chr(_PICTURES + code) if character < " " else f"\\u{code:04X}"
