"""What Lighthouse makes of pages on a telephone: its four scores, the median of several runs."""

import json
import os
import statistics
import sys
from collections.abc import Mapping, Sequence
from typing import Any

import chromium
from auditing.sites import LOOKED_AT, Sites
from measure import measure
from npm import Packages, node
from server import serve

AT_LEAST = 95
"""Of 100."""
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
_FLAGS = "--headless=new --no-sandbox --disable-gpu"


def score(sites: Sites, packages: Packages, runs: int) -> dict[str, Any]:
    """Score the pages that people begin with, served as a host of static files does."""
    script = packages.folder("lighthouse") / "cli" / "index.js"
    os.environ["CHROME_PATH"] = chromium.program()
    scores: dict[str, Any] = {}
    with serve({"/": sites.ours}) as served:
        for page in map(sites.fullest, LOOKED_AT):
            command = [node(), str(script), f"{served.url}/{page}", "--quiet", "--output=json"]
            reports = [_report([*command, f"--chrome-flags={_FLAGS}"]) for _ in range(runs)]
            scores[page] = _summary(reports)
    return scores


def missed(scores: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """Say which scores are too low."""
    return [
        f"Lighthouse, {page or 'home'}: {name} is {found[name]['median']}, not {AT_LEAST}"
        for page, found in scores.items()
        for name in CATEGORIES
        if found[name]["median"] < AT_LEAST
    ]


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
