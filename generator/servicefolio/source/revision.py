"""Reads the files of a commit out of git, as `discover` reads those on the disk."""

import errno
import os
import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from servicefolio.config import Settings
from servicefolio.diagnostics import Diagnostic
from servicefolio.settings_file import SETTINGS_FILE
from servicefolio.source.discover import (
    CONTENT_FOLDERS,
    RECORD_SUFFIXES,
    SERIES_SUFFIX,
    Discovered,
    discovered,
    is_passed_over,
    link_outwards,
    link_to_folder,
    shown,
    too_large,
    unreadable,
    unused,
)
from servicefolio.source.document import SourceFile
from servicefolio.source.git import ask_git, call_git

_HASH = re.compile(r"[0-9a-f]{40,64}")
_FILES, _LINK = ("100644", "100755"), "120000"
_WORDS_OF_BLOB = 3
"""Its hash, its type, its size."""
_LINKS_IN_A_ROW = 40
"""As many as Linux follows."""
_LONGEST_PATH = 4096
_FETCH = (
    "Fetch the history: git fetch --unshallow; "
    "in GitHub Actions, fetch-depth: 0 of actions/checkout; in GitLab, GIT_DEPTH: 0."
)


class RevisionError(Exception):
    """A revision cannot be compared with; the message says why, and what to do."""


@dataclass(frozen=True, slots=True)
class _Blob:
    """A file of a commit: its mode, its object, its size in bytes."""

    mode: str
    hash: str
    size: int


@dataclass(frozen=True, slots=True)
class Revision:
    """A commit as seen from a folder of its repository."""

    root: Path
    name: str
    """What it was asked for by."""
    commit: str
    """The commit that is compared with: where that and HEAD parted."""
    is_asked_for: bool
    """Whether that is the very commit that was asked for."""
    files: Mapping[str, _Blob]
    """Its files below the root, by their paths from there."""
    links: Mapping[str, str]
    """What its symbolic links lead to: paths from the root, and others for what lies outside."""

    def settings_text(self) -> str:
        """Read its settings file; empty where it has none."""
        blob = self.files.get(SETTINGS_FILE)
        if blob is None:
            return ""
        return _read(self.root, [blob.hash])[blob.hash].decode("utf-8", "replace")


def open_revision(root: Path, name: str) -> Revision:
    """Find the commit from which HEAD and a revision parted: all since is the change.

    So what others did meanwhile counts neither for nor against the change, as in `git diff A...B`
    and in the pull requests of GitHub and GitLab. Where their histories share nothing, it is the
    revision itself.
    """
    _refuse_where_git_cannot_read(root)
    is_shallow = ask_git(root, "rev-parse", "--is-shallow-repository") == b"true\n"
    asked = _commit(root, name)
    if asked is None:
        raise RevisionError(_unknown(name, is_shallow=is_shallow))
    shared = ask_git(root, "merge-base", asked, "HEAD")
    if shared is None and is_shallow:
        message = f"this clone is shallow, so git cannot tell where HEAD and {name} parted"
        raise RevisionError(f"{message}. {_FETCH}")
    commit = shared.decode("ascii").strip() if shared else asked
    files = _files(root, commit)
    return Revision(root, name, commit, commit == asked, files, _links(root, files))


def _refuse_where_git_cannot_read(root: Path) -> None:
    done = call_git(root, "rev-parse", "--git-dir")
    if done is None:
        raise RevisionError("git is not installed; only --base needs it.")
    if done.returncode:
        # It may be no repository, or one that somebody else owns, as in a container.
        reason = done.stderr.decode("utf-8", "replace").strip()
        raise RevisionError(f"git cannot read the history of {root}:\n{reason}")


def _unknown(name: str, *, is_shallow: bool) -> str:
    if not name:
        return "the revision to compare with is empty; name a branch, a tag or a commit."
    message = f'git knows no revision "{name}"'
    if is_shallow:
        return f"{message}, and this clone is shallow. {_FETCH}"
    return f"{message}. A branch of the remote is origin/BRANCH, and has to be fetched first."


def discover_revision(revision: Revision, settings: Settings) -> Discovered:
    """Read the record files of a commit, as `discover` reads those of a folder."""
    paths = [path for path in revision.files if path.startswith(_BELOW_CONTENT)]
    return _discover(revision, settings, paths, only_records=True)


def discover_revision_docs(revision: Revision, settings: Settings) -> Discovered:
    """Read the hand-written files of the manual of a commit."""
    paths = [path for path in revision.files if path.startswith(f"{settings.docs}/")]
    return _discover(revision, settings, paths, only_records=False)


_BELOW_CONTENT = tuple(f"{folder}/" for folder in CONTENT_FOLDERS)


def _discover(
    revision: Revision, settings: Settings, paths: Iterable[str], *, only_records: bool
) -> Discovered:
    wanted: dict[str, str] = {}
    problems: list[Diagnostic] = []
    for path in paths:
        found = _judge(revision, settings, path, only_records=only_records)
        if isinstance(found, Diagnostic):
            problems.append(found)
        elif found is not None:
            wanted[path] = found
    contents = _read(revision.root, wanted.values())
    files = [SourceFile(shown(path), contents[blob]) for path, blob in wanted.items()]
    if only_records:
        return discovered(files, problems)
    return Discovered(tuple(sorted(files, key=lambda file: file.path)), tuple(problems))


