"""Where front matter ends and the body begins."""

import pytest

from servicefolio.source.frontmatter import FrontMatter, split_front_matter


def test_lines_count_from_one() -> None:
    assert split_front_matter("---\na: b\n---\n\nbody\n\nmore\n") == FrontMatter(
        first_line=2, end_line=3, body="body\n\nmore\n", body_line=5
    )


def test_body_may_be_missing() -> None:
    assert split_front_matter("---\na: b\n---") == FrontMatter(2, 3, "", 4)


def test_front_matter_may_be_empty() -> None:
    assert split_front_matter("---\n---\nbody") == FrontMatter(2, 2, "body", 3)


def test_lines_in_the_body_that_look_like_an_end_stay() -> None:
    found = split_front_matter("---\na: b\n---\nx\n---\ny\n")
    assert found is not None
    assert found.body == "x\n---\ny\n"


def test_spaces_behind_the_dashes_do_not_matter() -> None:
    assert split_front_matter("--- \na: b\n---\t\nx") == FrontMatter(2, 3, "x", 4)


@pytest.mark.parametrize(
    "text", ["", "# a\n", "---\na: b\n", "--- a\n---\n", "\n---\na: b\n---\n", "---\na: |\n  ---\n"]
)
def test_no_front_matter(text: str) -> None:
    assert split_front_matter(text) is None
