"""Writes files: the only module that does. Unchanged files are not touched, stale ones go."""

import os
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from servicefolio.outputs.artifact import Artifact


@dataclass(frozen=True, slots=True)
class WriteReport:
    """The paths that were written, were already so, and were removed."""

    written: tuple[str, ...]
    unchanged: tuple[str, ...]
    removed: tuple[str, ...]


class UnsafePathError(Exception):
    """A path that would lead out of its folder."""


def write(artifacts: Iterable[Artifact], folder: Path, *, owned: str) -> WriteReport:
    """Write artifacts below a folder.

    All are made before the first is written, so that a failure leaves the folder as it was.
    Whatever else lies below `owned` was made by an earlier run and is removed.
    """
    planned = {_guarded(artifact.path): artifact.data for artifact in artifacts}
    # First, since a file may lie where a folder is to be, or the other way round.
    removed = _prune(folder, folder / owned, planned.keys())
    written: list[str] = []
    unchanged: list[str] = []
    for path, data in sorted(planned.items()):
        target = folder / path
        if _reads(target) == data:
            unchanged.append(path)
        else:
            replace_file(target, data)
            written.append(path)
    return WriteReport(tuple(written), tuple(unchanged), removed)


def replace_file(target: Path, data: bytes) -> None:
    """Write a file whole or not at all."""
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=".new-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).chmod(0o644)
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def create(target: Path, text: str, root: Path) -> None:
    """Write a new file below a root; one that is there stays (FileExistsError)."""
    if not target.resolve().is_relative_to(root.resolve()):
        raise UnsafePathError(str(target))
    data = text.encode()
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("xb") as file:
        file.write(data)


def create_all(texts: Mapping[str, str], root: Path) -> None:
    """Write new files below a root, all or none; `in_the_way` tells beforehand what stops it."""
    made: list[Path] = []
    try:
        for path, text in sorted(texts.items()):
            create(root / path, text, root)
            made.append(root / path)
    except BaseException:
        for file in made:
            file.unlink(missing_ok=True)
        raise


def in_the_way(paths: Iterable[str], root: Path) -> tuple[str, ...]:
    """List what lies where new files, or folders on their way, are to be; links too."""
    found: set[str] = set()
    for path in paths:
        target = root / path
        if target.exists() or target.is_symlink():
            found.add(path)
        for folder in PurePosixPath(path).parents:
            on_the_way = root / folder
            is_folder = on_the_way.is_dir() and not on_the_way.is_symlink()
            is_there = on_the_way.exists() or on_the_way.is_symlink()
            if on_the_way != root and is_there and not is_folder:
                found.add(str(folder))
    return tuple(sorted(found))


def _guarded(path: str) -> str:
    pure = PurePosixPath(path)
    if pure.is_absolute() or ".." in pure.parts or "\\" in path or "\0" in path or not pure.parts:
        raise UnsafePathError(path)
    return str(pure)


def _reads(target: Path) -> bytes | None:
    try:
        return target.read_bytes()
    except OSError:
        return None


def _prune(folder: Path, owned: Path, planned: Iterable[str]) -> tuple[str, ...]:
    keep = {folder / path for path in planned}
    removed: list[str] = []
    for where, folders, names in os.walk(owned, topdown=False):
        here = Path(where)
        links = (name for name in folders if (here / name).is_symlink())
        for file in (here / name for name in (*links, *names)):
            if file.is_symlink() or file not in keep:
                file.unlink()
                removed.append(file.relative_to(folder).as_posix())
        if not any(here.iterdir()):
            here.rmdir()
    return tuple(sorted(removed))
