r"""Reads a pattern that an author wrote, as far as Python and JavaScript mean the same by it.

A pattern is tried on one line, whose blanks are one space each; so blanks in it are one as well.
"""

import re
from typing import NoReturn

from servicefolio.search.pattern_parts import (
    ANY,
    BLANKS,
    DIGITS,
    WORD,
    Characters,
    Choice,
    Edge,
    Many,
    One,
    Part,
    Row,
)

_LONGEST_RANGE = 20_000
_DEEPEST = 20
_MOST_TIMES = 1000
_SETS = {
    "d": DIGITS, "D": DIGITS.inverted(),
    "w": WORD, "W": WORD.inverted(),
    "s": BLANKS, "S": BLANKS.inverted(),
}  # fmt: skip
_TIMES = re.compile(r"\{([0-9]{1,6})(,?)([0-9]{0,6})\}")
_SIGNS = {"*": (0, None), "+": (1, None), "?": (0, 1)}
_POSIX = re.compile(r"\[[:.=][^\]]{0,20}[:.=]\]")
_CODE_POINT = re.compile(r"x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})")
_SURROGATES = range(0xD800, 0xE000)
_GROUPS = (
    (re.compile(r"\(\?P?<[A-Za-z_]|\(\?P[=>]"), "named groups", "write `(?:...)` without a name"),
    (re.compile(r"\(\?<?[=!]"), "lookahead and lookbehind", "write out what must stand there"),
    (re.compile(r"\(\?>"), "atomic groups", "write `(?:...)`"),
    (re.compile(r"\(\?\("), "conditions", "write both cases, parted by `|`"),
    (re.compile(r"\(\?#"), "comments", "take it out; `where:` has room for words"),
    (re.compile(r"\(\?[a-zA-Z-]"), "flags", "spell out what varies, such as `[Ee]rror`"),
)
_ESCAPES = (
    (frozenset("AZz"), "write `^` or `$`"),
    (frozenset("pP"), "list the characters in brackets"),
    (frozenset("123456789kg"), "a pattern cannot ask for the same text again; write `.{1,80}`"),
)


class UnreadableError(Exception):
    """A pattern that is none, or that the two languages read differently."""

    def __init__(self, problem: str, hint: str) -> None:
        super().__init__(problem)
        self.problem = problem
        self.hint = hint


def read(pattern: str) -> Choice:
    """Read a pattern.

    Raises UnreadableError where there is something in it that is not for both languages.
    """
    reader = _Reader(pattern)
    whole = reader.choice()
    if reader.at < len(pattern):
        _refuse("`)` closes nothing", "write `\\)` where the message has this sign")
    return whole


def _refuse(problem: str, hint: str) -> NoReturn:
    raise UnreadableError(problem, hint)


