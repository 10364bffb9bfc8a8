"""Imports a file of support records, checks and builds the result, and prints what it took.

    python bench/import_records.py --records FILE [--steps import,check,build] [--keep FOLDER]

The records are JSON Lines with the columns that bench/maps/ names: id, source, title, service,
error_text, symptoms, cause, resolution, origin, licence and perhaps status.
"""

import argparse
import json
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from measure import Measured, measure, program

_MAPS = Path(__file__).with_name("maps")
_IMPORTS = (("service", "services.yml"), ("known_error", "known-errors.yml"))
_STEPS = ("import", "check", "build")
_LAST_LINES = 12


def main() -> None:
    """Read the arguments, run the steps, print one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--records", type=Path, required=True, help="JSON Lines of records")
    parser.add_argument("--keep", type=Path, help="make the repository here, and leave it there")
    parser.add_argument("--steps", default=",".join(_STEPS), help="which of %(default)s to run")
    arguments = parser.parse_args()
    if not arguments.records.is_file():
        sys.exit(f"There is no file {arguments.records}: --records names the file of records.")
    unknown = set(arguments.steps.split(",")) - set(_STEPS)
    if unknown:
        sys.exit(f"There is no step {', '.join(sorted(unknown))}: the steps are {_STEPS}.")
    if arguments.keep:
        arguments.keep.mkdir(parents=True, exist_ok=True)
        report = _run(arguments.records, arguments.keep, arguments.steps.split(","))
    else:
        with tempfile.TemporaryDirectory() as folder:
            report = _run(arguments.records, Path(folder), arguments.steps.split(","))
    print(json.dumps(report, indent=2))


def _run(records: Path, root: Path, steps: list[str]) -> dict[str, Any]:
    (root / "catalog").mkdir(exist_ok=True)
    (root / "kb").mkdir(exist_ok=True)
    with records.open("rb") as lines:
        report: dict[str, Any] = {"records": sum(1 for line in lines if line.strip())}
    if "import" in steps:
        report |= {f"import {kind}": _import(records, root, kind, name) for kind, name in _IMPORTS}
    if "check" in steps:
        run = measure(_command(root, "check", "--format", "json"))
        found = json.loads(run.output)["diagnostics"] if run.output.startswith("{") else []
        report["check"] = run.figures() | {"findings": dict(Counter(_rules(found)).most_common())}
        report["check"] |= _complaint(run)
    if "build" in steps:
        run = measure(_command(root, "build"))
        report["build"] = run.figures() | _complaint(run)
    report["files"] = {
        folder: sum(1 for path in (root / folder).rglob("*") if path.is_file())
        for folder in ("catalog", "kb", "build")
        if (root / folder).is_dir()
    }
    return report


def _import(records: Path, root: Path, kind: str, map_name: str) -> dict[str, Any]:
    command = _command(root, "import", "table", str(records))
    run = measure([*command, "--kind", kind, "--map", str(_MAPS / map_name)])
    return run.figures() | {"rows": _counts(run.output)} | _complaint(run)


def _command(root: Path, *words: str) -> list[str]:
    return [program("servicefolio"), *words, "--root", str(root)]


def _counts(output: str) -> dict[str, int]:
    """Read the lines that count rows: `     6,666 written`."""
    counts = {}
    for line in output.splitlines():
        number, _, words = line.strip().partition(" ")
        if number.replace(",", "").isdecimal():
            counts[words.partition(" from ")[0]] = int(number.replace(",", ""))
    return counts


def _rules(diagnostics: list[dict[str, Any]]) -> Iterator[str]:
    for diagnostic in diagnostics:
        yield f"{diagnostic['severity']} {diagnostic['rule']}"


def _complaint(run: Measured) -> dict[str, list[str]]:
    """Show the last lines of a run that failed."""
    if run.exit_code in {0, 1}:
        return {}
    return {"said": (run.output + run.messages).splitlines()[-_LAST_LINES:]}


if __name__ == "__main__":
    main()
