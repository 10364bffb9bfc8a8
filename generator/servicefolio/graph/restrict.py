"""What an audience may not see is removed here, once: no output has a filter of its own."""

from dataclasses import replace

from servicefolio.graph.catalog import Catalog
from servicefolio.records.base import AUDIENCES, Audience


def restrict(catalog: Catalog, audience: Audience) -> Catalog:
    """Remove the records that an audience may not see, and every relation to them."""
    reach = AUDIENCES.index(audience)
    kept = tuple(
        entry for entry in catalog.entries if AUDIENCES.index(entry.record.audience) <= reach
    )
    if len(kept) == len(catalog.entries):
        return catalog
    ids = {entry.record.id for entry in kept}
    return replace(
        catalog,
        entries=kept,
        aliases={alias: target for alias, target in catalog.aliases.items() if target in ids},
        relations=tuple(
            relation
            for relation in catalog.relations
            if relation.source in ids and relation.target in ids
        ),
    )
