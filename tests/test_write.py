"""Writing files: only what changed, only below one folder, and all or nothing."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from servicefolio.outputs.artifact import Artifact
from servicefolio.write import UnsafePathError, create, replace_file, write
from tests.repositories import marks, tree


def artifacts(**files: str) -> list[Artifact]:
    """Make artifacts of texts; a double underscore stands for a slash, a single one for a dot."""
    return [
        Artifact(name.replace("__", "/").replace("_", "."), text.encode())
        for name, text in files.items()
    ]


def test_files_are_written_whole(tmp_path: Path) -> None:
    report = write(
        artifacts(docs__a_md="A", docs__b__c_md="C", top_yml="T"), tmp_path, owned="docs"
    )

    assert tree(tmp_path) == {"docs/a.md": b"A", "docs/b/c.md": b"C", "top.yml": b"T"}
    assert report.written == ("docs/a.md", "docs/b/c.md", "top.yml")
    assert (report.unchanged, report.removed) == ((), ())


def test_unchanged_files_are_not_touched(tmp_path: Path) -> None:
    write(artifacts(docs__a_md="A", docs__b_md="B"), tmp_path, owned="docs")
    before = marks(tmp_path)

    report = write(artifacts(docs__a_md="A", docs__b_md="new"), tmp_path, owned="docs")

    assert marks(tmp_path)["docs/a.md"] == before["docs/a.md"]
    assert (report.unchanged, report.written) == (("docs/a.md",), ("docs/b.md",))
    assert tree(tmp_path)["docs/b.md"] == b"new"


def test_a_second_run_writes_nothing(tmp_path: Path) -> None:
    write(artifacts(docs__a_md="A", top_yml="T"), tmp_path, owned="docs")
    before = marks(tmp_path)

    report = write(artifacts(docs__a_md="A", top_yml="T"), tmp_path, owned="docs")

    assert (report.written, report.removed) == ((), ())
    assert marks(tmp_path) == before


def test_stale_files_go_only_from_the_owned_folder(tmp_path: Path) -> None:
    write(artifacts(docs__a_md="A", docs__old_md="old", top_yml="T"), tmp_path, owned="docs")
    (tmp_path / "sites").mkdir()
    (tmp_path / "sites" / "page.html").write_text("somebody else's", "utf-8")
    (tmp_path / "docs-2").mkdir()
    (tmp_path / "docs-2" / "page.md").write_text("a folder with nearly its name", "utf-8")

    report = write(artifacts(docs__a_md="A"), tmp_path, owned="docs")

    assert report.removed == ("docs/old.md",)
    assert set(tree(tmp_path)) == {"docs/a.md", "top.yml", "sites/page.html", "docs-2/page.md"}


def test_empty_folders_are_removed(tmp_path: Path) -> None:
    write(artifacts(docs__a_md="A", docs__b__c__d_md="D"), tmp_path, owned="docs")
    (tmp_path / "docs" / "empty").mkdir()

    write(artifacts(docs__a_md="A"), tmp_path, owned="docs")

    assert sorted(path.name for path in (tmp_path / "docs").iterdir()) == ["a.md"]


def test_what_a_killed_run_left_is_removed(tmp_path: Path) -> None:
    write(artifacts(docs__a_md="A"), tmp_path, owned="docs")
    (tmp_path / "docs" / ".new-k3x").write_text("half", "utf-8")

    write(artifacts(docs__a_md="A"), tmp_path, owned="docs")

    assert set(tree(tmp_path)) == {"docs/a.md"}


def test_a_folder_takes_the_place_of_a_file(tmp_path: Path) -> None:
    write(artifacts(docs__a="file"), tmp_path, owned="docs")

    write(artifacts(docs__a__b_md="B"), tmp_path, owned="docs")

    assert tree(tmp_path) == {"docs/a/b.md": b"B"}


def test_a_file_takes_the_place_of_a_folder(tmp_path: Path) -> None:
    write(artifacts(docs__a__b_md="B"), tmp_path, owned="docs")

    write(artifacts(docs__a="file"), tmp_path, owned="docs")

    assert tree(tmp_path) == {"docs/a": b"file"}


def test_no_link_leads_a_write_out_of_the_folder(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "a.md").write_text("mine", "utf-8")
    folder = tmp_path / "build"
    (folder / "docs").mkdir(parents=True)
    (folder / "docs" / "b").symlink_to(outside, target_is_directory=True)
    (folder / "docs" / "c.md").symlink_to(outside / "a.md")

    write(artifacts(docs__b__a_md="B", docs__c_md="C"), folder, owned="docs")

    assert tree(outside) == {"a.md": b"mine"}
    assert tree(folder) == {"docs/b/a.md": b"B", "docs/c.md": b"C"}


@pytest.mark.parametrize(
    "path",
    ["../a.md", "docs/../../a.md", "docs/..", "/tmp/a.md", "", ".", "docs\\a.md", "docs/a\0.md"],  # noqa: S108
)
def test_unsafe_paths_are_refused(tmp_path: Path, path: str) -> None:
    with pytest.raises(UnsafePathError):
        write([Artifact("docs/a.md", b"A"), Artifact(path, b"x")], tmp_path / "build", owned="docs")

    assert tree(tmp_path) == {}


def test_a_failing_generator_leaves_the_folder_as_it_was(tmp_path: Path) -> None:
    write(artifacts(docs__a_md="A", docs__b_md="B"), tmp_path, owned="docs")
    before = marks(tmp_path)

    def failing() -> Iterator[Artifact]:
        yield Artifact("docs/a.md", b"new")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write(failing(), tmp_path, owned="docs")

    assert marks(tmp_path) == before


def test_a_file_that_cannot_be_replaced_leaves_no_rest(tmp_path: Path) -> None:
    (tmp_path / "a.md").mkdir()

    with pytest.raises(OSError, match=r"a\.md"):
        replace_file(tmp_path / "a.md", b"A")

    assert [path.name for path in tmp_path.iterdir()] == ["a.md"]


def test_written_files_may_be_read_by_a_web_server(tmp_path: Path) -> None:
    write(artifacts(docs__a_md="A"), tmp_path, owned="docs")

    assert (tmp_path / "docs" / "a.md").stat().st_mode & 0o777 == 0o644


def test_create_writes_text_as_it_is(tmp_path: Path) -> None:
    create(tmp_path / "kb" / "new.yaml", "title: Größe\nmessages: |\n  a\tb\r\n", tmp_path)

    written = (tmp_path / "kb" / "new.yaml").read_bytes()
    assert written == "title: Größe\nmessages: |\n  a\tb\r\n".encode()


def test_create_never_replaces_a_file(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("mine", "utf-8")

    with pytest.raises(FileExistsError):
        create(tmp_path / "a.yaml", "theirs", tmp_path)

    assert tree(tmp_path) == {"a.yaml": b"mine"}


def test_create_stays_inside_its_root(tmp_path: Path) -> None:
    root = tmp_path / "root"
    root.mkdir()
    (root / "away").symlink_to(tmp_path, target_is_directory=True)

    for target in (root / ".." / "a.yaml", root / "away" / "a.yaml", tmp_path / "a.yaml"):
        with pytest.raises(UnsafePathError):
            create(target, "x", root)

    assert tree(tmp_path) == {}


def test_create_leaves_nothing_where_the_text_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(UnicodeEncodeError):
        create(tmp_path / "a.yaml", "half a pair: \ud800", tmp_path)

    assert tree(tmp_path) == {}
