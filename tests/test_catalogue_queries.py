"""The queries about the example's catalogue are such that figures on them mean something."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
QUERIES = ROOT / "bench" / "catalogue_queries.jsonl"
ANSWERS = {"services", "offerings", "request-models", "articles"}
"""The folders of what people mean; beside one of these, other records may be right, too."""


@pytest.fixture(scope="module")
def queries() -> list[dict[str, Any]]:
    """Read the queries."""
    return [json.loads(line) for line in QUERIES.read_text("utf-8").splitlines()]


@pytest.fixture(scope="module")
def folders() -> dict[str, str]:
    """Tell in which folder each record of the example lies that has a file of its own."""
    files = (file for folder in ("catalog", "kb") for file in (ROOT / folder).glob("*/*"))
    return {file.stem: file.parent.name for file in files}


def test_there_are_enough_of_both_sorts(queries: list[dict[str, Any]]) -> None:
    kinds = Counter(query["kind"] for query in queries)
    assert kinds.keys() == {"word", "sentence"}
    assert min(kinds.values()) >= 110
    held = Counter(query["kind"] for query in queries if query.get("held"))
    assert held["sentence"] >= 40


def test_none_is_there_twice(queries: list[dict[str, Any]]) -> None:
    for key in ("qid", "query"):
        assert len({query[key].casefold() for query in queries}) == len(queries)


def test_words_are_one_or_two(queries: list[dict[str, Any]]) -> None:
    words = [query["query"] for query in queries if query["kind"] == "word"]
    assert [query for query in words if len(query.split()) > 2] == []


def test_answers_are_records_of_the_example(
    queries: list[dict[str, Any]], folders: dict[str, str]
) -> None:
    for query in queries:
        found = {folders.get(name) for name in query["accept"]}
        assert None not in found, query
        assert found & (ANSWERS | {"teams"}), query


def test_nobody_looks_for_a_title(queries: list[dict[str, Any]]) -> None:
    titles = {
        line.removeprefix("title: ").strip()
        for folder in ("catalog", "kb")
        for file in (ROOT / folder).glob("*/*")
        if file.parent.name in ANSWERS
        for line in file.read_text("utf-8").splitlines()
        if line.startswith("title: ")
    }
    sentences = {query["query"] for query in queries if query["kind"] == "sentence"}
    assert sentences & titles == set()
