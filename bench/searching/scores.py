"""How good rankings are, by kind of query and in all, and how figures are spread."""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence

from searching.corpus import Query

ALL = "ALL"
_DEEPEST = 10
"""Results that count; what comes after them nobody reads."""
_FIRST_FEW = 5


def quality(
    queries: Sequence[Query], rankings: Mapping[str, Sequence[str]]
) -> dict[str, dict[str, float]]:
    """Score rankings, which are ids of records by id of query; a query without one is a miss.

    hit@1 and hit@5: the share of queries with a right record in the first place, or the first
    five. mrr@10: the mean of one through the place of the first right record, up to the tenth.
    """
    places: dict[str, list[int | None]] = defaultdict(list)
    for query in queries:
        found = place(query, rankings.get(query.id, ()))
        for group in (query.kind, ALL):
            places[group].append(found)
    return {group: _scores(places[group]) for group in sorted(places)}


def place(query: Query, ids: Sequence[str]) -> int | None:
    """Find the place of the first right record, from one on; None when it is not among the ten."""
    right = (number for number, name in enumerate(ids[:_DEEPEST], 1) if name in query.accept)
    return next(right, None)


def misses(
    queries: Sequence[Query], rankings: Mapping[str, Sequence[str]]
) -> list[dict[str, object]]:
    """List the queries whose right record is not first, for who wants to know why."""
    return [
        {"query": query.text, "kind": query.kind, "place": found, "accept": sorted(query.accept),
         "first": list(rankings.get(query.id, ()))[:3]}
        for query in queries
        if (found := place(query, rankings.get(query.id, ()))) != 1
    ]  # fmt: skip


def spread(values: Sequence[float]) -> dict[str, float]:
    """Tell the median, the 95th percentile (by nearest rank) and the most of figures."""
    if not values:
        return {}
    ordered = sorted(values)
    rank = {"median": 0.5, "p95": 0.95, "max": 1.0}
    return {
        name: round(ordered[math.ceil(share * len(ordered)) - 1], 1) for name, share in rank.items()
    }


def _scores(places: Sequence[int | None]) -> dict[str, float]:
    found = [number for number in places if number is not None]
    count = len(places)
    return {
        "n": count,
        "hit@1": round(sum(number == 1 for number in found) / count, 4),
        "hit@5": round(sum(number <= _FIRST_FEW for number in found) / count, 4),
        "mrr@10": round(sum(1 / number for number in found) / count, 4),
    }
