"""Measures `servicefolio check` and `build` on a whole repository: the example organisation.

    python bench/example.py [--root .] [--repeat 3]

Every run starts a new process; the build begins with nothing. It works on a copy.
"""

import argparse
import json
import os
import shutil
import statistics
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from faults import TODAY
from measure import Measured, measure, program
from servicefolio import pipeline
from servicefolio.registry import all_kinds
from servicefolio.settings_file import SETTINGS_FILE

COPIED = ("catalog", "kb", "docs", "mkdocs.yml", SETTINGS_FILE)
WITHIN = {"check": 2.0, "build": 30.0}
"""What each may take, in seconds on two cores."""


def main() -> None:
    """Read the arguments, measure, print one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--root", type=Path, default=Path(), help="the repository")
    parser.add_argument("--repeat", type=int, default=3, help="runs of each; the median counts")
    arguments = parser.parse_args()
    if arguments.repeat < 1:
        sys.exit("--repeat is 1 at least")
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        _copy(arguments.root, root)
        report = {
            "cores": os.cpu_count(),
            "records": _records(root),
            "check": _runs("check", root, arguments.repeat),
            "build": _runs("build", root, arguments.repeat),
        }
    print(json.dumps(report, indent=2))


def _copy(root: Path, to: Path) -> None:
    for name in COPIED:
        source = root / name
        if source.is_dir():
            shutil.copytree(source, to / name)
        elif source.is_file():
            shutil.copy(source, to / name)


def _records(root: Path) -> dict[str, object]:
    """Count the records, all and by kind."""
    catalog = pipeline.check(pipeline.open_repository(root, TODAY)).catalog
    by_kind = {kind.name: len(catalog.records(kind.name)) for kind in all_kinds()}
    by_kind = dict(Counter(by_kind).most_common())
    used = sum(1 for count in by_kind.values() if count)
    return {"all": sum(by_kind.values()), "kinds": used, "by_kind": by_kind}


def _runs(command: str, root: Path, repeat: int) -> dict[str, float | bool]:
    runs: list[Measured] = []
    for _ in range(repeat):
        shutil.rmtree(root / "build", ignore_errors=True)
        (root / "site").unlink(missing_ok=True)
        runs.append(measure([program("servicefolio"), command, "--root", str(root)]))
        if runs[-1].exit_code > 1:
            sys.exit(f"servicefolio {command} failed:\n{runs[-1].messages}")
    figures = _median(runs)
    return figures | {"within": WITHIN[command], "is_within": figures["seconds"] < WITHIN[command]}


def _median(runs: Sequence[Measured]) -> dict[str, float | bool]:
    figures = [run.figures() for run in runs]
    return {
        key: round(statistics.median(figure[key] for figure in figures), 2) for key in figures[0]
    }


if __name__ == "__main__":
    main()
