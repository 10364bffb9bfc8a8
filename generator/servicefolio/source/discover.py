"""Finds and reads the files below catalog/ and kb/; the only reader of records on the disk."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from servicefolio.config import Settings
from servicefolio.diagnostics import START, Diagnostic, Rule, Severity
from servicefolio.source.document import SourceFile

UNREADABLE = Rule("file-unreadable", Severity.ERROR, "A file or folder cannot be read")
TOO_LARGE = Rule("file-too-large", Severity.ERROR, "A file is larger than the settings allow")
LINK = Rule("file-link", Severity.WARNING, "A symbolic link to a folder is not followed")
UNUSED = Rule("file-unused", Severity.WARNING, "A file that is not read lies among the records")
RULES = (UNREADABLE, TOO_LARGE, LINK, UNUSED)

CONTENT_FOLDERS = ("catalog", "kb")
RECORD_SUFFIXES = (".yaml", ".yml", ".md")
_WITHOUT_RECORDS = frozenset({"README.md"})


@dataclass(frozen=True, slots=True)
class Discovered:
    """The files that were read, by path, and what could not be."""

    files: tuple[SourceFile, ...]
    diagnostics: tuple[Diagnostic, ...]


def discover(root: Path, settings: Settings) -> Discovered:
    """Read every record file below the root's content folders."""
    files: list[SourceFile] = []
    diagnostics: list[Diagnostic] = []
    for found in _walk(root):
        if isinstance(found, Diagnostic):
            diagnostics.append(found)
            continue
        read = _read(found, found.relative_to(root).as_posix(), settings)
        if isinstance(read, Diagnostic):
            diagnostics.append(read)
        else:
            files.append(read)
    return Discovered(
        files=tuple(sorted(files, key=lambda file: file.path)),
        diagnostics=tuple(diagnostics),
    )


def discover_docs(root: Path, settings: Settings) -> tuple[SourceFile, ...]:
    """Read the manual's hand-written pages and pictures, by their paths in its folder."""
    folder = root / settings.docs
    return tuple(
        SourceFile(file.relative_to(folder).as_posix(), file.read_bytes())
        for file in sorted(folder.rglob("*"))
        if file.is_file() and not file.name.startswith(".")
    )


def _walk(root: Path) -> Iterator[Path | Diagnostic]:
    failures: list[OSError] = []
    for folder in CONTENT_FOLDERS:
        for where, folders, names in os.walk(root / folder, onerror=failures.append):
            here = Path(where)
            for name in sorted(folders):
                if (here / name).is_symlink():
                    yield _problem(
                        LINK,
                        (here / name).relative_to(root).as_posix(),
                        "a symbolic link to a folder, which is not followed",
                        "move the folder here, or link its files one by one",
                    )
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            yield from _records(root, here, names)
    for failure in failures:
        path = Path(str(failure.filename))
        if path.parent != root or path.is_dir():
            yield _problem(
                UNREADABLE,
                path.relative_to(root).as_posix(),
                f"the folder cannot be read: {failure.strerror}",
                "check its permissions",
            )


def _records(root: Path, folder: Path, names: list[str]) -> Iterator[Path | Diagnostic]:
    for name in sorted(names):
        if name.startswith(".") or name in _WITHOUT_RECORDS:
            continue
        if name.endswith(RECORD_SUFFIXES):
            yield folder / name
        else:
            yield _problem(
                UNUSED,
                (folder / name).relative_to(root).as_posix(),
                "this file is not read",
                f"records end in {', '.join(RECORD_SUFFIXES)}; move other files elsewhere",
            )


def _read(file: Path, path: str, settings: Settings) -> SourceFile | Diagnostic:
    try:
        size = file.stat().st_size
        if size > settings.max_file_bytes:
            return _problem(
                TOO_LARGE,
                path,
                f"{size:,} bytes are more than the {settings.max_file_bytes:,} that are read",
                "split it, or raise max_file_bytes in the settings",
            )
        return SourceFile(path, file.read_bytes())
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        return _problem(UNREADABLE, path, f"cannot be read: {reason}", "check it and its folder")


def _problem(rule: Rule, path: str, message: str, hint: str) -> Diagnostic:
    safe = path.encode("utf-8", "backslashreplace").decode()
    return Diagnostic(safe, START, rule, message, rule.severity, hint)
