"""Finds and reads the files below catalog/ and kb/; the only reader of records on the disk."""

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from servicefolio.config import Settings
from servicefolio.diagnostics import START, Diagnostic, Rule, Severity
from servicefolio.source.document import SourceFile
from servicefolio.text import listing

UNREADABLE = Rule("file-unreadable", Severity.ERROR, "A file or folder cannot be read")
TOO_LARGE = Rule("file-too-large", Severity.ERROR, "A file is larger than the settings allow")
LINK = Rule("file-link", Severity.WARNING, "A symbolic link is not followed")
UNUSED = Rule("file-unused", Severity.WARNING, "A file that is not read lies among the records")
RULES = (UNREADABLE, TOO_LARGE, LINK, UNUSED)

CONTENT_FOLDERS = ("catalog", "kb")
RECORD_SUFFIXES = (".yaml", ".yml", ".md")
SERIES_SUFFIX = ".csv"
"""How files end that a record beside them may name."""
_WITHOUT_RECORDS = frozenset({"README.md"})


@dataclass(frozen=True, slots=True)
class Discovered:
    """The files that were read, by path, and what could not be."""

    files: tuple[SourceFile, ...]
    diagnostics: tuple[Diagnostic, ...]
    series: tuple[SourceFile, ...] = ()
    """Files that records may name, by path; a file of records is none of them."""


def discovered(files: Iterable[SourceFile], diagnostics: Iterable[Diagnostic]) -> Discovered:
    """Sort files, and tell series from records."""
    ordered = sorted(files, key=lambda file: file.path)
    return Discovered(
        tuple(file for file in ordered if not file.path.endswith(SERIES_SUFFIX)),
        tuple(diagnostics),
        tuple(file for file in ordered if file.path.endswith(SERIES_SUFFIX)),
    )


def discover(root: Path, settings: Settings) -> Discovered:
    """Read every record file below the root's content folders, and the series beside them."""
    files: list[SourceFile] = []
    diagnostics: list[Diagnostic] = []
    for found in _walk(root):
        if isinstance(found, Diagnostic):
            diagnostics.append(found)
            continue
        read = _read(root, found, settings)
        if isinstance(read, Diagnostic):
            diagnostics.append(read)
        else:
            files.append(read)
    return discovered(files, diagnostics)


def discover_docs(root: Path, settings: Settings) -> Discovered:
    """Read the manual's hand-written pages and pictures; hidden ones are left alone."""
    files: list[SourceFile] = []
    diagnostics: list[Diagnostic] = []
    for where, folders, names in os.walk(root / settings.docs):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if name.startswith("."):
                continue
            read = _read(root, Path(where, name), settings)
            if isinstance(read, Diagnostic):
                diagnostics.append(read)
            else:
                files.append(read)
    return Discovered(tuple(sorted(files, key=lambda file: file.path)), tuple(diagnostics))


def _walk(root: Path) -> Iterator[Path | Diagnostic]:
    failures: list[OSError] = []
    for folder in CONTENT_FOLDERS:
        for where, folders, names in os.walk(root / folder, onerror=failures.append):
            here = Path(where)
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            for name in folders:
                if (here / name).is_symlink():
                    yield link_to_folder(_path(root, here / name))
            yield from _records(root, here, names)
    for failure in failures:
        path = Path(str(failure.filename))
        if path.parent != root or path.is_dir():
            yield _problem(
                UNREADABLE,
                _path(root, path),
                f"the folder cannot be read: {failure.strerror}",
                "check its permissions",
            )


def _records(root: Path, folder: Path, names: list[str]) -> Iterator[Path | Diagnostic]:
    for name in sorted(names):
        if is_passed_over(name):
            continue
        if name.endswith((*RECORD_SUFFIXES, SERIES_SUFFIX)):
            yield folder / name
        else:
            yield unused(_path(root, folder / name))


def _read(root: Path, file: Path, settings: Settings) -> SourceFile | Diagnostic:
    path = _path(root, file)
    try:
        status = file.stat()
        if file.is_symlink() and not file.resolve().is_relative_to(root.resolve()):
            return link_outwards(path)
        if not stat.S_ISREG(status.st_mode):
            return _problem(UNREADABLE, path, "this is no plain file", "move it elsewhere")
        return too_large(path, status.st_size, settings) or SourceFile(path, file.read_bytes())
    except OSError as error:
        return unreadable(path, error.strerror or str(error))


def _path(root: Path, file: Path) -> str:
    return shown(file.relative_to(root).as_posix())


def shown(path: str) -> str:
    """Write a path as all reports show it; bytes that are not UTF-8 become escapes."""
    return path.encode("utf-8", "backslashreplace").decode()


def is_passed_over(name: str) -> bool:
    """Tell whether a file is none that should hold records: it is hidden, or describes a folder."""
    return name.startswith(".") or name in _WITHOUT_RECORDS


def unused(path: str) -> Diagnostic:
    """Report a file that is not read."""
    hint = f"records end in {listing(RECORD_SUFFIXES)}; move other files elsewhere"
    return _problem(UNUSED, path, "this file is not read", hint)


def unused_series(path: str) -> Diagnostic:
    """Report a series that no record names."""
    hint = "name it in the record beside it, such as the `data:` of a measurement, or move it away"
    return _problem(UNUSED, path, "no record names this file, so it is not read", hint)


def link_to_folder(path: str) -> Diagnostic:
    """Report a symbolic link to a folder."""
    message = "this is a symbolic link to a folder, which is not followed"
    return _problem(LINK, path, message, "move the folder here, or link its files one by one")


def link_outwards(path: str) -> Diagnostic:
    """Report a symbolic link that leaves the repository."""
    message = "this is a symbolic link out of the repository, which is not followed"
    return _problem(LINK, path, message, "copy the file here")


def too_large(path: str, size: int, settings: Settings) -> Diagnostic | None:
    """Report a file of more bytes than are read."""
    if size <= settings.max_file_bytes:
        return None
    message = f"the file has {size:,} bytes; at most {settings.max_file_bytes:,} are read"
    hint = "split it, or raise max_file_bytes in the settings"
    return _problem(TOO_LARGE, path, message, hint)


def unreadable(path: str, reason: str) -> Diagnostic:
    """Report a file that cannot be read."""
    message = f"it cannot be read: {reason.lower()}"
    return _problem(UNREADABLE, path, message, "check it and its folder")


def _problem(rule: Rule, path: str, message: str, hint: str) -> Diagnostic:
    return Diagnostic(path, START, rule, message, rule.severity, hint)
