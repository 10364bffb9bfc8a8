"""Publishing: all of a site at once, and nothing but a whole new one takes its place."""

import json
import multiprocessing
from pathlib import Path

import pytest

from servicefolio.site.mkdocs import SiteError
from servicefolio.site.publish import (
    Manifest,
    Published,
    digest,
    exclusive,
    fresh_folder,
    load_published,
    point_at,
    publish,
    refuse_foreign,
    refuse_foreign_folder,
)
from tests.repositories import marks, tree


def publish_site(root: Path, name: str, text: str = "page", *, readers: str = "staff") -> Manifest:
    """Publish a site of one page."""
    manifest = Manifest("key", {"index.md": digest(text)}, name, readers)
    with fresh_folder(root / "build") as new:
        (new / "index.html").write_text(text, "utf-8")
        publish(new, manifest, root / "build", root / "site")
    return manifest


def sites(root: Path) -> set[str]:
    return {folder.name for folder in (root / "build" / "sites").iterdir()}


def test_the_site_is_a_link_to_what_was_built(tmp_path: Path) -> None:
    publish_site(tmp_path, "one", "hello")

    assert (tmp_path / "site").readlink() == Path("build/sites/one")
    assert tree(tmp_path / "site") == {"index.html": b"hello"}


def test_a_moved_repository_keeps_its_site(tmp_path: Path) -> None:
    publish_site(tmp_path / "here", "one", "hello")

    (tmp_path / "here").rename(tmp_path / "there")

    assert tree(tmp_path / "there" / "site") == {"index.html": b"hello"}


def test_the_manifest_is_read_as_it_was_written(tmp_path: Path) -> None:
    manifest = publish_site(tmp_path, "one")

    assert load_published(tmp_path / "build") == Published(
        manifest, tmp_path / "build" / "sites" / "one"
    )


def test_the_site_before_is_kept_and_older_ones_go(tmp_path: Path) -> None:
    for name in ("one", "two", "three", "four"):
        publish_site(tmp_path, name, name)

    assert sites(tmp_path) == {"three", "four"}
    assert tree(tmp_path / "site") == {"index.html": b"four"}


def test_publishing_does_not_write_to_the_site_before(tmp_path: Path) -> None:
    publish_site(tmp_path, "one", "1")
    before = marks(tmp_path / "site")

    publish_site(tmp_path, "two", "2")

    assert marks(tmp_path / "build" / "sites" / "one") == before


def test_going_back_publishes_the_older_state_again(tmp_path: Path) -> None:
    publish_site(tmp_path, "one", "1")
    publish_site(tmp_path, "two", "2")

    publish_site(tmp_path, "one", "1")

    assert tree(tmp_path / "site") == {"index.html": b"1"}
    assert sites(tmp_path) == {"one", "two"}


def test_a_lost_link_is_made_again(tmp_path: Path) -> None:
    publish_site(tmp_path, "one", "1")
    (tmp_path / "site").unlink()

    point_at(tmp_path / "build" / "sites" / "one", tmp_path / "site")

    assert tree(tmp_path / "site") == {"index.html": b"1"}


def test_a_link_that_is_right_is_not_touched(tmp_path: Path) -> None:
    publish_site(tmp_path, "one")
    before = (tmp_path / "site").lstat()

    point_at(tmp_path / "build" / "sites" / "one", tmp_path / "site")

    assert (tmp_path / "site").lstat() == before


def test_a_folder_of_somebody_else_is_refused(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "thesis.txt").write_text("mine", "utf-8")

    with pytest.raises(SiteError, match=r"site is in the way: servicefolio did not make it"):
        refuse_foreign(tmp_path / "build", tmp_path / "site")
    with pytest.raises(SiteError):
        publish_site(tmp_path, "one")

    assert tree(tmp_path / "site") == {"thesis.txt": b"mine"}


def test_a_file_or_a_link_of_somebody_else_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine", "utf-8")
    (tmp_path / "link").symlink_to(tmp_path, target_is_directory=True)

    for name in ("file", "link"):
        with pytest.raises(SiteError, match=name):
            refuse_foreign(tmp_path / "build", tmp_path / name)


