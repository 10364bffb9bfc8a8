"""The benchmark of the search counts and makes what it says."""

import gzip
import json
import urllib.request
from pathlib import Path

from search_growth import of_size
from searching.corpus import Corpus, Query, Row, read_corpus, sample, write_rows
from searching.made_rows import made_rows
from searching.pages import markdown
from searching.scores import quality, spread
from server import Sent, serve

QUERIES = (
    Query("1", "E1", "code", frozenset({"a"})),
    Query("2", "E2", "code", frozenset({"b", "c"})),
    Query("3", "it is slow", "paste", frozenset({"d"})),
    Query("4", "it is slower", "paste", frozenset({"e"})),
)
WORDS = [
    "the",
    "printer",
    "cannot",
    "open",
    "a",
    "tray",
    "because",
    "its",
    "QueueServer",
    "is",
    "full",
    "of",
    "E1042",
    "errors",
]


def row(number: int) -> Row:
    turned = (*WORDS[number % len(WORDS) :], *WORDS[: number % len(WORDS)])
    text = " ".join(turned)
    return {
        "id": f"real:{number}",
        "source": "real",
        "title": f"Fault {text}",
        "service": "Printing",
        "error_text": text if number % 2 else "",
        "symptoms": f"{text} {text}",
        "cause": "",
        "resolution": f"Restart it, {text}",
    }


ROWS = tuple(row(number) for number in range(40))


def test_places_of_right_records_become_scores() -> None:
    rankings = {"1": ["a", "b"], "2": ["x", "c", "b"], "3": ["x"] * 10 + ["d"]}
    scores = quality(QUERIES, rankings)
    assert scores["code"] == {"n": 2, "hit@1": 0.5, "hit@5": 1.0, "mrr@10": 0.75}
    assert scores["paste"] == {"n": 2, "hit@1": 0.0, "hit@5": 0.0, "mrr@10": 0.0}
    assert scores["ALL"] == {"n": 4, "hit@1": 0.25, "hit@5": 0.5, "mrr@10": 0.375}


def test_spread_names_values_that_were_measured() -> None:
    assert spread(range(1, 101)) == {"median": 50, "p95": 95, "max": 100}
    assert spread([7]) == {"median": 7, "p95": 7, "max": 7}
    assert spread([]) == {}


def test_server_counts_what_it_sends_as_a_host_would(tmp_path: Path) -> None:
    text, packed = b"word " * 1000, bytes(range(256))
    (tmp_path / "a.json").write_bytes(text)
    (tmp_path / "b.bin").write_bytes(packed)
    with serve({"/files/": tmp_path, "/one.json": tmp_path / "a.json"}) as served:
        bodies = [fetch(f"{served.url}/{name}") for name in ("files/a.json", "files/b.bin")]
        assert gzip.decompress(bodies[0]) == text
        assert bodies[1] == packed
        assert fetch(f"{served.url}/one.json") == bodies[0]
        sizes = len(bodies[0]), len(packed)
        assert served.take() == (
            Sent("/files/a.json", sizes[0]),
            Sent("/files/b.bin", sizes[1]),
            Sent("/one.json", sizes[0]),
        )
        assert served.take() == ()
        assert served.file("/files/../secret") is None


def fetch(url: str) -> bytes:
    request = urllib.request.Request(url, headers={"Accept-Encoding": "gzip"})  # noqa: S310
    with urllib.request.urlopen(request) as answer:  # noqa: S310 - the server of this test
        return bytes(answer.read())


def test_made_records_are_the_same_every_time_and_no_copies() -> None:
    made = list(made_rows(ROWS, 50))
    assert made == list(made_rows(ROWS, 50))
    assert made != list(made_rows(ROWS, 50, seed=2))
    assert len({one["id"] for one in made} - {one["id"] for one in ROWS}) == 50
    assert not {one["symptoms"] for one in made} & {one["symptoms"] for one in ROWS}
    common = {word for one in ROWS for word in one["symptoms"].split()} - {"E1042"}
    words = [word for one in made for word in one["symptoms"].split()]
    assert sum(word in common for word in words) / len(words) > 0.9


def test_records_become_more_or_fewer() -> None:
    corpus = Corpus(ROWS, (Query("1", "x", "code", frozenset({"real:3"})),))
    fewer, more = of_size(corpus, 10), of_size(corpus, 60)
    assert len(fewer.rows) == 10
    assert len(fewer.queries) == sum(one["id"] == "real:3" for one in fewer.rows)
    assert more.rows[:40] == ROWS
    assert len(more.rows) == 60
    assert more.queries == corpus.queries


def test_corpus_is_read_as_it_was_written(tmp_path: Path) -> None:
    write_rows(ROWS, tmp_path / "records.jsonl")
    line = {"qid": "1", "query": "x", "kind": "code", "accept": ["real:1"], "more": 1}
    (tmp_path / "queries.jsonl").write_text(json.dumps(line), encoding="utf-8")
    corpus = read_corpus(tmp_path / "records.jsonl", tmp_path / "queries.jsonl")
    assert corpus.rows == ROWS
    assert corpus.queries == (Query("1", "x", "code", frozenset({"real:1"})),)
    assert sample(QUERIES, 2) == sample(QUERIES, 2)
    assert sample(QUERIES, 9) == QUERIES


def test_page_of_a_peer_holds_the_whole_text_as_it_is() -> None:
    page = markdown({**row(1), "title": "a *b* c", "cause": "__init__"})
    assert page.startswith("# a \\*b\\* c\n\nService: Printing\n")
    assert "````text\nprinter cannot" in page
    assert "## Cause\n\n\\_\\_init\\_\\_" in page
