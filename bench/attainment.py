"""Imports a register of outages, checks and computes what was attained, and prints what it took.

    python bench/attainment.py [--outages 8000] [--services 1000] [--years 10] [--file REGISTER]

A register that is made holds the usual rubbish: outages that end before they begin, that were
announced afterwards, that overlap, stand twice, have no end or tell another zone's time. One that
is given has the columns service, start, end, zone, severity, planned, announced and what.
"""

import argparse
import csv
import json
import random
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from measure import Measured, measure, program
from servicefolio import pipeline
from servicefolio.derive.attainment.kept_promises import KeptPromises

_MAPS = Path(__file__).with_name("maps")
_TODAY = date(2026, 11, 1)
_ZONE = "Europe/Berlin"
_COLUMNS = ("service", "start", "end", "zone", "severity", "planned", "announced", "what")
_SLA = """\
title: Standard service level
valid_from: 2010-01-01
agreed_with: IT steering board
service_hours: extended-hours
support_hours: extended-hours
availability: 99.5 % per month
maintenance: {windows: Sunday 02:00-05:00, notice: 10 working days, max_per_month: 4 h}
remedies: {credits: ["below 99.5 %: 5 %", "below 99.0 %: 10 %"], claim_by: 2 months}
"""
_CALENDAR = """\
title: Extended hours
hours: mon-fri 06:00-20:00; sat 08:00-14:00 Europe/Berlin
holidays: [2025-12-25 Christmas Day, 2026-04-03 Good Friday]
"""


def main() -> None:
    """Read the arguments, run the steps, print one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--outages", type=int, default=8_000)
    parser.add_argument("--services", type=int, default=1_000)
    parser.add_argument("--years", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--file", type=Path, help="a register to take instead of making one")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        register = arguments.file or _write_register(root / "outages.csv", arguments)
        print(json.dumps(_run(root, register, arguments.years), indent=2))


def _run(root: Path, register: Path, years: int) -> dict[str, Any]:
    _write_promise(root)
    first = _TODAY.replace(year=_TODAY.year - years)
    begin = time.perf_counter()
    report: dict[str, Any] = {}
    services = _import(root, register, "service", "outage-services.yml")
    report["import services"] = services.figures() | {"rows": services.output.splitlines()[:8]}
    period = f"period={first} to {_TODAY - timedelta(days=1)}"
    outages = _import(
        root, register, "measurement", "outages.yml", "--set", period, "--set", "completeness=100 %"
    )
    report["import outages"] = outages.figures() | {"rows": outages.output.splitlines()[:8]}
    check = measure([*_command(root, "check"), "--format", "json"])
    found = json.loads(check.output)["diagnostics"] if check.output.startswith("{") else []
    rules = Counter(item["rule"] for item in found)
    report["check"] = check.figures() | {"findings": dict(rules.most_common())}
    report["attainment"] = _compute(root)
    report["seconds in all"] = round(time.perf_counter() - begin, 2)
    return report


def _compute(root: Path) -> dict[str, Any]:
    """Compute every month of every service, with its budget and credit."""
    begin = time.perf_counter()
    catalog = pipeline.check(pipeline.open_repository(root, _TODAY)).catalog
    read = time.perf_counter()
    promises = KeptPromises(catalog, ZoneInfo(_ZONE), _TODAY).all
    budgets = [(one, budget) for one in promises for budget in one.budgets]
    verdicts = Counter(budget.verdict for _, budget in budgets)
    credits_due = sum(one.credit(budget) is not None for one, budget in budgets)
    years = sum(one.year is not None for one in promises)
    return {
        "seconds to read": round(read - begin, 2),
        "seconds": round(time.perf_counter() - read, 2),
        "promises": len(promises),
        "months": len(budgets),
        "rolling years": years,
        "verdicts": dict(verdicts.most_common()),
        "credits": credits_due,
    }


def _import(root: Path, register: Path, kind: str, name: str, *given: str) -> Measured:
    command = [*_command(root, "import", "table"), str(register)]
    return measure([*command, "--kind", kind, "--map", str(_MAPS / name), *given])


def _command(root: Path, *words: str) -> list[str]:
    return [program("servicefolio"), *words, "--root", str(root)]


def _write_promise(root: Path) -> None:
    texts = {
        "catalog/slas/standard.yaml": _SLA,
        "catalog/calendars/extended-hours.yaml": _CALENDAR,
        "pyproject.toml": f'[tool.servicefolio]\ntoday = {_TODAY}\ntime_zone = "{_ZONE}"\n',
    }
    for name, text in texts.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")


def _write_register(path: Path, arguments: argparse.Namespace) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(_COLUMNS)
        writer.writerows(_rows(arguments))
    return path


def _rows(arguments: argparse.Namespace) -> Iterator[tuple[str, ...]]:
    """Make the rows of a register; one in ten is rubbish of one sort or another."""
    chooser = random.Random(arguments.seed)  # noqa: S311 - the same register every time
    first = datetime(_TODAY.year - arguments.years, _TODAY.month, 1)  # noqa: DTZ001 - as in tables
    made = 0
    while made < arguments.outages:
        service = f"Service {chooser.randrange(arguments.services):04}"
        start = first + timedelta(minutes=chooser.randrange(arguments.years * 365 * 24 * 60))
        end = start + timedelta(minutes=int(chooser.lognormvariate(3.5, 1.1)) + 1)
        planned = chooser.random() < 0.25  # noqa: PLR2004 - a quarter of them
        announced = start - timedelta(days=chooser.randrange(1, 30)) if planned else None
        rubbish = chooser.random()
        zone = ""
        if rubbish < 0.01:  # noqa: PLR2004
            start, end = end, start
        elif rubbish < 0.02 and planned:  # noqa: PLR2004
            announced = start + timedelta(minutes=7)
        elif rubbish < 0.04:  # noqa: PLR2004
            zone = chooser.choice(("Asia/Kolkata", "America/New_York", "Z"))
        severity = chooser.choice(("outage", "outage", "degraded", "warning"))
        words = ("yes" if planned else "no", _written(announced))
        row = (service, _written(start), _written(end), zone, severity, *words, "Made up")
        rows = [row]
        if 0.04 < rubbish < 0.06:  # noqa: PLR2004
            rows.append(row)
        elif 0.06 < rubbish < 0.09:  # noqa: PLR2004
            later = start + (end - start) / 2
            rows.append((service, _written(later), _written(end + (end - start)), *row[3:]))
        elif 0.09 < rubbish < 0.1:  # noqa: PLR2004
            rows = [(*row[:2], "", *row[3:])]
        made += len(rows)
        yield from rows


def _written(moment: datetime | None) -> str:
    return f"{moment:%Y-%m-%d %H:%M}" if moment else ""


if __name__ == "__main__":
    main()