def test_a_build_folder_of_somebody_else_is_refused(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("mine", "utf-8")
    (tmp_path / "link").symlink_to("mine")

    for name in ("mine", "link"):
        with pytest.raises(SiteError, match=f"{name} is in the way"):
            refuse_foreign_folder(tmp_path / name)


def test_a_build_folder_that_is_empty_or_ours_is_taken(tmp_path: Path) -> None:
    refuse_foreign_folder(tmp_path / "build")
    (tmp_path / "build").mkdir()
    refuse_foreign_folder(tmp_path / "build")
    with exclusive(tmp_path / "build", lambda: None):
        publish_site(tmp_path, "one")

    refuse_foreign_folder(tmp_path / "build")


def test_a_link_to_a_site_that_is_gone_is_no_obstacle(tmp_path: Path) -> None:
    (tmp_path / "site").symlink_to("build/sites/gone")

    publish_site(tmp_path, "one", "1")

    assert tree(tmp_path / "site") == {"index.html": b"1"}


def test_what_a_killed_build_left_is_removed(tmp_path: Path) -> None:
    build = tmp_path / "build"
    publish_site(tmp_path, "one", "1")
    (build / "sites" / ".new").mkdir()
    (build / "sites" / ".new" / "half.html").write_text("half", "utf-8")
    (build / "sites" / ".new-1").mkdir()
    (tmp_path / ".site.new").symlink_to("build/sites/.new")

    publish_site(tmp_path, "two", "2")

    assert sites(tmp_path) == {"one", "two"}
    assert tree(tmp_path / "site") == {"index.html": b"2"}
    assert not (tmp_path / ".site.new").is_symlink()


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "null", '{"key": "k"}', '{"key": "k", "pages": {}, "site": "gone"}']
)
def test_a_manifest_that_cannot_be_read_counts_as_none(tmp_path: Path, text: str) -> None:
    publish_site(tmp_path, "one")
    (tmp_path / "build" / "manifest.json").write_text(text, "utf-8")

    assert load_published(tmp_path / "build") is None


def test_no_manifest_counts_as_none(tmp_path: Path) -> None:
    assert load_published(tmp_path / "build") is None


def test_a_site_that_somebody_emptied_counts_as_none(tmp_path: Path) -> None:
    publish_site(tmp_path, "one")
    (tmp_path / "site" / "index.html").unlink()

    assert load_published(tmp_path / "build") is None


def test_a_damaged_site_is_replaced_by_a_whole_one(tmp_path: Path) -> None:
    publish_site(tmp_path, "one", "1")
    (tmp_path / "site" / "index.html").unlink()

    publish_site(tmp_path, "one", "1")

    assert tree(tmp_path / "site") == {"index.html": b"1"}
    assert load_published(tmp_path / "build") is not None


def test_a_site_made_of_the_same_takes_the_place_in_one_step_too(tmp_path: Path) -> None:
    publish_site(tmp_path, "one", "1")
    first = (tmp_path / "site").resolve()
    before = marks(first)

    publish_site(tmp_path, "one", "made by another plugin")

    assert marks(first) == before
    assert tree(tmp_path / "site") == {"index.html": b"made by another plugin"}
    publish_site(tmp_path, "one", "and another")
    assert (tmp_path / "site").resolve() == first
    assert tree(first) == {"index.html": b"and another"}


def test_the_manifest_tells_nothing_about_the_place(tmp_path: Path) -> None:
    publish_site(tmp_path / "here", "one")
    publish_site(tmp_path / "there", "one")

    here, there = (tmp_path / place / "build" / "manifest.json" for place in ("here", "there"))
    assert json.loads(here.read_bytes()) == json.loads(there.read_bytes())


def _hold_the_lock(build: Path, log: Path, name: str, waiting: list[str]) -> None:
    with exclusive(build, lambda: waiting.append(name)):
        with log.open("a", encoding="utf-8") as file:
            file.write(f"{name} in\n")
        with log.open("a", encoding="utf-8") as file:
            file.write(f"{name} out\n")


def test_one_build_waits_for_another(tmp_path: Path) -> None:
    log, waiting = tmp_path / "log", []
    context = multiprocessing.get_context("spawn")
    with context.Manager() as manager:
        said = manager.list()
        with exclusive(tmp_path / "build", lambda: waiting.append("first")):
            other = context.Process(
                target=_hold_the_lock, args=(tmp_path / "build", log, "second", said)
            )
            other.start()
            while not said and other.is_alive():
                other.join(0.05)
            log.write_text("first\n", "utf-8")
        other.join()
        assert list(said) == ["second"]

    assert waiting == []
    assert log.read_text("utf-8") == "first\nsecond in\nsecond out\n"


def test_digests_tell_parts_apart() -> None:
    assert digest("ab", "c") != digest("a", "bc")
    assert digest("ab") == digest(b"ab")


def test_a_site_for_others_is_not_kept(tmp_path: Path) -> None:
    publish_site(tmp_path, "one", "secret")
    publish_site(tmp_path, "two", "secret too")
    assert sites(tmp_path) == {"one", "two"}

    publish_site(tmp_path, "three", "open", readers="users")
    assert sites(tmp_path) == {"three"}

    publish_site(tmp_path, "four", "open too", readers="users")
    assert sites(tmp_path) == {"three", "four"}
