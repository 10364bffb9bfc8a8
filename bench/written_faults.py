"""Faults that are written down, one for every rule, in rule_faults/RULE.diff.

Such a file begins with words on how the fault comes about. Then follows every file that it
concerns: a line `change PATH`, `add PATH` or `remove PATH`, and below it lines of the file, each
behind a sign: `-` goes, `+` comes, and a space keeps the line. An empty line ends a passage; every
passage must stand in the file exactly once. `<-- here` at a line's end is not part of the file: it
marks the line where the rule must be reported; behind a path it marks the file's first line.
`change PATH in cp1252` writes a file in another encoding than UTF-8. `needs PATH` names a file
without which the fault is none: no other fault may change it at the same time.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from fault import Expected, Fault

FOLDER = Path(__file__).parent / "rule_faults"
SORT = "each rule"
MARK = " <-- here"
_FILE = re.compile(
    r"^(?P<verb>change|add|remove|needs) (?P<path>.+?)(?: in (?P<encoding>\w+))?"
    r"(?P<mark> <-- here)?\n"
    r"(?P<passages>(?:[-+ ].*\n|\n)*)",
    re.MULTILINE,
)


class UnfitFaultError(Exception):
    """A fault that is written down does not fit the repository: one of the two has changed."""


@dataclass(frozen=True, slots=True)
class _Passage:
    """Lines of a file before and after."""

    before: str
    after: str


def written_faults(root: Path) -> tuple[Fault, ...]:
    """Read the fault of every rule, for the repository at `root`.

    Raises UnfitFaultError where one does not fit it.
    """
    return tuple(_fault(root, file) for file in sorted(FOLDER.glob("*.diff")))


def _fault(root: Path, file: Path) -> Fault:
    files: list[tuple[str, bytes | None]] = []
    expected: list[Expected] = []
    for match in _FILE.finditer(file.read_text(encoding="utf-8")):
        path = match["path"]
        text = _marked_text(root, match, file.name)
        if match["mark"]:
            expected.append(Expected(file.stem, path, 1))
        for number, line in enumerate((text or "").split("\n"), start=1):
            if line.endswith(MARK):
                expected.append(Expected(file.stem, path, number))
        files.append((path, _unmarked(text, match["encoding"] or "utf-8")))
    if not expected:
        raise UnfitFaultError(f"{file.name} marks no line with{MARK}")
    return Fault(SORT, tuple(files), tuple(expected))


def _marked_text(root: Path, match: re.Match[str], name: str) -> str | None:
    """Make the text of a file with the fault, with its marks in it; None where it goes."""
    source = root / match["path"]
    if source.exists() == (match["verb"] == "add"):
        raise UnfitFaultError(f"{name}: cannot {match['verb']} {match['path']}")
    if match["verb"] == "remove":
        return None
    passages = tuple(_passages(match["passages"]))
    if match["verb"] == "add":
        return "".join(passage.after for passage in passages)
    text = source.read_text(encoding="utf-8")
    for passage in passages:
        if f"\n{text}".count(f"\n{passage.before}") != 1:
            raise UnfitFaultError(f"{name}: not exactly once in {source}:\n{passage.before}")
        text = f"\n{text}".replace(f"\n{passage.before}", f"\n{passage.after}")[1:]
    return text


def _unmarked(text: str | None, encoding: str) -> bytes | None:
    return None if text is None else text.replace(f"{MARK}\n", "\n").encode(encoding)


def _passages(text: str) -> Iterator[_Passage]:
    for passage in re.split(r"\n(?=\n)", text):
        lines = [line for line in passage.strip("\n").split("\n") if line]
        if lines:
            unmarked = [line.removesuffix(MARK) for line in lines]
            yield _Passage(
                "".join(f"{line[1:]}\n" for line in unmarked if line[0] in " -"),
                "".join(f"{line[1:]}\n" for line in lines if line[0] in " +"),
            )
