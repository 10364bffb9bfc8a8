"""Versions: which one a text names, and whether it has the fault."""

import pytest

from servicefolio.search.versions import Named, is_affected, version_named

RANGES = {
    "product": "Thing",
    "ranges": [
        {
            "events": [
                {"introduced": "1.0.0"},
                {"fixed": "1.0.2"},
                {"introduced": "3.0.0"},
                {"fixed": "3.2.5"},
            ]
        }
    ],
}


@pytest.mark.parametrize(
    ("version", "affected"),
    [
        ("0.9", False),
        ("1.0.1", True),
        ("1.0.2", False),
        ("2.9", False),
        ("3.2.4", True),
        ("3.2.5", False),
        ("3.10", False),
        ("1.0", True),
    ],
)
def test_ranges_are_evaluated_as_osv_says(version: str, affected: bool) -> None:  # noqa: FBT001
    assert is_affected(version, RANGES) is affected


def test_zero_introduces_every_version() -> None:
    assert is_affected("0.0.1", {"product": "x", "ranges": [{"events": [{"introduced": "0"}]}]})


def test_the_last_affected_version_has_the_fault() -> None:
    item = {"ranges": [{"events": [{"introduced": "2"}, {"last_affected": "2.4"}]}]}
    assert [is_affected(v, item) for v in ("2.4", "2.4.0", "2.4.1")] == [True, True, False]


def test_a_product_without_versions_has_the_fault_in_all() -> None:
    assert is_affected("7", {"product": "x"})


@pytest.mark.parametrize(
    ("line", "product", "version"),
    [
        ("node v17.2.0", "Node.js", "17.2.0"),
        ("Node.js: 17.2", "Node.js", "17.2"),
        ("npm@8.1.0 install", "pkg:npm/npm", "8.1.0"),
        ("curl/7.81.0 (x86_64)", "curl", "7.81.0"),
        ("git version 2.40.1", "Git", "2.40.1"),
        ("Painter of the Outage Map 1.3.9", "Painter of the outage map", "1.3.9"),
    ],
)
def test_a_version_is_found_behind_its_product(line: str, product: str, version: str) -> None:
    found = version_named(["something else 9.9", line], [{"product": product}])
    assert found == Named(product, version, is_affected=True)


@pytest.mark.parametrize(
    "line", ["digital 2.40", "git", "2.40 git", "git and others, 12 of 2.40", "legit 2.40"]
)
def test_other_numbers_are_no_versions(line: str) -> None:
    assert version_named([line], [{"product": "Git"}]) is None


def test_a_word_of_a_product_is_not_the_product() -> None:
    assert (
        version_named(["Outlook hangs on Microsoft 365"], [{"product": "Microsoft Outlook"}])
        is None
    )


def test_zeros_at_the_end_make_no_other_version() -> None:
    assert is_affected("2.40", {"product": "Git", "versions": ["2.40.0"]})
