"""Measures `servicefolio check` on records made for it, beside check-jsonschema on the same files.

    python bench/check.py --records 2000 [--repeat 3] [--no-peer] [--keep FOLDER]

Every run starts a new process. The peer gets each kind's JSON Schema, the one that is published
for editors; it checks the shape of the files alone, and neither references nor rules.
"""

import argparse
import json
import statistics
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from made_records import write_records
from measure import Measured, measure, program
from servicefolio.outputs.api.schema import schema
from servicefolio.registry import kinds_by_name


def main() -> None:
    """Read the arguments, measure, print one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--records", type=int, default=2_000, help="how many records to make")
    parser.add_argument("--repeat", type=int, default=3, help="runs of each; the median counts")
    parser.add_argument("--peer", action=argparse.BooleanOptionalAction, default=True)
    parser.add_argument("--keep", type=Path, help="make the records here, and leave them there")
    arguments = parser.parse_args()
    if arguments.records < 1 or arguments.repeat < 1:
        sys.exit("--records and --repeat are 1 at least")
    with tempfile.TemporaryDirectory() as folder:
        root = arguments.keep or Path(folder)
        root.mkdir(parents=True, exist_ok=True)
        paths = write_records(arguments.records, root)
        report: dict[str, Any] = {
            "records": arguments.records,
            "files": sum(map(len, paths.values())),
            "bytes": sum(Path(path).stat().st_size for names in paths.values() for path in names),
            "ours": _ours(root, arguments.repeat),
        }
        if arguments.peer:
            report["peer"] = _peer(paths, Path(folder), arguments.repeat)
            ratio = report["peer"]["seconds"] / max(report["ours"]["seconds"], 0.01)
            report["peer_seconds_per_second_of_ours"] = round(ratio, 1)
    print(json.dumps(report, indent=2))


def _ours(root: Path, repeat: int) -> dict[str, Any]:
    command = [program("servicefolio"), "check", "--format", "json", "--root", str(root)]
    runs = [measure(command) for _ in range(repeat)]
    if runs[0].exit_code not in {0, 1}:
        sys.exit(f"servicefolio check failed:\n{runs[0].messages}")
    found = Counter(
        f"{item['severity']} {item['rule']}" for item in json.loads(runs[0].output)["diagnostics"]
    )
    return _median(runs) | {"findings": dict(found.most_common())}


def _peer(paths: dict[str, list[str]], folder: Path, repeat: int) -> dict[str, Any]:
    """Run the peer once for every kind; its times add up, of its memory the largest counts."""
    tool = program("check-jsonschema")
    rejected = 0
    totals = []
    for kind, names in paths.items():
        file = folder / f"{kind}.schema.json"
        file.write_text(json.dumps(_schema_of_files(kind)), encoding="utf-8")
        command = [tool, "--no-cache", "-o", "json", "--schemafile", str(file), *names]
        runs = [measure(command) for _ in range(repeat)]
        answer = json.loads(runs[0].output)
        rejected += len({item["filename"] for item in answer.get("errors", ())})
        rejected += len(answer.get("parse_errors", ()))
        totals.append(_median(runs))
    return {
        "program": "check-jsonschema",
        "seconds": round(sum(total["seconds"] for total in totals), 2),
        "processor_seconds": round(sum(total["processor_seconds"] for total in totals), 2),
        "peak_megabytes": max(total["peak_megabytes"] for total in totals),
        "files_rejected": rejected,
    }


def _schema_of_files(kind: str) -> dict[str, Any]:
    """Make the schema of a kind's files: improvements stand in registers here."""
    made = schema(kinds_by_name()[kind])
    if kind != "improvement":
        return made
    definitions = {**made.pop("$defs", {}), "record": made}
    items = {"type": "array", "items": {"$ref": "#/$defs/record"}, "minItems": 1}
    return {"type": "object", "properties": {"records": items}, "$defs": definitions}


def _median(runs: Sequence[Measured]) -> dict[str, Any]:
    figures = [run.figures() for run in runs]
    return {
        key: round(statistics.median(figure[key] for figure in figures), 2) for key in figures[0]
    }


if __name__ == "__main__":
    main()
