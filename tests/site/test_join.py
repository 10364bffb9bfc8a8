"""One site is made of what several processes, and an earlier build, left."""

import json
from pathlib import Path

import pytest

from servicefolio.site import join
from servicefolio.site.join import gather, link_unchanged, merge_search_index
from tests.builders import write_files
from tests.repositories import marks, tree


def index(**texts: str) -> str:
    """Write a search index of pages and their texts."""
    docs = [{"location": place, "title": "", "text": text} for place, text in texts.items()]
    return json.dumps({"config": {"lang": ["en"]}, "docs": docs}, separators=(",", ":"))


def site(folder: Path, **texts: str) -> Path:
    """Make a site that holds nothing but its search index."""
    return write_files(folder, {"search/search_index.json": index(**texts)})


def merged(folder: Path) -> list[tuple[str, str]]:
    read = json.loads((folder / "search" / "search_index.json").read_text("utf-8"))
    return [(entry["location"], entry["text"]) for entry in read["docs"]]


def test_entries_come_in_the_order_of_the_addresses(tmp_path: Path) -> None:
    one, two = site(tmp_path / "one", **{"c/": "C"}), site(tmp_path / "two", **{"a/": "A", "": "H"})

    merge_search_index(one, [two], None, frozenset(), ["./", "a/", "b/", "c/"])

    assert merged(one) == [("", "H"), ("a/", "A"), ("c/", "C")]


def test_sections_stay_with_their_page(tmp_path: Path) -> None:
    one = site(tmp_path / "one", **{"b/": "B", "b/#y": "Y", "b/#x": "X"})
    before = site(tmp_path / "before", **{"a/": "A", "a/#z": "Z"})

    merge_search_index(one, [], before, frozenset({"a/"}), ["a/", "b/"])

    assert merged(one) == [("a/", "A"), ("a/#z", "Z"), ("b/", "B"), ("b/#y", "Y"), ("b/#x", "X")]


def test_of_the_site_before_only_unchanged_pages_count(tmp_path: Path) -> None:
    one = site(tmp_path / "one", **{"new/": "New"})
    before = site(tmp_path / "before", **{"same/": "Same", "now-empty/": "Old", "gone/": "Gone"})

    merge_search_index(one, [], before, frozenset({"same/"}), ["new/", "now-empty/", "same/"])

    assert merged(one) == [("new/", "New"), ("same/", "Same")]


def test_a_site_without_a_search_needs_none(tmp_path: Path) -> None:
    merge_search_index(tmp_path, [], None, frozenset(), ["./"])

    assert tree(tmp_path) == {}


def test_pages_of_another_process_are_moved_and_nothing_else(tmp_path: Path) -> None:
    here = write_files(tmp_path / "here", {"404.html": "here", "app.js": "here"})
    there = write_files(
        tmp_path / "there", {"404.html": "there", "app.js": "there", "a/b/index.html": "page"}
    )

    gather(there, here)

    assert tree(here) == {"404.html": b"here", "app.js": b"here", "a/b/index.html": b"page"}


def test_unchanged_pages_share_the_files_of_the_site_before(tmp_path: Path) -> None:
    before = write_files(tmp_path / "before", {"a/index.html": "A", "b/index.html": "B"})
    here = write_files(tmp_path / "here", {"b/index.html": "new"})

    link_unchanged(["a/index.html", "b/index.html", "excluded/index.html"], before, here)

    assert tree(here) == {"a/index.html": b"A", "b/index.html": b"new"}
    assert marks(here)["a/index.html"] == marks(before)["a/index.html"]


def test_where_files_cannot_be_shared_they_are_copied(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_paths: Path) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(join.os, "link", refuse)
    before = write_files(tmp_path / "before", {"a/index.html": "A"})

    link_unchanged(["a/index.html"], before, tmp_path / "here")

    assert tree(tmp_path / "here") == {"a/index.html": b"A"}
