"""What Python reads in a pattern, the browser reads as well."""

import random
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from servicefolio.search.patterns import compiled, judge, template_pattern

pytestmark = pytest.mark.browser

PIECES = (
    *(
        "a",
        "b",
        " ",
        "é",
        "日",
        "😀",
        "-",
        "]",
        ".",
        "/",
        r"\.",
        r"\-",
        r"\]",
        r"\\",
        r"\/",
        r"\x41",
        r"\u00e9",
    ),
    *(
        "[ab]",
        "[^a]",
        r"[\w.-]",
        "[a-c]",
        r"[\]\\^]",
        r"[^\s\d]",
        r"[\S]",
        "[😀-😄]",
        "[&|~-]",
        r"[a\-z]",
    ),
    *(
        "(a|b)",
        "(?:ab|cd)",
        "(a?b)",
        r"(\w+ )",
        r"\d",
        r"\w",
        r"\s",
        r"\S",
        r"\W",
        r"\D",
        r"\b",
        r"\B",
    ),
)
TIMES = ("", "", "", "?", "*", "+", "{2}", "{0,3}", "{1,}", "*?", "+?", "??", "{0,3}?")
SIGNS = (
    "a",
    "b",
    " ",
    "A",
    "1",
    "é",
    "日",
    "😀",
    "-",
    ".",
    "]",
    "^",
    "\\",
    "_",
    "/",
    "&",
    "\xa0",
    "\u2028",
    "\u0131",  # a dotless i, a long s and the Kelvin sign fold to ASCII in some languages
    "\u017f",
    "\u212a",
)
TEMPLATES = (
    "Cannot open {file}: %s is (not) there",
    "price [$] of <item> is {n} €",
    "a/b {x} \\ c^d is wrong",
)


def cases() -> Iterator[tuple[str, str]]:
    chance = random.Random(5)  # noqa: S311 - the same cases every time
    patterns = [made[0] for template in TEMPLATES if (made := template_pattern(template))]
    while len(patterns) < 800:
        pieces = [chance.choice(PIECES) + chance.choice(TIMES) for _ in range(chance.randint(1, 6))]
        pieces.insert(chance.randint(0, len(pieces)), "literal")
        judged = judge("".join(pieces))
        if judged.pattern is not None:
            patterns.append(judged.pattern)
    for pattern in patterns:
        for _ in range(4):
            around = ["".join(chance.choices(SIGNS, k=chance.randint(0, 6))) for _ in range(2)]
            yield pattern, "literal".join(around)


def test_patterns_mean_the_same_in_the_browser(chromium: Browser) -> None:
    tried = list(cases())
    page = chromium.new_page()
    found = page.evaluate(
        """tried => tried.map(([pattern, line]) => {
            const match = new RegExp(pattern, "u").exec(line);
            return match && match[0];
        })""",
        tried,
    )
    page.close()
    meant = [compiled(pattern).search(line) for pattern, line in tried]
    assert found == [match and match.group() for match in meant]
    assert sum(match is not None for match in meant) > len(tried) / 4
