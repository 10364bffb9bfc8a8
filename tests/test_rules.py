"""Every rule has a page, and the examples of the page are true: they are checked here."""

import re
from importlib import resources
from pathlib import Path

import pytest

from servicefolio import rules
from servicefolio.diagnostics import Rule
from servicefolio.registry import all_checks, all_rules, rule_page
from tests.builders import TOLD_IN_WORDS, check_files

FENCE = re.compile(
    r'^```(?P<language>\w+)(?: title="(?P<title>[^"]+)")?\n(?P<text>.*?)^```$',
    re.MULTILINE | re.DOTALL,
)
SECTIONS = re.compile(
    r"\A(?P<why>.+?)\n## Wrong\n(?P<wrong>.+?)\n## Right\n(?P<right>.+)\Z", re.DOTALL
)
ALSO_BROKEN = {
    "ignore-reason": ("title-long",),
    "ref-ambiguous": ("id-duplicate",),
    "underpinning-expired": ("agreement-expired",),
}
"""What is reported beside the rule: what is not silenced, and the cause of what is unclear."""

EACH = pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.id)
SHOWN = pytest.mark.parametrize(
    "rule", [rule for rule in all_rules() if rule.id not in TOLD_IN_WORDS], ids=lambda rule: rule.id
)


@EACH
def test_page_says_why_and_shows_wrong_and_right(rule: Rule) -> None:
    assert SECTIONS.match(rule_page(rule))


@EACH
def test_page_begins_with_plain_sentences(rule: Rule) -> None:
    why = section(rule, "why").strip()
    assert why.endswith((".", "?"))
    assert not re.search(r"^[#<>*|-]|<\w", why, re.MULTILINE)


@EACH
def test_sections_hold_examples_and_nothing_else(rule: Rule) -> None:
    for name in ("wrong", "right"):
        text = section(rule, name)
        assert FENCE.search(text)
        assert not FENCE.sub("", text).strip()


@SHOWN
def test_wrong_example_breaks_this_rule_and_no_other(rule: Rule, tmp_path: Path) -> None:
    found = check_files(tmp_path, examples(rule, "wrong"))
    assert {item.rule.id for item in found} == {rule.id, *ALSO_BROKEN.get(rule.id, ())}


@SHOWN
def test_right_example_breaks_no_rule(rule: Rule, tmp_path: Path) -> None:
    found = check_files(tmp_path, examples(rule, "right"))
    assert [item for item in found if item.ignored is None] == []


@pytest.mark.parametrize("rule", sorted(TOLD_IN_WORDS))
def test_what_cannot_be_shown_is_told_in_words(rule: str) -> None:
    page = rule_page(next(known for known in all_rules() if known.id == rule))
    language = "yaml" if rule == "import-map" else "text"
    assert {match["language"] for match in FENCE.finditer(page)} == {language}


def test_no_page_is_left_of_a_rule_that_is_gone() -> None:
    pages = {file.name for file in resources.files(rules).joinpath("pages").iterdir()}
    assert pages == {f"{rule.id}.md" for rule in all_rules()}


def test_ids_are_unique() -> None:
    ids = [rule.id for rule in all_rules()]
    assert len(ids) == len(set(ids))


@EACH
def test_id_is_a_family_and_a_name(rule: Rule) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)+", rule.id)


@EACH
def test_summary_is_one_short_sentence_without_a_full_stop(rule: Rule) -> None:
    assert rule.summary[0].isupper()
    assert not rule.summary.endswith(".")
    assert len(rule.summary) <= 72


def test_checks_are_sorted_by_the_ids_of_their_rules() -> None:
    ids = [check.rule.id for check in all_checks()]
    assert ids == sorted(ids)


def section(rule: Rule, name: str) -> str:
    match = SECTIONS.match(rule_page(rule))
    assert match
    return match[name]


def examples(rule: Rule, name: str) -> dict[str, str | bytes]:
    """Take the files out of a section, by their paths."""
    return {match["title"]: match["text"] for match in FENCE.finditer(section(rule, name))}