class _Reader:
    """Walks through a pattern once, from left to right."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.depth = 0

    @property
    def next(self) -> str:
        return self.text[self.at : self.at + 1]

    def take(self) -> str:
        self.at += 1
        return self.text[self.at - 1]

    def choice(self) -> Choice:
        rows = [self.row()]
        while self.next == "|":
            self.take()
            rows.append(self.row())
        return Choice(tuple(rows))

    def row(self) -> Row:
        parts: list[Part] = []
        while self.next and self.next not in "|)":
            part = self.repeated(self.one())
            both_blank = _is_blank(part) and parts and _is_blank(parts[-1])
            if not both_blank:
                parts.append(part)
        return Row(tuple(parts))

    def repeated(self, part: Part) -> Part:
        """Read how often a part may stand there, behind it."""
        times = self.times()
        if times is None:
            return part
        if isinstance(part, Edge):
            _refuse(f"`{part.mark}` cannot be there several times", "take the sign behind it out")
        lazy = self.next == "?"
        if lazy:
            self.take()
        if self.next and self.next in "+*?{":
            _refuse(
                f"`{self.next}` stands behind a sign that repeats already",
                "keep one of the two signs, or write a backslash before what is no sign",
            )
        least, most = times
        if most is not None and (most < least or most > _MOST_TIMES):
            _refuse(
                f"`{{{least},{most}}}` is no number of times",
                f"write the smaller number first, and at most {_MOST_TIMES}",
            )
        if isinstance(part, One) and part.letter == " ":
            least = min(least, 1)
        return Many(part, least, most, lazy)

    def times(self) -> tuple[int, int | None] | None:
        if self.next in _SIGNS and self.next:
            return _SIGNS[self.take()]
        if self.next != "{":
            return None
        match = _TIMES.match(self.text, self.at)
        if match is None:
            _refuse(
                "`{` begins no number of times such as `{1,5}`",
                "write `\\{` where the message has this sign",
            )
        self.at = match.end()
        least, comma, most = match.groups()
        return int(least), int(most) if most else None if comma else int(least)

    def one(self) -> Part:
        """Read what stands in one place: a character, a class of them, an edge or a group."""
        sign = self.take()
        match sign:
            case "(":
                return self.group()
            case "[":
                return self.bracket()
            case "\\":
                return self.escape()
            case ".":
                return One(ANY)
            case "^" | "$":
                return Edge(sign)
            case "*" | "+" | "?" | "{" | "}" | "]":
                _refuse(
                    f"`{sign}` has nothing before it that it could belong to",
                    f"write `\\{sign}` where the message has this sign",
                )
            case _:
                return One(Characters(frozenset(" " if sign == "\t" else sign)))

    def group(self) -> Choice:
        if self.text.startswith("?:", self.at):
            self.at += 2
        elif self.next == "?":
            self.refuse_group()
        self.depth += 1
        if self.depth > _DEEPEST:
            _refuse("the pattern has too many groups in each other", "write it simpler")
        inner = self.choice()
        self.depth -= 1
        if not self.next:
            _refuse("`(` is never closed", "write `\\(` where the message has this sign")
        self.take()
        return inner

    def refuse_group(self) -> NoReturn:
        for pattern, name, hint in _GROUPS:
            if pattern.match(self.text, self.at - 1):
                _refuse(f"{name} are not for both Python and JavaScript", hint)
        _refuse("`(?` begins no group", "write `(?:` for a group, `\\(\\?` for the two signs")

    def escape(self) -> Part:
        sign = self.next
        if sign and sign in "bB":
            return Edge(f"\\{self.take()}")
        return One(self.escaped())

    def escaped(self) -> Characters:
        """Read what follows a backslash, in brackets or not."""
        code_point = _CODE_POINT.match(self.text, self.at)
        if code_point and int(code_point[1] or code_point[2], 16) not in _SURROGATES:
            self.at = code_point.end()
            return Characters(frozenset(chr(int(code_point[1] or code_point[2], 16))))
        if not self.next:
            _refuse(
                "the pattern ends with a backslash", "write `\\\\` where the message has this sign"
            )
        sign = self.take()
        if sign in _SETS:
            return _SETS[sign]
        if sign == "t":
            return Characters(frozenset(" "))
        if sign in "nrfv":
            _refuse(f"`\\{sign}` is on no line", "a pattern is tried on one line at a time")
        if sign.isascii() and sign.isalnum():
            hints = (hint for signs, hint in _ESCAPES if sign in signs)
            _refuse(
                f"`\\{sign}` is not for both Python and JavaScript",
                next(hints, "take the backslash out, or write `\\\\` where the message has one"),
            )
        return Characters(frozenset(sign))

    def bracket(self) -> One:
        if _POSIX.match(self.text, self.at):
            self.refuse_class()
        turned = self.next == "^"
        if turned:
            self.take()
        found = Characters(frozenset())
        if self.next == "]":
            _refuse("`[` and `]` have nothing between them", "write `\\]` for the sign itself")
        while self.next != "]":
            found |= self.members()
        self.take()
        return One(found.inverted() if turned else found)

    def refuse_class(self) -> NoReturn:
        _refuse(
            "classes such as `[:digit:]` are not for both Python and JavaScript",
            "write `[0-9]`, `[A-Za-z]` or `\\s`",
        )

    def members(self) -> Characters:
        """Read a member of a class, which may be a range."""
        first = self.member()
        is_range = self.next == "-" and self.text[self.at + 1 : self.at + 2] not in {"]", ""}
        if not is_range:
            return first
        self.take()
        start, end = One(first).letter, One(self.member()).letter
        if start is None or end is None or not 0 <= ord(end) - ord(start) < _LONGEST_RANGE:
            _refuse(
                "a range in brackets goes from one character to a later one, as `a-z` does",
                "write `\\-` for the sign itself",
            )
        return Characters(frozenset(map(chr, range(ord(start), ord(end) + 1))))

    def member(self) -> Characters:
        if not self.next:
            _refuse("`[` is never closed", "write `\\[` where the message has this sign")
        if _POSIX.match(self.text, self.at):
            self.refuse_class()
        sign = self.take()
        return self.escaped() if sign == "\\" else Characters(frozenset(sign))


def _is_blank(part: Part) -> bool:
    return isinstance(part, One) and part.letter == " "
