"""Measures how many seeded faults `servicefolio check` reports: the right rule on the right line.

    python bench/faults.py [--root .] [--each 12] [--seed 1] [--process improvement ...]

Some are made by sorts for any repository, one for every rule is written down for the example (see
written_faults.py); with processes named, only those of sorts are made, in records of these. Each
fault is made alone; then as many of them at once as there are files to hold them, to see whether
one hides another. The faults are the same every time.
"""

import argparse
import json
import os
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from deep_faults import deep_faults
from fault import Expected, Fault
from paired_faults import paired_faults
from seeded_faults import read_records, seeded_faults
from series_faults import series_faults
from servicefolio import pipeline
from servicefolio.examine import Base
from servicefolio.registry import all_kinds, all_rules
from servicefolio.settings_file import SETTINGS_FILE
from written_faults import written_faults

COPIED = ("catalog", "kb", SETTINGS_FILE)
TODAY = date(2026, 11, 23)
"""The day of which a repository speaks that pins none."""
COMPARING = frozenset(rule.id for rule in all_rules() if rule.compares)


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
    parser.add_argument("--process", nargs="+", default=[], help="only in records of these")
    arguments = parser.parse_args()
    faults = make_faults(arguments.root, arguments.each, arguments.seed, arguments.process)
    found = look_for(arguments.root, faults)
    json.dump(report(faults, found), sys.stdout, indent=2)
    sys.stdout.write("\n")


def make_faults(
    root: Path, each: int, seed: int, processes: Collection[str] = ()
) -> tuple[Fault, ...]:
    """Make `each` faults of every sort and of two in one file, and the one of every rule.

    With processes, only records of their kinds get faults, and rules none of their own.
    """
    models = {kind.model for kind in all_kinds() if not processes or kind.process in processes}
    records = tuple(record for record in read_records(root) if record.model in models)
    seeded = seeded_faults(records, each, seed)
    deep = deep_faults(root, records, models, each, seed)
    series = series_faults(root, records, each, seed)
    every = seeded_faults(records, sys.maxsize, seed)
    every_deep = deep_faults(root, records, models, sys.maxsize, seed)
    paired = paired_faults(root, (*every, *every_deep), each, seed)
    return (*seeded, *deep, *series, *paired, *(() if processes else written_faults(root)))


def report(faults: tuple[Fault, ...], found: Found) -> dict[str, object]:
    """Word the figures."""
    covered = {expected.rule for fault in faults for expected in fault.expected}
    rules = {rule.id for rule in all_rules()}
    return {
        "faults": len(faults),
        "by_sort": dict(Counter(fault.sort for fault in faults)),
        "right_rule_on_right_line": len(found.reported),
        "share": round(len(found.reported) / len(faults), 4),
        "hidden_by_others": len(found.hidden),
        "rules_covered": f"{len(covered)} of {len(rules)}",
        "rules_without": sorted(rules - covered),
        "missed": [in_words(fault) for fault in found.missed],
        "hidden": [in_words(fault) for fault in found.hidden],
    }


def in_words(fault: Fault) -> str:
    """Say what should have been reported."""
    wanted = (f"{item.rule} at {item.path}:{item.line}" for item in fault.expected)
    return f"{fault.sort}: {', '.join(wanted)}"


def look_for(root: Path, faults: tuple[Fault, ...], *, each_alone: bool = True) -> Found:
    """Make every fault in a copy of the repository, alone and together, and check.

    Without `each_alone` only those are made alone that are not reported beside others, which is
    much quicker; then a fault of which another one gives the same report counts as reported.
    """
    processes = os.cpu_count() or 1
    with ProcessPoolExecutor(processes, get_context("spawn")) as pool:

        def reported_of(rounds: list[tuple[Fault, ...]]) -> frozenset[Fault]:
            parts = [rounds[number::processes] for number in range(processes)]
            return frozenset().union(*pool.map(partial(_reported, root), parts))

        together = frozenset[Fault]()
        if not each_alone:
            together = reported_of(list(_rounds(faults)))
        alone = reported_of([(fault,) for fault in faults if fault not in together])
        reported = tuple(fault for fault in faults if fault in alone or fault in together)
        if each_alone:
            together = reported_of(list(_rounds(reported)))
    return Found(
        reported,
        tuple(fault for fault in faults if fault not in reported),
        tuple(fault for fault in reported if fault not in together),
    )


def _reported(root: Path, rounds: Iterable[tuple[Fault, ...]]) -> frozenset[Fault]:
    """Make faults in a copy of the repository, some at a time, and find those that are reported."""
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
        return frozenset(fault for several in rounds for fault in _reports(copy, base, several))


def _reports(copy: Path, base: Base, faults: tuple[Fault, ...]) -> tuple[Fault, ...]:
    """Make some faults at once, and find those that are reported; then take them back."""
    before = {path: _content(copy / path) for fault in faults for path in fault.paths}
    for fault in faults:
        for path, content in fault.files:
            _write(copy / path, content)
    # To examine the base takes as long as the rest; most rules do not look at it.
    compares = any(item.rule in COMPARING for fault in faults for item in fault.expected)
    repository = pipeline.open_repository(copy, TODAY)
    result = pipeline.check(repository, base=base if compares else None)
    told = {
        Expected(item.rule.id, item.path, item.position.line)
        for item in result.diagnostics
        if item.ignored is None
    }
    for path, content in before.items():
        _write(copy / path, content)
    return tuple(fault for fault in faults if told.issuperset(fault.expected))


def _content(file: Path) -> bytes | None:
    return file.read_bytes() if file.is_file() else None


def _write(file: Path, content: bytes | None) -> None:
    """Give a file its content, or take it away with the folders that it leaves empty."""
    if content is not None:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
        return
    file.unlink()
    if not any(file.parent.iterdir()):
        file.parent.rmdir()


def _rounds(faults: tuple[Fault, ...]) -> Iterator[tuple[Fault, ...]]:
    """Put faults together that lie in different files, until all have had their turn.

    What changes the settings changes the rules for all others, and has a turn of its own.
    """
    waiting = [fault for fault in faults if SETTINGS_FILE not in fault.paths]
    while waiting:
        taken: set[str] = set()
        together: list[Fault] = []
        for fault in waiting:
            if not taken & fault.paths:
                together.append(fault)
                taken |= fault.paths
        yield tuple(together)
        waiting = [fault for fault in waiting if fault not in together]
    yield from ((fault,) for fault in faults if SETTINGS_FILE in fault.paths)


if __name__ == "__main__":
    main()
