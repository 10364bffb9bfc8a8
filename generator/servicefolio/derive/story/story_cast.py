"""Who takes part in the story of a service: its records, by the part that they play in it.

Each part is found by the relations that authors write, from the records found before.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from servicefolio.derive.neighbours import is_gone, named_by
from servicefolio.graph.catalog import Catalog
from servicefolio.records.base import Record

_SERVICE = "service"
_ARISING = ("corrective_action", "improvement")


@dataclass(frozen=True)
class Naming:
    """Which records name one below a key: looked up at once, however many name it otherwise."""

    catalog: Catalog

    def naming(self, kind: str, key: str, targets: Iterable[Record]) -> Iterator[Record]:
        """List the records of a kind that name one of some records below a key."""
        for target in _by_id(targets).values():
            for source in self._sources.get((target.id, kind, key), ()):
                yield self.catalog.by_id[source].record

    def named(self, key: str, sources: Iterable[Record], *kinds: str) -> Iterator[Record]:
        """List the records, of some kinds, that some records name below a key."""
        for source in _by_id(sources).values():
            for record in named_by(self.catalog, source.id, key):
                if not kinds or record.KIND in kinds:
                    yield record

    @cached_property
    def _sources(self) -> Mapping[tuple[str, str, str], tuple[str, ...]]:
        found: dict[tuple[str, str, str], dict[str, None]] = {}
        for relation in self.catalog.relations:
            kind = self.catalog.by_id[relation.source].record.KIND
            key = str(relation.reference.route[0])
            found.setdefault((relation.target, kind, key), {})[relation.source] = None
        return {place: tuple(sources) for place, sources in found.items()}


Cast = Mapping[str, tuple[Record, ...]]
"""The records of a story by their part, each once in a part; a part that nobody plays is empty."""


def cast_of(links: Naming, service: Record) -> Cast:
    """Find everybody who takes part in the story of a service, but what is at its end."""
    cast: dict[str, tuple[Record, ...]] = {_SERVICE: (service,)}
    for find in (_strategy, _design, _transition, _operation, _looking_back, _mending):
        for part, records in find(links, cast):
            kept = {found.id: found for found in records if not is_gone(found)}
            cast[part] = tuple(kept.values())
    return cast


_NEEDS = {"risks": "risk", "opportunities": "opportunity"}
_Found = Iterator[tuple[str, Iterable[Record]]]


def _strategy(links: Naming, cast: Cast) -> _Found:
    """Begin with the needs that were decided on; where none was, with all that there are."""
    service = cast[_SERVICE]
    decisions = tuple(links.naming("decision", "applies_to", service))
    yield "objectives", links.named("supports_objectives", service)
    decided = tuple(links.named("applies_to", decisions, *_NEEDS.values()))
    for part, kind in _NEEDS.items():
        affecting = links.naming(kind, "affects", service)
        yield part, (found for found in decided or affecting if kind == found.KIND)
    yield "decisions", decisions


def _design(links: Naming, cast: Cast) -> _Found:
    service = cast[_SERVICE]
    slas = tuple(links.named("sla", service))
    yield "designs", links.naming("design_document", "service", service)
    yield "slas", slas
    ours = _for_this_service(links, cast, tuple(links.named("underpinned_by", slas)))
    yield "olas", (found for found in ours if found.KIND == "ola")
    yield "contracts", (found for found in ours if found.KIND == "underpinning_contract")


def _for_this_service(
    links: Naming, cast: Cast, agreements: tuple[Record, ...]
) -> tuple[Record, ...]:
    """Leave out the agreements on what only other services under the same level need."""
    needed = {found.id for found in links.named("depends_on", cast[_SERVICE])}
    needed |= {found.id for found in links.named("parent", cast[_SERVICE])}
    needed.add(cast[_SERVICE][0].id)
    return tuple(
        agreement
        for agreement in agreements
        if not (covered := {found.id for found in links.named("covers", (agreement,))})
        or covered & needed
    )


def _transition(links: Naming, cast: Cast) -> _Found:
    service = cast[_SERVICE]
    own = tuple(links.named("depends_on", service, "configuration_item"))
    items = (*own, *links.naming("configuration_item", "part_of", own))
    changes = (
        *links.naming("change", "services", service),
        *links.naming("change", "configuration_items", items),
    )
    releases = (*links.naming("release", "services", service), *links.named("release", changes))
    tested = (*changes, *releases, *cast["designs"])
    yield "items", items
    yield "changes", changes
    yield "releases", releases
    yield (
        "validations",
        (
            *links.naming("validation", "verifies", tested),
            *links.naming("validation", "cases", cast["designs"]),
        ),
    )
    yield "readiness", links.naming("readiness_review", "service", service)


def _operation(links: Naming, cast: Cast) -> _Found:
    service = cast[_SERVICE]
    watched = (*service, *cast["items"])
    events = tuple(links.naming("event", "monitors", watched))
    incidents = tuple(links.naming("incident", "services", service))
    problems = (
        *links.naming("problem", "services", service),
        *links.named("problem", incidents),
    )
    errors = (
        *links.naming("known_error", "services", service),
        *links.naming("known_error", "problem", problems),
    )
    requests = tuple(links.naming("request_model", "service", service))
    helped = (*service, *requests, *errors)
    yield "events", events
    procedures = links.naming("runbook", "applies_to", helped)
    yield "runbooks", (*links.named("runbook", events), *procedures)
    yield "requests", requests
    yield "articles", links.naming("article", "applies_to", helped)
    yield "incidents", incidents
    yield "problems", problems
    yield "errors", errors


_LOOKED_BACK_AT = (_SERVICE, "changes", "releases", "readiness", "incidents", "problems", "errors")
_CAUSES = ("risks", "opportunities", "events", "incidents", "problems", "errors")


def _looking_back(links: Naming, cast: Cast) -> _Found:
    service = cast[_SERVICE]
    seen = tuple(record for part in _LOOKED_BACK_AT for record in cast[part])
    reviews = tuple(links.naming("review", "reviews", seen))
    own = tuple(links.naming("measurement", "service", service))
    kpis = (
        *links.naming("kpi", "measures", cast["objectives"]),
        *links.named("measures", own, "kpi"),
        *links.named("reviews", reviews, "kpi"),
    )
    causes = (*reviews, *kpis, *(record for part in _CAUSES for record in cast[part]))
    yield "reviews", reviews
    for part, kind in zip(("actions", "improvements"), _ARISING, strict=True):
        yield (
            part,
            (*links.naming(kind, "arises_from", causes), *links.naming(kind, "improves", service)),
        )
    yield "kpis", kpis
    yield "measurements", (*own, *links.naming("measurement", "measures", kpis))


def _mending(links: Naming, cast: Cast) -> _Found:
    """Tell what mended or improved the service from what brought it: it comes later."""
    improving = _by_id(links.naming("change", "implements", cast["improvements"]))
    fixed_in = tuple(links.named("fixed_in", cast["errors"]))
    fixing = _by_id(
        (
            *links.naming("change", "fixes", cast["problems"]),
            *(record for record in fixed_in if record.KIND == "change"),
        )
    )
    releases = _by_id(
        (
            *links.named("release", fixing.values()),
            *(record for record in fixed_in if record.KIND == "release"),
        )
    )
    mended = (*fixing.values(), *releases.values())
    tested = _by_id(links.naming("validation", "verifies", mended))
    judged = _by_id(links.naming("readiness_review", "release", releases.values()))
    later = {**improving, **fixing, **releases, **tested, **judged}
    yield "improving_changes", (record for key, record in improving.items() if key not in fixing)
    yield "mending_changes", fixing.values()
    yield "mending_validations", tested.values()
    yield "mending_readiness", judged.values()
    yield "mending_releases", releases.values()
    for part in ("changes", "validations", "readiness", "releases"):
        yield part, (record for record in cast[part] if record.id not in later)
    yield "moved", cast["objectives"] if cast["improvements"] or cast["actions"] else ()


def _by_id(records: Iterable[Record]) -> dict[str, Record]:
    return {record.id: record for record in records}
