"""What Lighthouse makes of pages on a telephone: its four scores, the median of several runs.

The score of a bare page of the theme stands beside them, to know how much the machine had to do.
"""

import json
import os
import statistics
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import chromium
from auditing.sites import BARE_PAGE, LOOKED_AT, Sites
from measure import measure
from npm import Packages, node
from server import Served, serve

AT_LEAST = 95
"""Of 100."""
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
_FLAGS = "--headless=new --no-sandbox --disable-gpu"


def score(sites: Sites, packages: Packages, runs: int) -> dict[str, Any]:
    """Score the pages that people begin with, served as a host of static files does."""
    script = packages.folder("lighthouse") / "cli" / "index.js"
    command = [node(), str(script), "--quiet", "--output=json", f"--chrome-flags={_FLAGS}"]
    os.environ["CHROME_PATH"] = chromium.program()

    def of(site: Path, pages: Iterable[str]) -> dict[str, Any]:
        with serve({"/": site}) as served:
            return {page: _summary(_reports(command, served, page, runs)) for page in pages}

    return {
        "bare_page": of(sites.bare, [BARE_PAGE])[BARE_PAGE],
        "pages": of(sites.ours, map(sites.fullest, LOOKED_AT)),
    }


def missed(found: Mapping[str, Any]) -> list[str]:
    """Say which scores are too low."""
    return [
        f"Lighthouse, {page or 'home'}: {name} is {scores[name]['median']}, not {AT_LEAST}"
        for page, scores in found["pages"].items()
        for name in CATEGORIES
        if scores[name]["median"] < AT_LEAST
    ]


def _reports(command: Sequence[str], served: Served, page: str, runs: int) -> list[dict[str, Any]]:
    return [_report([*command, f"{served.url}/{page}"]) for _ in range(runs)]


def _report(command: Sequence[str]) -> dict[str, Any]:
    ran = measure(command)
    report: dict[str, Any] = {} if ran.exit_code else json.loads(ran.output)
    if not report or report.get("runtimeError"):
        sys.exit(f"{' '.join(command)} failed:\n{report.get('runtimeError') or ran.messages}")
    return report


def _summary(reports: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name in CATEGORIES:
        # A score that could not be made is no number, and fails here.
        scores = [round(report["categories"][name]["score"] * 100) for report in reports]
        found[name] = {"median": round(statistics.median(scores)), "runs": scores}
    found["imperfect"] = sorted({audit for report in reports for audit in _imperfect(report)})
    return found


def _imperfect(report: Mapping[str, Any]) -> list[str]:
    """Name the weighed audits that did not get all there is."""
    weighed = {
        reference["id"]
        for name in CATEGORIES
        for reference in report["categories"][name]["auditRefs"]
        if reference["weight"]
    }
    audits = report["audits"]
    return [
        f"{name} {audits[name].get('displayValue', '')}".strip()
        for name in weighed
        if audits[name]["score"] is not None and audits[name]["score"] < AT_LEAST / 100
    ]
