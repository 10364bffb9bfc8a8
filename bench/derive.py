"""Measures what is computed of records: over dependencies, of promises, of the schedule, of risks.

    python bench/derive.py [--services 100 1000 10000] [--root .] [--repeat 3]

The services made for it stand in six layers: each needs one of the layer below, every third a
redundant pair and a part too, and goes on without a few others. Every number is the median of the
runs, each of which computes all of a catalogue anew; `not_told` counts the services of which the
ceiling would take too long to compute. Every fifth service has a year of downtimes, every tenth a
change and a risk; levels rest on agreements whose hours are others.
"""

import argparse
import gc
import json
import random
import statistics
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from faults import TODAY
from servicefolio import pipeline
from servicefolio.derive.attainment.breaches import breaches
from servicefolio.derive.attainment.kept_promises import KeptPromises
from servicefolio.derive.changes.outage_costs import outage_costs
from servicefolio.derive.changes.schedule_conflicts import conflicts
from servicefolio.derive.dependencies import worst_start
from servicefolio.derive.dependencies.achievability import Achievability
from servicefolio.derive.dependencies.ceiling import Ceilings
from servicefolio.derive.dependencies.impact import Impacts
from servicefolio.derive.dependencies.recovery import Recoveries
from servicefolio.derive.dependencies.recovery_order import RecoveryOrder
from servicefolio.derive.dependencies.recovery_summary import summary_of
from servicefolio.derive.dependencies.structure import SERVICE, Structure
from servicefolio.derive.risks.risk_exposure import exposures
from servicefolio.diagnostics import START
from servicefolio.graph.catalog import Catalog, Entry
from servicefolio.graph.link import link
from servicefolio.registry import kinds_by_name
from servicefolio.source.document import Document, SourceText

Fields = dict[str, Any]
_LAYERS = 6
_PAIRED = _WITH_ITEM = 1 / 3
_ZONE = ZoneInfo("Europe/Berlin")
_EVERY_MEASURED = 5
_EVERY_CHANGED = _EVERY_AT_RISK = 10
_LEVELS = ("99.5 %", "99.9 %", "99.95 %", "99.99 %")


