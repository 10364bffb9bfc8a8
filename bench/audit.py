"""Audits the example's site against its budgets: valid HTML, Lighthouse's scores, page weight.

    python bench/audit.py [--root .] [--runs 3] [--only validity scores weight]

Prints one JSON object with what was measured. Exit codes: 0 all budgets are kept, 1 one is
missed, 2 something is missing that measures; the words about it go to the other output. Wants
Java, and Node.js with npm, which brings the Nu checker and Lighthouse into `.cache/audit`.
"""

import argparse
import json
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

from auditing import lighthouse, validity, weight
from auditing.sites import Sites, build_sites
from chromium import chromium
from npm import MissingError, Packages, node

# Lighthouse 12 runs on the Node.js that distributions have; 13 wants a newer one.
TOOLS = {"validity": {"vnu-jar": "26.9.27"}, "scores": {"lighthouse": "12.8.2"}, "weight": {}}
EXIT_MISSED, EXIT_MISSING = 1, 2


def main() -> None:
    """Read the arguments, measure, print one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--root", type=Path, default=Path(), help="the repository")
    parser.add_argument("--runs", type=int, default=3, help="of Lighthouse; the median counts")
    parser.add_argument("--only", nargs="+", choices=TOOLS, default=[*TOOLS])
    arguments = parser.parse_args()
    if arguments.runs < 1:
        sys.exit("--runs is 1 at least")
    packages = _tools(arguments.only)
    with tempfile.TemporaryDirectory() as folder:
        _say("building the example's site, and the bare theme")
        sites = build_sites(arguments.root.resolve(), Path(folder))
        report, missed = _measure(arguments, sites, packages, Path(folder))
    print(json.dumps(report | {"missed": missed}, indent=2, ensure_ascii=False))
    for words in missed:
        _say(words)
    sys.exit(EXIT_MISSED if missed else 0)


def _tools(parts: list[str]) -> Packages:
    """Fetch what measures; say of all that is missing how to get it, and end."""
    packages = Packages(
        "audit", {name: version for part in parts for name, version in TOOLS[part].items()}
    )
    missing = []
    wanted = [validity.java] * ("validity" in parts) + [node] * bool(packages.versions)
    for find in wanted:
        try:
            find()
        except MissingError as error:
            missing.append(str(error))
    if not missing:
        try:
            for name in packages.versions:
                packages.folder(name)
        except MissingError as error:
            missing.append(str(error))
    for words in missing:
        _say(f"cannot measure: {words}")
    if missing:
        sys.exit(EXIT_MISSING)
    return packages


def _measure(
    arguments: argparse.Namespace, sites: Sites, packages: Packages, folder: Path
) -> tuple[dict[str, Any], list[str]]:
    report: dict[str, Any] = {
        "cores": os.cpu_count(),
        "busy": round(os.getloadavg()[0], 1),
        "tools": dict(packages.versions),
    }
    missed: list[str] = []
    if "validity" in arguments.only:
        _say("checking the HTML of all pages")
        report["validity"] = validity.check(sites, packages, folder)
        missed += validity.missed(report["validity"])
    if "weight" in arguments.only:
        _say("weighing pages")
        with chromium() as browser:
            report["weight"] = weight.weigh(sites, browser)
        missed += weight.missed(report["weight"])
    if "scores" in arguments.only:
        _say("asking Lighthouse")
        report["scores"] = lighthouse.score(sites, packages, arguments.runs)
        missed += lighthouse.missed(report["scores"])
    return report, missed


def _say(text: str) -> None:
    print(text, file=sys.stderr)


if __name__ == "__main__":
    main()
