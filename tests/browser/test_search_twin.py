"""One ranking, two doors: the browser and Python find the same, with the same scores."""

import json
import random
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page

from servicefolio import pipeline
from servicefolio.search.index import Index
from servicefolio.search.rank import Answer, Filters, search
from tests.browser.example import Example

FEWEST = 500
SEARCH = """
async ([queries, filters]) => {
  const { openSearch } = await import(new URL("assets/search.js", document.baseURI));
  const engine = openSearch(new URL("assets/search/", document.baseURI));
  const answers = [];
  for (const query of queries) {
    const { results, total, corrections, nearest } = await engine.search(query, { filters });
    const versionOf = (v) => v && [v.product, v.version, v.isAffected];
    const found = results.map(({ id, score, matched: { words, message, version } }) =>
      [id, score, words, message, versionOf(version)]);
    answers.push({ found, total, corrections, nearest });
  }
  return answers;
}
"""
ODD = (
    *json.loads((Path(__file__).parents[1] / "data/odd_queries.json").read_text("utf-8")),
    "x" * 70_000,
    "vpn " * 20_000,
)
"""What people do not type, and what programs of other countries print."""


@pytest.fixture(scope="module")
def index(example: Example) -> Index:
    """The index of the example, as `servicefolio search` makes it."""
    return pipeline.search_index(pipeline.open_repository(example.root, date(2026, 11, 23)))


def said(index: Index) -> list[str]:
    """List the titles, messages and sentences of the example."""
    texts = [entry.title for entry in index.entries.values()]
    for entry in index.entries.values():
        for part in ("messages", "symptoms", "summary", "keywords", "codes"):
            texts += entry.texts.get(part, ())  # type: ignore[call-overload] # the parts are literals
    return sorted(set(texts))


def mutated(texts: list[str], count: int) -> Iterator[str]:
    """Cut, mix and decorate texts as logs and people do, the same ones each time."""
    chance = random.Random(4711)  # noqa: S311 - no secret
    for _ in range(count):
        text = chance.choice(texts)
        at = chance.randrange(len(text) + 1)
        yield chance.choice(
            (
                text,
                text[at:],
                text[:at],
                text.upper(),
                f"2026-03-04T10:22:31,488Z srv-{at:02} app[{at * 7}]: {text}",
                f"{text}\n\tat org.example.Thing.run(Thing.java:{at})\n{chance.choice(texts)}",
                f"Mar  4 10:22:31 host proc[1]: {text[at:]} 10.0.0.{at % 256} 0x{at:016x}",
                " ".join(chance.sample(text.split(), min(3, len(text.split())))),
                f"hello, how do I get {text[:at]} please",
                text[:at] + text[at + 1 : at + 2] + text[at : at + 1] + text[at + 2 :],
            )
        )


def as_browser(answer: Answer) -> dict[str, object]:
    """Write an answer as the browser tells it."""
    return {
        "found": [
            [
                hit.entry.id,
                hit.score,
                list(hit.words),
                hit.message,
                hit.version and [hit.version.product, hit.version.version, hit.version.is_affected],
            ]
            for hit in answer.hits
        ],
        "total": answer.total,
        "corrections": [list(pair) for pair in answer.corrections],
        "nearest": answer.is_near,
    }


def test_both_doors_lead_to_the_same_answers(page: Page, example: Example, index: Index) -> None:
    queries = [*ODD, *mutated(said(index), FEWEST)]
    assert len(queries) >= FEWEST
    page.goto(example.url)
    answers = page.evaluate(SEARCH, [queries, {}])
    for query, told in zip(queries, answers, strict=True):
        assert told == as_browser(search(index, query)), repr(query[:300])


@pytest.mark.parametrize("text", ["printer", "certificate not trusted", "", "the who"])
def test_both_doors_narrow_alike(page: Page, example: Example, index: Index, text: str) -> None:
    page.goto(example.url)
    (told,) = page.evaluate(
        SEARCH, [[text], {"kind": ["known_error", "service"], "service": ["vpn"]}]
    )
    filters = Filters(kinds=frozenset({"known_error", "service"}), services=frozenset({"vpn"}))
    assert told == as_browser(search(index, text, filters))
