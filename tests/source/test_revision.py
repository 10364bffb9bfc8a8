"""The files of a commit are read as those on the disk are, whatever they are called."""

import os
from pathlib import Path

import pytest

from servicefolio.config import Settings
from servicefolio.source.discover import Discovered, discover, discover_docs
from servicefolio.source.revision import (
    RevisionError,
    deleted_files,
    discover_revision,
    discover_revision_docs,
    open_revision,
)
from tests.git import commit, git, repository
from tests.repositories import change, make

SERVICE = "title: Mail\nsummary: Mail for all\nowner: network\n"
NAMES = [
    "catalog/services/with space.yaml",
    'catalog/services/"quoted".yaml',
    "catalog/services/it's.yaml",
    "catalog/services/größe-漢字.yaml",
    "catalog/services/new\nline.yaml",
    "catalog/services/tab\there.yaml",
    "catalog/services/back\\slash.yaml",
    "catalog/services/-dash.yaml",
    "catalog/services/$(touch x).yaml",
    "catalog/services/:(glob)x.yaml",
    "catalog/services/*.yaml",
    "catalog/services/README.md",
    "catalog/services/.hidden.yaml",
    "catalog/.hidden/a.yaml",
    "catalog/services/note.txt",
    "catalog/a/b/c/deep.md",
    "kb/known-errors/empty.yaml",
]


def by_path(found: Discovered) -> tuple[object, object]:
    return found.files, sorted(found.diagnostics, key=lambda item: item.sort_key)


def assert_read_alike(root: Path, settings: Settings | None = None) -> None:
    """Hold what git gives against what the disk gives."""
    settings = settings or Settings()
    revision = open_revision(root, "HEAD")
    assert by_path(discover_revision(revision, settings)) == by_path(discover(root, settings))
    assert by_path(discover_revision_docs(revision, settings)) == by_path(
        discover_docs(root, settings)
    )


def test_files_are_read_as_from_the_disk(tmp_path: Path) -> None:
    assert_read_alike(repository(tmp_path, {"docs/picture.png": b"\x89PNG\0\xff", "docs/.x": "x"}))


def test_names_of_any_kind_are_read(tmp_path: Path) -> None:
    root = repository(tmp_path, {name: f"title: {number}\n" for number, name in enumerate(NAMES)})

    assert_read_alike(root)
    assert len(open_revision(root, "main").files) == len(NAMES) + 8


def test_names_that_are_not_utf_8_are_read(tmp_path: Path) -> None:
    root = repository(tmp_path)
    name = os.fsdecode(os.fsencode(root / "catalog/services/gr") + b"\xfc\xdf.yaml")
    try:
        Path(name).write_bytes(SERVICE.encode())
    except OSError:
        pytest.skip("this disk has no such names")
    commit(root)

    assert_read_alike(root)


def test_contents_of_any_kind_are_read(tmp_path: Path) -> None:
    contents: list[str | bytes] = ["", "\n", b"\0\xff\xfe", "a\r\nb", "x" * 100_000, "blob 3\n\n"]
    files = {f"kb/known-errors/{number}.yaml": text for number, text in enumerate(contents)}

    assert_read_alike(repository(tmp_path, files))


def test_limits_are_those_of_the_settings(tmp_path: Path) -> None:
    root = repository(tmp_path, {"catalog/services/large.yaml": "# " + "x" * 2000})

    assert_read_alike(root, Settings(max_file_bytes=1000))


def test_symbolic_links_are_read_as_from_the_disk(tmp_path: Path) -> None:
    (tmp_path / "elsewhere.yaml").write_text(SERVICE)
    root = repository(tmp_path / "root", {"shared/mail.yaml": SERVICE})
    for name, target in {
        "catalog/services/mail.yaml": "../../shared/mail.yaml",
        "catalog/services/chain.yaml": "mail.yaml",
        "catalog/services/outside.yaml": "../../../elsewhere.yaml",
        "catalog/services/nowhere.yaml": "nothing.yaml",
        "catalog/folder": "../shared",
        "catalog/services/link.txt": "mail.yaml",
        "docs/folder": "../shared",
    }.items():
        (root / name).symlink_to(target)
    commit(root)

    assert_read_alike(root)


