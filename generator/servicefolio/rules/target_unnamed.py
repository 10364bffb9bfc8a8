"""A record measures or watches a service level, and does not say which of its targets."""

from collections.abc import Iterator
from typing import Protocol

from servicefolio.diagnostics import Rule, Severity
from servicefolio.records.shapes.agreement import Agreement
from servicefolio.rules.engine import Check, Context, Finding
from servicefolio.text import listing

RULE = Rule("target-unnamed", Severity.ERROR, "It is not said which target is measured or watched")

_KEYS = {"kpi": "measures", "measurement": "measures", "event": "monitors"}
"""The kinds that are about a target, and the field in which they name it."""


class _Measurement(Protocol):
    tickets: tuple[object, ...]
    """An export of tickets is about every time that a service level promises."""


def find(context: Context) -> Iterator[Finding]:
    """Look for service levels that are named as a whole where one target of theirs is meant."""
    catalog = context.catalog
    for relation in catalog.relations:
        reference = relation.reference
        source = catalog.by_id[relation.source].record
        target = catalog.by_id[relation.target].record
        if reference.part is not None or reference.route[0] != _KEYS.get(source.KIND):
            continue
        if source.KIND == "measurement" and catalog.one(source.id, _Measurement).tickets:
            continue
        if isinstance(target, Agreement):
            names = [f"{target.id}#{part}" for part in target.parts]
            yield Finding(
                source.id,
                reference.route,
                f"this names {target.id} as a whole, and not the one of its targets that is meant",
                f"write {listing(names)}" if names else f"give {target.id} a target first",
            )


CHECK = Check(RULE, find)
