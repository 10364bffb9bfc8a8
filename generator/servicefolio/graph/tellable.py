"""Which findings of `check` an audience may know of: none that tells of what is hidden from it."""

import re
from collections.abc import Iterable, Iterator

from servicefolio.diagnostics import Diagnostic
from servicefolio.graph.catalog import Catalog
from servicefolio.records.validate import Checked
from servicefolio.source.discover import CONTENT_FOLDERS

_NAMES = re.compile(r"[A-Za-z0-9-]+")


def tellable(
    diagnostics: Iterable[Diagnostic],
    whole: Catalog,
    visible: Catalog,
    broken: Iterable[Checked],
    hidden_broken: Iterable[Checked],
) -> Iterator[Diagnostic]:
    """Keep the findings that neither lie with nor name a record that is hidden.

    `broken` records may be known of, `hidden_broken` ones not. A file out of which nothing could
    be read may hold anything, so what is found there stays untold as well.
    """
    gone = whole.by_id.keys() - visible.by_id.keys()
    aliases = {alias for alias, target in whole.aliases.items() if target in gone}
    titles = _any_of(whole.by_id[identifier].record.title for identifier in gone)
    ids = {item.identifier for item in hidden_broken if item.identifier} - visible.by_id.keys()
    names = gone | aliases | ids
    known = {path for entry in visible.entries for path in entry.document.paths}
    known |= {path for item in broken for path in item.document.paths}
    mixed = {path for identifier in gone for path in whole.by_id[identifier].document.paths}
    mixed |= {path for item in hidden_broken for path in item.document.paths}
    for found in diagnostics:
        own = found.record is not None and found.record not in names
        places = ((found.path, own), *((other.path, False) for other in found.related))
        lies_open = all(
            _is_outside(path) or (path in known and (may or path not in mixed))
            for path, may in places
        )
        text = " ".join(_words(found))
        if lies_open and not (titles.search(text) or names & set(_NAMES.findall(text))):
            yield found


def _is_outside(path: str) -> bool:
    """Tell whether a file is no record's, such as the settings."""
    return path.partition("/")[0] not in CONTENT_FOLDERS


def _words(found: Diagnostic) -> Iterator[str]:
    yield found.message
    yield from filter(None, (found.record, found.hint, found.excerpt, found.ignored))
    yield from (other.message for other in found.related)


def _any_of(titles: Iterable[str]) -> re.Pattern[str]:
    """Match any of some titles as words of their own."""
    choices = "|".join(re.escape(title) for title in titles)
    return re.compile(rf"(?<!\w)(?:{choices})(?!\w)" if choices else r"(?!)")
