"""One site is made of what several processes, and an earlier build, left."""

from pathlib import Path

import pytest

from servicefolio.site import join
from servicefolio.site.join import gather, link_unchanged
from tests.builders import write_files
from tests.repositories import marks, tree


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
