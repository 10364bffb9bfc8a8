"""Who does something about a number that misses its target again and again."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import tzinfo

from servicefolio.derive.measurements.series import Series, joined
from servicefolio.derive.measurements.trends import Breaches, last_breaches
from servicefolio.derive.neighbours import named_by
from servicefolio.graph.catalog import Catalog
from servicefolio.records.base import Record

ANSWERS = ("improvement", "corrective_action")
"""The kinds of record in which somebody does something about it."""

_KPI, _MEASUREMENT = "kpi", "measurement"
_ABOUT = frozenset({"improves", "arises_from"})
_ENDED = frozenset({"over", "gone"})


@dataclass(frozen=True, slots=True)
class Breach:
    """A series that ends with breaches, and what may be done about it."""

    series: Series
    breaches: Breaches
    measured: Record
    """The KPI, or the service level that the target belongs to."""
    about: tuple[Record, ...]
    """What an improvement that answers it may be about: the KPI, objective, service and so on."""
    answers: tuple[Record, ...]
    """The open improvements and corrective actions that are about any of these."""


def breaches(catalog: Catalog, zone: tzinfo, fewest: int) -> Iterator[Breach]:
    """Find the series of KPIs and promises that end with so many breaches running, or more."""
    for series in joined(catalog, catalog.records(_MEASUREMENT), zone):
        found = last_breaches(series)
        if found is None or len(found.rows) < fewest:
            continue
        newest = series.measurements[-1]
        measured = next(iter(named_by(catalog, newest.id, "measures")), None)
        if measured is None or measured.LIFECYCLE.state(measured.state).stage in _ENDED:
            continue
        about = tuple(dict.fromkeys(record.id for record in _about(catalog, series, measured)))
        yield Breach(
            series,
            found,
            measured,
            tuple(catalog.by_id[identifier].record for identifier in about),
            tuple(_open_answers(catalog, about)),
        )


def _about(catalog: Catalog, series: Series, measured: Record) -> Iterator[Record]:
    """List what is measured, what that serves, where it was measured, and KPIs that watch it."""
    yield measured
    yield from named_by(catalog, measured.id, "measures")
    for measurement in series.measurements:
        yield from named_by(catalog, measurement.id, "service")
        parts = {
            relation.reference.part
            for relation in catalog.outgoing(measurement.id)
            if relation.reference.route[0] == "measures"
        }
        for relation in catalog.incoming(measured.id):
            watches = relation.reference.route[0] == "measures" and relation.reference.part in parts
            source = catalog.by_id[relation.source].record
            if watches and source.KIND == _KPI:
                yield source


def _open_answers(catalog: Catalog, about: tuple[str, ...]) -> Iterator[Record]:
    named = (
        relation.source
        for identifier in about
        for relation in catalog.incoming(identifier)
        if relation.reference.route[0] in _ABOUT
    )
    for source in dict.fromkeys(named):
        record = catalog.by_id[source].record
        is_open = record.LIFECYCLE.state(record.state).stage not in _ENDED
        if record.KIND in ANSWERS and is_open:
            yield record
