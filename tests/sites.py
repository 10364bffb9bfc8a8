"""Small repositories that are nowhere on the disk: texts of files become a catalogue and a site."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from servicefolio.audiences import Audience
from servicefolio.config import Settings
from servicefolio.diagnostics import Diagnostic
from servicefolio.graph.catalog import Catalog, Entry
from servicefolio.graph.link import link
from servicefolio.graph.restrict import restrict
from servicefolio.outputs.plan import addresses, plan
from servicefolio.outputs.views.site import Site
from servicefolio.records.validate import Checked, validate
from servicefolio.registry import all_checks, table
from servicefolio.rules.engine import Context, run
from servicefolio.source.discover import discovered
from servicefolio.source.document import SourceFile
from servicefolio.source.parse import parse
from servicefolio.source.series import read_all_series

TODAY = date(2026, 11, 23)


@dataclass(frozen=True, slots=True)
class Read:
    """What reading and checking files gave."""

    catalog: Catalog
    broken: tuple[Checked, ...]
    diagnostics: tuple[Diagnostic, ...]


def read(files: Mapping[str, str], settings: Settings | None = None) -> Read:
    """Read and check the texts of files, by their paths."""
    settings = settings or Settings()
    sources = discovered((SourceFile(path, text.encode()) for path, text in files.items()), ())
    series = read_all_series(sources.series, settings)
    parsed = [parse(file, settings) for file in sources.files]
    checked = [validate(item, table(), series) for file in parsed for item in file.documents]
    entries = [Entry(item.record, item.document) for item in checked if item.record is not None]
    broken = tuple(item for item in checked if item.record is None)
    linked = link(entries, broken)
    found = [
        *(diagnostic for item in parsed for diagnostic in item.diagnostics),
        *(diagnostic for item in checked for diagnostic in item.diagnostics),
        *linked.diagnostics,
        *run(all_checks(), Context(linked.catalog, settings, TODAY)),
    ]
    return Read(linked.catalog, broken, tuple(sorted(found, key=lambda item: item.sort_key)))


def site_of(catalog: Catalog, settings: Settings | None = None) -> Site:
    """Make the site of a catalogue."""
    return Site(catalog, settings or Settings(), TODAY, addresses())


def published(
    files: Mapping[str, str],
    *,
    audience: Audience = "staff",
    settings: Settings | None = None,
    docs: tuple[SourceFile, ...] = (),
) -> dict[str, bytes]:
    """Publish files for an audience: the bytes of every artifact by its path."""
    result = read(files, settings)
    settings = (settings or Settings()).model_copy(update={"audience": audience})
    visible = restrict(result.catalog, result.broken, result.diagnostics, audience)
    site = site_of(visible.catalog, settings)
    return {artifact.path: artifact.data for artifact in plan(site, visible, docs)}
