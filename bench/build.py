"""Measures `servicefolio build` on records made for it, beside plain MkDocs on the same Markdown.

    python bench/build.py --records 1000 [--repeat 3]

Ours includes reading and checking the records and writing the pages; plain MkDocs begins with
those pages. Then ours again with nothing changed, and with one record changed.
"""

import argparse
import json
import shutil
import statistics
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from made_records import write_records
from measure import measure, program

_SITE = "site_name: Benchmark\ntheme: {name: material, font: false}\n"


def main() -> None:
    """Read the arguments, measure, print one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--records", type=int, default=1_000, help="how many records to make")
    parser.add_argument("--repeat", type=int, default=3, help="runs of each; the median counts")
    arguments = parser.parse_args()
    if arguments.records < 1 or arguments.repeat < 1:
        sys.exit("--records and --repeat are 1 at least")
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        write_records(arguments.records, root)
        (root / "mkdocs.yml").write_text(_SITE, encoding="utf-8")
        figures = _measure(root, arguments.repeat)
    ratio = figures["plain_mkdocs"]["seconds"] / figures["from_nothing"]["seconds"]
    report = {"records": arguments.records, **figures, "mkdocs_seconds_per_ours": round(ratio, 2)}
    print(json.dumps(report, indent=2))


def _measure(root: Path, repeat: int) -> dict[str, dict[str, float]]:
    ours = [program("servicefolio"), "build", "--format", "json", "--root", str(root)]
    plain = [
        program("mkdocs"), "build", "--quiet", "--config-file", str(root / "build" / "mkdocs.yml"),
        "--site-dir", str(root / "plain"),
    ]  # fmt: skip
    return {
        "from_nothing": _median(ours, repeat, before=lambda: _forget(root)),
        "nothing_changed": _median(ours, repeat),
        "one_record_changed": _median(ours, repeat, before=lambda: _change_one(root)),
        "plain_mkdocs": _median(plain, repeat),
    }


def _median(
    command: list[str], repeat: int, before: Callable[[], None] = lambda: None
) -> dict[str, float]:
    runs = []
    for _ in range(repeat):
        before()
        run = measure(command)
        if run.exit_code > 1:
            sys.exit(f"{' '.join(command)} failed:\n{run.messages}")
        runs.append(run.figures())
    return {key: round(statistics.median(run[key] for run in runs), 2) for key in runs[0]}


def _forget(root: Path) -> None:
    shutil.rmtree(root / "build", ignore_errors=True)
    (root / "site").unlink(missing_ok=True)


def _change_one(root: Path) -> None:
    """Change the text of a record that others name by its title as little as possible."""
    file = min((root / "kb").rglob("*.yaml"))
    with file.open("a", encoding="utf-8") as stream:
        stream.write("# changed\n")
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("title: ", "title: X", 1), encoding="utf-8")


if __name__ == "__main__":
    main()
