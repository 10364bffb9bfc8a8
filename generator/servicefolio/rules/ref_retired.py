"""A record that counts relies on one that is at its end."""

from collections.abc import Iterator
from typing import Protocol

from servicefolio.diagnostics import Rule, Severity
from servicefolio.graph.catalog import Catalog, Relation
from servicefolio.records.base import Record
from servicefolio.records.lifecycle import Stage
from servicefolio.rules.engine import Check, Context, Finding
from servicefolio.text import in_words, with_article

RULE = Rule("ref-retired", Severity.WARNING, "A record relies on one that is at its end")

_TELL_OF_THE_PAST = frozenset(
    {
        "amends", "arises from", "decides on", "looks like", "mentions", "raised by", "reviews",
        "reviews readiness of", "supersedes",
    }
)  # fmt: skip
"""Relations that hold whatever became of the other record."""
_JUDGED_BY_OTHERS = frozenset({"underpinned by"})
"""Relations that a stricter rule looks at: underpinning-not-in-force."""


class _Dependency(Protocol):
    importance: str


class _Service(Protocol):
    id: str
    state: str
    depends_on: tuple[_Dependency, ...]


class _Change(Protocol):
    type: str


def find(context: Context) -> Iterator[Finding]:
    """Look at every reference of the records that count, or will."""
    catalog = context.catalog
    for relation in catalog.relations:
        source = catalog.by_id[relation.source].record
        target = catalog.by_id[relation.target].record
        if _stage(source) in {"coming", "current"} and _stage(target) == "gone":
            if _is_told_elsewhere(catalog, relation):
                continue
            kind = with_article(in_words(target.KIND))
            state = target.state.replace("_", " ")
            yield Finding(
                source.id,
                relation.reference.route,
                f"{target.id} is {kind} that is {state}, and {source.id} still relies on it",
                f"name what has taken its place, or bring {source.id} to its end too",
            )


def _stage(record: Record) -> Stage:
    return record.LIFECYCLE.state(record.state).stage


def _is_told_elsewhere(catalog: Catalog, relation: Relation) -> bool:
    label = relation.reference.to.forward
    if label in _TELL_OF_THE_PAST | _JUDGED_BY_OTHERS:
        return True
    if label == "done by the model":
        return _is_of_a_standard_change(catalog, relation)
    return label == "depends on" and _is_essential_to_a_live_service(catalog, relation)


def _is_of_a_standard_change(catalog: Catalog, relation: Relation) -> bool:
    """Tell whether change-model-unusable reports a model, as an error."""
    return catalog.one(relation.source, _Change).type == "standard"


def _is_essential_to_a_live_service(catalog: Catalog, relation: Relation) -> bool:
    """Tell whether dependency-not-live reports a dependency, as an error."""
    services = (it for it in catalog.all("service", _Service) if it.id == relation.source)
    service = next(services, None)
    place = relation.reference.route[1]
    if service is None or service.state != "live" or not isinstance(place, int):
        return False
    return service.depends_on[place].importance == "essential"


CHECK = Check(RULE, find)