def test_a_circle_of_links_ends(tmp_path: Path) -> None:
    root = repository(tmp_path)
    (root / "catalog/a.yaml").symlink_to("b.yaml")
    (root / "catalog/b.yaml").symlink_to("a.yaml")
    commit(root)

    found = discover_revision(open_revision(root, "HEAD"), Settings())

    assert len(found.files) == len(discover(root, Settings()).files)


def test_a_repository_within_is_passed_over(tmp_path: Path) -> None:
    repository(tmp_path / "inner")
    root = repository(tmp_path / "root")
    git(root, "submodule", "--quiet", "add", str(tmp_path / "inner"), "catalog/inner")
    commit(root)

    found = discover_revision(open_revision(root, "HEAD"), Settings())

    assert not any("inner" in file.path for file in found.files)


def test_the_root_may_be_a_folder_of_the_git_repository(tmp_path: Path) -> None:
    make(tmp_path / "it" / "services of ours", {"pyproject.toml": "# ours\n"})
    make(tmp_path, {"catalog/services/other.yaml": SERVICE})
    git(tmp_path, "init", "--quiet", "--initial-branch=main")
    commit(tmp_path)
    root = tmp_path / "it" / "services of ours"

    assert_read_alike(root)
    assert open_revision(root, "HEAD").settings_text() == "# ours\n"


def test_what_is_not_committed_does_not_count(tmp_path: Path) -> None:
    root = repository(tmp_path)
    before = discover(root, Settings())
    change(root, {"catalog/services/vpn.yaml": None, "catalog/services/mail.yaml": SERVICE})
    git(root, "add", "--all")

    revision = open_revision(root, "HEAD")

    assert discover_revision(revision, Settings()).files == before.files
    assert revision.settings_text() == ""


def test_the_commit_is_the_one_where_the_branches_parted(tmp_path: Path) -> None:
    root = repository(tmp_path)
    parted = git(root, "rev-parse", "HEAD")
    git(root, "branch", "change")
    commit(root, {"catalog/services/mail.yaml": SERVICE})
    git(root, "checkout", "--quiet", "change")
    commit(root, {"catalog/services/wiki.yaml": SERVICE})

    revision = open_revision(root, "main")

    assert (revision.commit, revision.is_asked_for) == (parted, False)
    assert "catalog/services/mail.yaml" not in revision.files
    assert open_revision(root, "HEAD^").is_asked_for


def test_histories_that_share_nothing_are_compared_as_they_are(tmp_path: Path) -> None:
    root = repository(tmp_path)
    main = git(root, "rev-parse", "HEAD")
    git(root, "checkout", "--quiet", "--orphan", "anew")
    commit(root)

    assert open_revision(root, "main").commit == main


@pytest.mark.parametrize(
    "name",
    [
        "nothing", "-h", "--help", "--output=x", "--all", "--git-dir", "HEAD --help",
        "HEAD:catalog", "main..HEAD", "^HEAD", "HEAD\0", "HEAD\n",
        "$(touch x)", "\udcff", "@{-99}", "é",
    ],
)  # fmt: skip
def test_what_is_no_revision_is_said_to_be_none(tmp_path: Path, name: str) -> None:
    root = repository(tmp_path)

    with pytest.raises(RevisionError, match="git knows no revision"):
        open_revision(root, name)

    assert sorted(file.name for file in root.iterdir()) == [
        ".git", "catalog", "docs", "kb", "mkdocs.yml",
    ]  # fmt: skip


def test_an_empty_revision_is_said_to_be_empty(tmp_path: Path) -> None:
    with pytest.raises(RevisionError, match="is empty"):
        open_revision(repository(tmp_path), "")


