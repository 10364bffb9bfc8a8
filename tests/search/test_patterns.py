"""Patterns that may be tried on whatever people paste, and those that may not."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servicefolio.search.pattern_cost import LONGEST_LINE, TOO_MANY, steps
from servicefolio.search.pattern_reading import read
from servicefolio.search.patterns import compiled, judge, template_pattern

PIECES = st.sampled_from(
    [
        *("a", "b", " ", "ab", ".", "[ab]", "[^a]", r"[\w.-]", "[a-c]", r"[\]\\^]"),
        *("(a|b)", "(?:ab|cd)", "(?:a|ab)", "(a?b)", r"(\w+ )"),
        *(r"\d", r"\w", r"\s", r"\S", r"\b", r"\.", r"\-", r"\x41"),
    ]
)
TIMES = st.sampled_from(["", "", "", "?", "*", "+", "{2}", "{0,3}", "{1,}", "*?", "+?", "??"])
PATTERNS = st.lists(st.tuples(PIECES, TIMES).map("".join), max_size=8).map(
    lambda pieces: "".join((*pieces[:4], "literal", *pieces[4:]))
)
LINES = st.text(st.sampled_from("ab cdA1.-_\\]^"), max_size=20)


def outcome(pattern: str) -> tuple[str | None, str | None]:
    judged = judge(pattern)
    return judged.literal, judged.problem


@given(PATTERNS, LINES, LINES)
def test_what_is_written_for_both_means_what_the_author_wrote(
    pattern: str, before: str, after: str
) -> None:
    judged = judge(pattern)
    if judged.pattern is None:
        return
    line = " ".join(f"{before}literal{after}".split())
    once = re.sub(" +", " ", pattern)  # blanks count as one
    found, meant = compiled(judged.pattern).search(line), re.search(once, line, re.ASCII)
    if not re.search(r" [{*+?]| {2}", pattern):
        assert (found and found.span()) == (meant and meant.span())
    assert found is None or (judged.literal or "") in line


@given(st.text())
def test_any_text_is_judged(text: str) -> None:
    judged = judge(text)
    assert (judged.problem is None) is (judged.literal is not None) is (judged.pattern is not None)
    assert (judged.problem is None) is (judged.hint is None)


@pytest.mark.parametrize(
    ("pattern", "literal"),
    [
        (r"INFO: task \S+:\d+ blocked for more than \d+ seconds\.", "blocked for more than"),
        (r"(?:Error|Warning) 4711: disk \d is full", "4711: disk"),
        (
            r"ORA-01653: unable to extend table .* by \d+ in tablespace .*",
            "ORA-01653: unable to extend table",
        ),
        (r"(no space left) on [a-z]+", "no space left on"),
        ("disk   is\tfull", "disk is full"),
        (r"^timed out$", "timed out"),
        (r"a{3}timeout{1}", "timeout"),
    ],
)
def test_the_longest_text_of_every_match_is_looked_for(pattern: str, literal: str) -> None:
    assert outcome(pattern) == (literal, None)


@pytest.mark.parametrize(
    "pattern",
    [
        *(
            "literal(a+)+b",
            "literal(a|a)*b",
            "literal(a|ab)*c",
            r"literal(\w+\s?)+c",
            "(a*)*literal",
        ),
        *("literal(a?){30}a{30}", "a?" * 40 + "literal", "literal.*a.*b.*c", ".*.*literal"),
        *(r"literal\d+\d+\d+c", "literal(a|b|ab){1,20}c", "literal((a{1,9}){1,9}){1,9}b"),
        *("literal(?:a+b?)*c", "literal(x+x+)+y", r"literal(?:\s*\w*)*c"),
    ],
)
def test_repeats_that_share_text_are_refused(pattern: str) -> None:
    problem = judge(pattern).problem
    assert problem is not None
    assert "too many ways" in problem


@pytest.mark.parametrize(
    "pattern",
    [
        *(r"literal (?:\d{1,3}\.){3}\d{1,3}", r"literal(?:, \w+)*$", r"literal \S+ to \S+ at \S+"),
        *(r"literal .*? in tab .{0,40} x", r"literal(?: [a-z]+=\d+)+", r"\s*literal\s*:\s*\d+"),
        *("literal (yes|no|maybe)+", r"literal [^:]*: [^:]*: [^:]*:"),
    ],
)
def test_repeats_that_are_certain_of_their_end_are_welcome(pattern: str) -> None:
    assert judge(pattern).problem is None


@pytest.mark.parametrize(
    "pattern",
    [
        *("(?P<a>literal)", "(?<a>literal)", "(?P=a)literal", "(?=literal)", "(?!x)literal"),
        *("(?<=x)literal", "(?<!x)literal", "(?>literal)", "(?i)literal", "(?i:literal)"),
        *("(?#x)literal", "(a)?(?(1)b|c)literal", "(?literal)", r"literal\Z", r"\Aliteral"),
        *(r"(a)literal\1", r"\p{L}literal", r"literal\h", r"literal\0", "literal[[:alpha:]]"),
        *("literal[[.a.]]", "[]a]literal", "[^]literal", "[literal", "literal)", "(literal"),
        *("literala**", "literala*+", "literala{1}{2}", "literal{,3}", "literal{", "literal}"),
        *("literal]", "*literal", "|*literal", "literal\\", "literal[z-a]", r"literal[\d-z]"),
        *(r"literal\n", r"literal\ud83d", "literal^*", "literala{5,2}", "literala{9999}"),
        *(r"literal[\u0000-\uffff]", "(" * 30 + "literal" + ")" * 30),
    ],
)
def test_what_is_not_for_both_languages_is_refused(pattern: str) -> None:
    assert judge(pattern).problem is not None


@pytest.mark.parametrize(
    ("template", "line"),
    [
        ("Posting period {period} {year} is not open", "E: Posting period 010 2026 is not open."),
        ("file   %s: %d bytes are missing", "file /a b/c: 12 bytes are missing"),
        ("<file> is locked for editing by '<user>'.", "plan.xlsx is locked for editing by 'B'."),
        ("a{x}{y}b is out of range", "a1b is out of range"),
        ("price (in $) of [{id}] is wrong?", "price (in $) of [7] is wrong?"),
    ],
)
def test_templates_match_their_instances(template: str, line: str) -> None:
    made = template_pattern(template)
    assert made is not None
    pattern, literal = made
    assert compiled(pattern).search(line)
    assert literal in line
    assert judge(pattern).problem is None


def test_templates_with_many_gaps_are_bounded_like_patterns() -> None:
    many = template_pattern("connect: " + " ".join(f"k{number}={{n}}" for number in range(40)))
    assert many is not None
    assert steps(read(many[0])) < TOO_MANY
    assert not compiled(many[0]).search(("connect: k0=" + " k1= k2=" * 200)[:LONGEST_LINE])
    longer = template_pattern(
        "Killed process {pid} ({name}) vm:{n}kB, anon:{n}kB, file:{n}kB, uid:{n}"
    )
    assert longer is not None
    assert compiled(longer[0]).search("Killed process 1 (a b) vm:1kB, anon:2kB, file:3kB, uid:4")


@pytest.mark.parametrize("template", ["", "{a}", "%s: %s", "a {b} c", "{a}\n{b}"])
def test_templates_without_words_have_no_pattern(template: str) -> None:
    assert template_pattern(template) is None


def test_of_several_lines_the_one_that_says_most_counts() -> None:
    made = template_pattern("error {n}\nthe tunnel to {host} is gone\nbye {n}")
    assert made is not None
    assert made[1] == "the tunnel to"