def _judge(
    revision: Revision, settings: Settings, path: str, *, only_records: bool
) -> str | Diagnostic | None:
    """Find the object to read for a path, or why there is none; None where it is passed over."""
    target = _follow(revision, path)
    if any(part.startswith(".") for part in path.split("/")):
        return None
    if target not in revision.files and _is_folder(revision, target):
        return link_to_folder(shown(path)) if only_records else None
    if only_records and is_passed_over(posixpath.basename(path)):
        return None
    if only_records and not path.endswith((*RECORD_SUFFIXES, SERIES_SUFFIX)):
        return unused(shown(path))
    return _object(revision, settings, path, target)


def _object(
    revision: Revision, settings: Settings, path: str, target: str
) -> str | Diagnostic | None:
    if target.startswith(("/", "../")):
        return link_outwards(shown(path))
    if target not in revision.files:
        return unreadable(shown(path), os.strerror(errno.ENOENT))
    blob = revision.files[target]
    if blob.mode not in _FILES:
        return None  # a repository within this one, whose files it does not hold
    return too_large(shown(path), blob.size, settings) or blob.hash


def _follow(revision: Revision, path: str) -> str:
    """Follow symbolic links to the path of a file, as a path from the root."""
    for _ in range(_LINKS_IN_A_ROW):
        if path not in revision.links:
            return path
        path = revision.links[path]
    return path


def _is_folder(revision: Revision, path: str) -> bool:
    return any(file.startswith(f"{path}/") for file in revision.files)


def deleted_files(revision: Revision, identifiers: frozenset[str]) -> tuple[SourceFile, ...]:
    """Read files that the commit's history deleted, as they last were, newest first.

    Only those named like one of the ids, and only if they were not renamed.
    """
    log = ask_git(
        revision.root, "-c", "log.showSignature=false", "log", "--raw", "--no-abbrev", "-z",
        "--format=", "--diff-filter=D", "--find-renames", "--relative", revision.commit, "--",
        *CONTENT_FOLDERS,
    )  # fmt: skip
    found: list[tuple[str, str]] = []
    for mode, blob, path in _deletions(log or b""):
        is_record = path.endswith(RECORD_SUFFIXES) and mode in _FILES
        if is_record and posixpath.basename(path).rpartition(".")[0] in identifiers:
            found.append((path, blob))
    contents = _read(revision.root, (blob for _, blob in found))
    return tuple(SourceFile(shown(path), contents[blob]) for path, blob in found)


def _deletions(log: bytes) -> Iterator[tuple[str, str, str]]:
    """Read `:mode 000000 hash 000000 D`, NUL, path, NUL, and so on."""
    parts = iter(log.split(b"\0"))
    for part in parts:
        words = part.decode("ascii", "replace").strip().removeprefix(":").split()
        if words:
            yield words[0], words[2], _decoded(next(parts))


def _commit(root: Path, name: str) -> str | None:
    """Find the commit that a revision names. What begins with a dash never gets to be an option."""
    if not name or name.startswith("-") or "\0" in name:
        return None
    found = ask_git(root, "rev-parse", "--verify", "--quiet", f"{name}^{{commit}}", "--")
    commit = (found or b"").decode("ascii", "replace").split("\n")[0]
    return commit if _HASH.fullmatch(commit) else None


def _files(root: Path, commit: str) -> Mapping[str, _Blob]:
    """List the files of a commit below the root, by their paths from there."""
    listed = ask_git(root, "ls-tree", "-r", "-z", "-l", commit, "--", ".")
    if listed is None:
        raise RevisionError(f"git cannot list the files of {commit}: see `git fsck`")
    files: dict[str, _Blob] = {}
    for line in listed.split(b"\0"):
        about, tab, path = line.partition(b"\t")
        if tab:
            mode, _, blob, size = about.decode("ascii").split()
            files[_decoded(path)] = _Blob(mode, blob, int(size) if size.isdigit() else 0)
    return files


def _links(root: Path, files: Mapping[str, _Blob]) -> Mapping[str, str]:
    links = {
        path: blob.hash
        for path, blob in files.items()
        if blob.mode == _LINK and blob.size <= _LONGEST_PATH
    }
    contents = _read(root, links.values())
    return {
        path: posixpath.normpath(posixpath.join(posixpath.dirname(path), _decoded(contents[blob])))
        for path, blob in links.items()
    }


def _read(root: Path, blobs: Iterable[str]) -> dict[str, bytes]:
    """Read objects by their hashes."""
    wanted = sorted(set(blobs))
    if not wanted:
        return {}
    answer = ask_git(root, "cat-file", "--batch", given="".join(f"{blob}\n" for blob in wanted))
    contents: dict[str, bytes] = {}
    start = 0
    for blob in wanted:
        head, _, _ = (answer or b"")[start : start + 200].partition(b"\n")
        words = head.split()
        if len(words) != _WORDS_OF_BLOB:
            raise RevisionError(f"git cannot read {blob}, a file of the revision: see `git fsck`")
        start += len(head) + 1
        contents[blob] = (answer or b"")[start : start + int(words[2])]
        start += int(words[2]) + 1
    return contents


def _decoded(path: bytes) -> str:
    return path.decode("utf-8", "surrogateescape")
