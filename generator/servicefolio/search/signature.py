r"""The signature of an error message: what is left when all that changes from time to time is gone.

Two messages with one signature tell of the same fault, whatever the host, the hour, the file and
the user were. Whatever stands for something else becomes one sign, `*`, be it a value or the
placeholder of a template; error codes stay as they are.
"""

import re

from servicefolio.search.signature_parts import (
    ANSI,
    EVERYTHING,
    HEADER,
    HOST,
    KEPT,
    TECHNICAL,
)

STAND_IN = "*"
_LONGEST = 4000
_MOST_PASSES = 50
_SENTENCE = 4
"""From so many words on, what stands in quotes is what is said, and not a name."""
_FEWEST_WORDS = 2

_BLANKS = re.compile(r"\s+")
_BRACKETED = re.compile(r"[\[(<{]\s?\*\s?[\])>}]")
_SEVERAL = re.compile(r"\*[\s*/\\:;,.=\-_@+~]{0,200}\*")
_GLUED = re.compile(
    r"(?<![\w\-\\/*])[\w\-\\/]{0,80}(?:\.\w{1,40})?\*[\w\-\\/*]{0,80}(?:\.\w{1,40})?"
)
"""A value with what it is written together with, such as a unit or the rest of a path."""
_AROUND = " *.,:;!-|"
_DIGITS = re.compile(r"[0-9]+")
_WORD = re.compile(r"[^\W\d_]{2,}")


def signature(text: str) -> str:
    r"""Reduce a message to what is the same each time.

    >>> signature("2026-11-12 03:14:07 web01 ERROR: cannot open '/srv/a.txt' (0x80070035)")
    'error: cannot open * (0x80070035)'
    >>> signature("ERROR: cannot open '{file}' (0x80070035)")
    'error: cannot open * (0x80070035)'
    >>> signature("ORA-12154: TNS:could not resolve")
    'ORA-12154: tns:could not resolve'
    """
    plain = ANSI.sub("", text[:_LONGEST])
    now = _tidy(HEADER.sub("", plain))
    for _ in range(_MOST_PASSES):  # a sentence in quotes is read on its own in the next pass
        before, now = now, _tidy(_without_values(now))
        if now == before:
            break
    return now


def tells(found: str) -> bool:
    """Tell whether a signature says enough for two that are equal to mean the same.

    >>> tells("*"), tells("error *"), tells("ORA-12154"), tells("connection refused")
    (False, False, True, True)
    """
    return bool(_DIGITS.search(found)) or len(_WORD.findall(found)) >= _FEWEST_WORDS


def _without_values(text: str) -> str:
    pieces: list[str] = []
    end = 0
    for match in EVERYTHING.finditer(text):
        pieces += (text[end : match.start()].lower(), _instead(match))
        end = match.end()
    return "".join((*pieces, text[end:].lower()))


def _instead(match: re.Match[str]) -> str:
    """Choose what stands in the signature for a part of the message."""
    name, found = match.lastgroup, match.group()
    if name in KEPT:
        return found if name in {"code", "facility"} else found.lower()
    if name == "quoted":
        inside = found[1:-1]
        return f" {inside} " if len(inside.split()) >= _SENTENCE else STAND_IN
    if name == "named" and TECHNICAL.fullmatch(found):
        return found
    if name == "named" and not HOST.fullmatch(found):
        return _DIGITS.sub(STAND_IN, found)
    return STAND_IN


def _tidy(text: str) -> str:
    """Leave one blank between words, and one sign where several values stood in a row."""
    text = _BRACKETED.sub(STAND_IN, _BLANKS.sub(" ", text))
    return _SEVERAL.sub(STAND_IN, _GLUED.sub(STAND_IN, text)).strip(_AROUND)