def test_where_git_knows_nothing_its_own_words_are_told(tmp_path: Path) -> None:
    with pytest.raises(RevisionError, match=r"(?s)cannot read the history of .+not a git repo"):
        open_revision(make(tmp_path), "HEAD")


def test_a_branch_or_tag_with_any_name_is_found(tmp_path: Path) -> None:
    root = repository(tmp_path)
    names = ["größe/漢字", "a'b", "$HOME", "a;b", "HEADs"]
    for name in names:
        git(root, "branch", name)
    git(root, "tag", "--annotate", "--message=x", "v1")

    assert {open_revision(root, name).commit for name in [*names, "v1"]} == {
        git(root, "rev-parse", "HEAD")
    }


def test_a_shallow_clone_is_told_what_to_fetch(tmp_path: Path) -> None:
    origin = repository(tmp_path / "origin")
    commit(origin, {"catalog/services/mail.yaml": SERVICE})
    git(origin, "checkout", "--quiet", "-b", "change")
    commit(origin, {"catalog/services/wiki.yaml": SERVICE})
    git(origin, "checkout", "--quiet", "main")
    commit(origin, {"catalog/services/chat.yaml": SERVICE})
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "--quiet", "--depth=1", "--branch=change", origin.as_uri(), str(clone))

    with pytest.raises(RevisionError, match=r"shallow.+fetch-depth: 0"):
        open_revision(clone, "origin/main")
    git(clone, "fetch", "--quiet", "--depth=1", "origin", "main:refs/remotes/origin/main")
    with pytest.raises(RevisionError, match=r"shallow.+git fetch --unshallow"):
        open_revision(clone, "origin/main")

    git(clone, "fetch", "--quiet", "--unshallow", "origin")
    assert open_revision(clone, "origin/main").commit == git(origin, "rev-parse", "main^")


def test_deleted_files_are_remembered_as_they_last_were(tmp_path: Path) -> None:
    root = repository(tmp_path, {"catalog/services/größe.yaml": SERVICE})
    path = "catalog/services/mail.yaml"
    commit(root, {path: "title: First\n"})
    commit(root, {path: None})
    commit(root, {path: "title: Second\n"})
    commit(root, {path: "title: Second, changed\n"})
    commit(root, {path: None, "catalog/services/größe.yaml": None})

    revision = open_revision(root, "HEAD")

    assert [(file.path, file.data) for file in deleted_files(revision, frozenset({"mail"}))] == [
        (path, b"title: Second, changed\n"),
        (path, b"title: First\n"),
    ]
    assert [file.path for file in deleted_files(revision, frozenset({"größe"}))] == [
        "catalog/services/größe.yaml"
    ]
    assert deleted_files(revision, frozenset({"vpn"})) == ()


def test_a_renamed_file_is_not_a_deleted_one(tmp_path: Path) -> None:
    root = repository(tmp_path, {"catalog/services/mail.yaml": SERVICE})
    git(root, "mv", "catalog/services/mail.yaml", "catalog/services/e-mail.yaml")
    commit(root)

    assert deleted_files(open_revision(root, "HEAD"), frozenset({"mail"})) == ()


def test_what_is_deleted_after_the_commit_is_not_remembered(tmp_path: Path) -> None:
    root = repository(tmp_path, {"catalog/services/mail.yaml": SERVICE})
    commit(root, {"catalog/services/mail.yaml": None})

    assert deleted_files(open_revision(root, "HEAD^"), frozenset({"mail"})) == ()


def test_an_object_that_git_has_lost_is_named(tmp_path: Path) -> None:
    root = repository(tmp_path)
    lost = git(root, "rev-parse", "HEAD:catalog/services/vpn.yaml")
    (root / ".git/objects" / lost[:2] / lost[2:]).unlink()

    with pytest.raises(RevisionError, match=r"git cannot (read|list)"):
        discover_revision(open_revision(root, "HEAD"), Settings())
