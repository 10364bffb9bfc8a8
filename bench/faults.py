"""Measures how many seeded faults `servicefolio check` reports: the right rule on the right line.

    python bench/faults.py [--root .] [--each 12] [--seed 1]

Each fault is made alone; then as many of them at once as there are files to hold them, to see
whether one hides another. The faults are the same every time.
"""

import argparse
import json
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from seeded_faults import Fault, read_records, seeded_faults
from servicefolio import pipeline
from servicefolio.examine import Base

COPIED = ("catalog", "kb", "pyproject.toml")
TODAY = date(2026, 11, 23)
"""The day of which a repository speaks that pins none."""


@dataclass(frozen=True, slots=True)
class Found:
    """Which faults were reported as they should be, and which were not."""

    reported: tuple[Fault, ...]
    missed: tuple[Fault, ...]
    hidden: tuple[Fault, ...]
    """Reported alone, and not beside others."""


def main() -> None:
    """Read the arguments, make the faults, print one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--root", type=Path, default=Path(), help="the repository, without fault")
    parser.add_argument("--each", type=int, default=12, help="faults of every sort")
    parser.add_argument("--seed", type=int, default=1, help="which faults of all possible ones")
    arguments = parser.parse_args()
    faults = seeded_faults(read_records(arguments.root), arguments.each, arguments.seed)
    found = look_for(arguments.root, faults)
    json.dump(report(faults, found), sys.stdout, indent=2)
    sys.stdout.write("\n")


def report(faults: tuple[Fault, ...], found: Found) -> dict[str, object]:
    """Word the figures."""
    return {
        "faults": len(faults),
        "by_sort": dict(Counter(fault.sort for fault in faults)),
        "right_rule_on_right_line": len(found.reported),
        "share": round(len(found.reported) / len(faults), 4),
        "hidden_by_others": len(found.hidden),
        "missed": [f"{fault.rule} at {fault.path}:{fault.line}" for fault in found.missed],
        "hidden": [f"{fault.rule} at {fault.path}:{fault.line}" for fault in found.hidden],
    }


def look_for(root: Path, faults: tuple[Fault, ...]) -> Found:
    """Make every fault in a copy of the repository, alone and together, and check."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        for name in COPIED:
            source = root / name
            if source.is_dir():
                shutil.copytree(source, copy / name)
            else:
                shutil.copy(source, copy / name)
        # What is changed is compared with what was there before.
        base = Base(pipeline.sources_of(pipeline.open_repository(copy, TODAY)))
        reported = tuple(fault for fault in faults if _reports(copy, base, (fault,)))
        together = {
            fault for several in _rounds(reported) for fault in _reports(copy, base, several)
        }
    return Found(
        reported,
        tuple(fault for fault in faults if fault not in reported),
        tuple(fault for fault in reported if fault not in together),
    )


def _reports(copy: Path, base: Base, faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """Make some faults at once, and find those that are reported; then take them back."""
    faults = tuple(faults)
    before = {fault.path: _text(copy / fault.path) for fault in faults}
    for fault in faults:
        (copy / fault.path).parent.mkdir(parents=True, exist_ok=True)
        (copy / fault.path).write_text(fault.text, encoding="utf-8")
    result = pipeline.check(pipeline.open_repository(copy, TODAY), base=base)
    told = {(item.rule.id, item.path, item.position.line) for item in result.diagnostics}
    for path, text in before.items():
        if text is None:
            (copy / path).unlink()
        else:
            (copy / path).write_text(text, encoding="utf-8")
    return tuple(fault for fault in faults if (fault.rule, fault.path, fault.line) in told)


def _text(file: Path) -> str | None:
    return file.read_text(encoding="utf-8") if file.is_file() else None


def _rounds(faults: tuple[Fault, ...]) -> Iterator[list[Fault]]:
    """Put faults together that lie in different files, until all have had their turn."""
    waiting = list(faults)
    while waiting:
        round_: dict[str, Fault] = {}
        for fault in waiting:
            round_.setdefault(fault.path, fault)
        yield list(round_.values())
        waiting = [fault for fault in waiting if round_[fault.path] is not fault]


if __name__ == "__main__":
    main()