def main() -> None:
    """Read the arguments, measure, print one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--services", type=int, nargs="+", default=[100, 1_000, 10_000])
    parser.add_argument("--root", type=Path, default=Path(), help="a repository to measure, too")
    parser.add_argument("--repeat", type=int, default=3, help="runs of each; the median counts")
    arguments = parser.parse_args()
    # As the command does: records stay in memory to the end.
    gc.set_threshold(100_000, 50, 100)
    report = {
        f"{count} services": _measure(_made(count), arguments.repeat)
        for count in arguments.services
    }
    example = pipeline.check(pipeline.open_repository(arguments.root, TODAY)).catalog
    report["repository"] = _measure(example, arguments.repeat)
    print(json.dumps(report, indent=2))


def _measure(catalog: Catalog, repeat: int) -> dict[str, float | int]:
    figures: dict[str, float | int] = {
        "services": len(catalog.records(SERVICE)),
        "items": len(catalog.records("configuration_item")),
    }
    for name, compute in _COMPUTATIONS.items():
        taken = []
        for _ in range(repeat):
            began = time.process_time()
            compute(Structure(catalog))
            taken.append(time.process_time() - began)
        figures[f"{name}_seconds"] = round(statistics.median(taken), 3)
    ceilings = Ceilings(Structure(catalog))
    services = catalog.records(SERVICE)
    return {**figures, "not_told": sum(map(ceilings.is_beyond_telling, services))}


def _structure(structure: Structure) -> object:
    return (structure.demands, structure.in_order, structure.demanded_by, structure.worsens)


def _ceilings(structure: Structure) -> object:
    ceilings = Ceilings(structure)
    return [ceilings.of(service) for service in structure.catalog.records(SERVICE)]


def _impacts(structure: Structure) -> object:
    impacts = Impacts(structure)
    return [impacts.of(node) for node in structure.nodes]


def _recoveries(structure: Structure) -> object:
    recoveries, order = Recoveries(structure), RecoveryOrder(structure)
    services = structure.catalog.records(SERVICE)
    return [summary_of(recoveries, order, service, TODAY) for service in services]


def _achievability(structure: Structure) -> object:
    worst_start.forget()
    found = Achievability(structure, TODAY)
    return (found.held, found.uncovered)


def _attained(structure: Structure) -> object:
    kept = KeptPromises(structure.catalog, _ZONE, TODAY)
    return [promise.budgets for promise in kept.all]


def _schedule(structure: Structure) -> object:
    kept = KeptPromises(structure.catalog, _ZONE, TODAY)
    return (conflicts(structure.catalog, _ZONE, TODAY), tuple(outage_costs(kept)))


def _breaches(structure: Structure) -> object:
    return tuple(breaches(structure.catalog, _ZONE, 2))


def _exposures(structure: Structure) -> object:
    return exposures(structure.catalog, structure.catalog.records(SERVICE))


_COMPUTATIONS: dict[str, Callable[[Structure], object]] = {
    "structure": _structure,
    "ceilings": _ceilings,
    "impacts": _impacts,
    "recoveries": _recoveries,
    "achievability": _achievability,
    "attained": _attained,
    "schedule": _schedule,
    "breaches": _breaches,
    "exposures": _exposures,
}


def _made(count: int) -> Catalog:
    """Make a catalogue of so many services, with items, service levels and plans."""
    entries = []
    for kind, identifier, fields in _records(count):
        given = {"id": identifier, "title": identifier, **fields}
        record = kinds_by_name()[kind].model.model_validate(given)
        path = f"{kinds_by_name()[kind].folder}/{identifier}.yaml"
        entries.append(Entry(record, Document(SourceText(path, "", {(): START}, {}), {})))
    return link(entries).catalog


def _records(count: int) -> Iterator[tuple[str, str, Fields]]:
    chooser = random.Random(20_261_123)  # noqa: S311 - the same records every time
    yield "team", "operations", {"phone": "+49 40 5550 100"}
    yield "calendar", "office", {"hours": "mon-fri 08:00-18:00", "timezone": _ZONE.key}
    for number, level in enumerate(_LEVELS):
        yield from _promise(number, level)
    below: list[str] = []
    for layer in range(_LAYERS):
        first, last = count * layer // _LAYERS, count * (layer + 1) // _LAYERS
        names = [f"s-{layer}-{number:05}" for number in range(first, last)]
        for place, name in enumerate(names):
            yield from _service(chooser, name, _near(chooser, below, place))
            if not place % _EVERY_MEASURED:
                yield from _measured(chooser, name)
            if not place % _EVERY_CHANGED:
                yield from _changed(chooser, name)
            if not place % _EVERY_AT_RISK:
                risk = {"event": "it fails", "likelihood": 3, "impact": 4, "affects": [name]}
                yield "risk", f"risk-{name}", risk
        below = names


def _promise(number: int, level: str) -> Iterator[tuple[str, str, Fields]]:
    """Make a service level, and the agreement of other hours that it rests on."""
    agreed: Fields = {"valid_from": "2026-01-01", "agreed_with": "board", "availability": level}
    under = {"provider": "operations", "support_hours": "office", "handling_time": "15 min"}
    yield "ola", f"ola-{number}", {**agreed, **under, "fix": {"P1": "2 h", "P3": "2 working days"}}
    promised = {"fix": {"P1": "4 h", "P3": "5 working days"}, "underpinned_by": [f"ola-{number}"]}
    yield "sla", f"level-{number}", {**agreed, **promised}


def _measured(chooser: random.Random, name: str) -> Iterator[tuple[str, str, Fields]]:
    """Make a year of downtimes, four a month."""
    begins = [
        datetime(2025, 11, 1, tzinfo=UTC) + timedelta(hours=180 * number) for number in range(48)
    ]
    downtime = [
        {"from": f"{begin:%Y-%m-%d %H:%M}", "to": f"{begin + _minutes(chooser):%Y-%m-%d %H:%M}"}
        for begin in begins
    ]
    level = f"level-{chooser.randrange(len(_LEVELS))}#availability"
    counted = {"source": "probes", "completeness": "100 %", "downtime": downtime}
    about = {"measures": level, "service": name, "period": "2025-11-01 to 2026-10-31"}
    yield "measurement", f"away-{name}", {**about, **counted}


def _minutes(chooser: random.Random) -> timedelta:
    return timedelta(minutes=chooser.randint(1, 20))


def _changed(chooser: random.Random, name: str) -> Iterator[tuple[str, str, Fields]]:
    """Make a change to come, with an outage."""
    day = date(2026, 12, 1) + timedelta(days=chooser.randrange(300))
    window = f"{day} {chooser.randrange(20):02}:00"
    end = f"{day} {int(window[-5:-3]) + 2:02}:00"
    when = {"start": window, "end": end}
    yield "change", f"change-{name}", {"services": [name], "when": when, "outage": {"when": when}}


def _near(chooser: random.Random, names: list[str], place: int) -> list[str]:
    """Choose some of the layer below, out of a neighbourhood that services share."""
    if not names:
        return []
    return sorted({names[(place + chooser.randrange(20)) % len(names)] for _ in range(4)})


def _service(
    chooser: random.Random, name: str, below: list[str]
) -> Iterator[tuple[str, str, Fields]]:
    """Make a service with its plan; every third has a part, and every third a redundant pair."""
    needs: list[Fields] = [{"ref": other} for other in below[:1]]
    is_pair = chooser.random() < _PAIRED
    how = {"redundancy_group": "pair"} if is_pair else {"importance": "degrading"}
    needs += [{"ref": other, **how} for other in below[1:3]]
    needs += [{"ref": other, "importance": "degrading"} for other in below[3:]]
    if chooser.random() < _WITH_ITEM:
        yield "configuration_item", f"ci-{name}", {"type": "server"}
        needs.append({"ref": f"ci-{name}"})
    level = f"level-{chooser.randrange(len(_LEVELS))}"
    yield "service", name, {"summary": name, "depends_on": needs, "sla": level}
    hours = chooser.randint(1, 8)
    continuity = {"rto": f"{hours * 6} h", "own_recovery": f"{hours} h"}
    plan = {"service": name, "aspect": "continuity", "continuity": continuity}
    approved = {"state": "approved", "approved_by": "board", "approved_on": date(2026, 6, 1)}
    yield "design_document", f"plan-{name}", {**plan, **approved}


if __name__ == "__main__":
    main()
