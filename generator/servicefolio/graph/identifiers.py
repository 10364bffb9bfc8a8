"""Which ids are taken, and where: of records, former ones, and of records that are broken."""

from collections.abc import Iterable

from servicefolio.graph.catalog import Catalog
from servicefolio.records.validate import Checked


def taken_identifiers(catalog: Catalog, broken: Iterable[Checked]) -> dict[str, str]:
    """Map every id that a new record cannot have, in lower case, to the file that has it."""
    taken = {item.identifier: item.document.path for item in broken if item.identifier}
    taken |= {entry.record.id: entry.document.path for entry in catalog.entries}
    taken |= {
        alias: catalog.by_id[holder].document.path for alias, holder in catalog.aliases.items()
    }
    return {identifier.casefold(): path for identifier, path in taken.items()}
