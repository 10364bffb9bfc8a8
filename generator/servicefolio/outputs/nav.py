"""The generated half of the site's settings: where things lie, and the navigation.

Record pages stay out of the navigation: with them in it, a site of a thousand pages takes seven
times as long to build and thirteen times the space.
"""

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from servicefolio.kind import PROCESS_TITLES, Kind, Process
from servicefolio.outputs.artifact import Artifact, text_artifact
from servicefolio.outputs.scripts import ENTRIES, STYLES

CONFIG = "mkdocs.yml"
"""The child of the root's mkdocs.yml, below the build folder."""

NavItem: TypeAlias = "Mapping[str, str | list[NavItem]]"


@dataclass(frozen=True, slots=True)
class Place:
    """A page of the navigation: the section that it stands in, and what it is called there."""

    section: Process
    title: str
    page: str
    """Its Markdown file, such as `services/index.md`."""


PLACES: tuple[Place, ...] = (
    Place("strategy", "Service catalogue", "services/index.md"),
    Place("strategy", "Portfolio", "portfolio/index.md"),
    Place("strategy", "Objectives", "objectives/index.md"),
    Place("strategy", "Traceability", "traceability/index.md"),
    Place("design", "Service levels", "slas/index.md"),
    Place("design", "Offerings", "offerings/index.md"),
    Place("transition", "Changes", "changes/index.md"),
    Place("transition", "Change calendar", "change-calendar/index.md"),
    Place("transition", "Releases", "releases/index.md"),
    Place("operation", "Status", "status/index.md"),
    Place("operation", "Tonight", "tonight/index.md"),
    Place("operation", "Outage cards", "outage-cards/index.md"),
    Place("operation", "Known errors", "known-errors/index.md"),
    Place("operation", "New known error", "new-known-error/index.md"),
    Place("operation", "Incidents", "incidents/index.md"),
    Place("operation", "Problems", "problems/index.md"),
    Place("operation", "Runbooks", "runbooks/index.md"),
    Place("improvement", "Improvements", "improvements/index.md"),
    Place("improvement", "KPIs", "kpis/index.md"),
    Place("improvement", "Reviews", "reviews/index.md"),
    Place("foundation", "How it fits together", "how-it-fits-together/index.md"),
    Place("foundation", "Teams", "teams/index.md"),
    Place("foundation", "Technical services", "technical-services/index.md"),
    Place("foundation", "Feeds and calendars", "feeds/index.md"),
    Place("foundation", "Gaps", "gaps/index.md"),
    Place("foundation", "Data quality", "data-quality/index.md"),
)
"""The pages of each section that its readers look for first, in their order.

A page stands in the navigation where it is made, and nowhere else. The lists of all other kinds
follow by themselves; a page that is no kind's list has to be named here.
"""

_MANUAL = "Manual"
_ABOUT = "About"
"""Foundation is what the others refer to: readers look for it last, and for the manual with it."""


def config_artifact(
    kinds: Iterable[Kind],
    made: Collection[str],
    manual: list[NavItem],
    *,
    parent: str,
    site_url: str | None = None,
) -> Artifact:
    """Write the engine's settings: a child of the hand-written `parent`.

    `made` are the Markdown files that there are; the navigation names no other. A site without
    pages in its `manual` has none. What is a list here follows the parent's list (site/inherit.py).
    """
    settings = {
        "INHERIT": parent,
        **({"site_url": site_url} if site_url else {}),
        "docs_dir": "docs",
        "site_dir": "site",
        "use_directory_urls": True,
        "nav": [{"Home": "index.md"}, *_sections(_places(kinds, made), manual)],
        "not_in_nav": "*",
        "extra_css": [*STYLES],
        "extra_javascript": [{"path": entry, "type": "module"} for entry in ENTRIES],
        "plugins": [{"search": {"enabled": False}}],  # the theme's own search
        "validation": {"links": {"unrecognized_links": "ignore", "absolute_links": "ignore"}},
    }
    # JSON is YAML, and cannot be misread.
    return text_artifact(CONFIG, json.dumps(settings, indent=2, ensure_ascii=False))


def _places(kinds: Iterable[Kind], made: Collection[str]) -> list[Place]:
    """List the pages that are made: those with a place of their own, then the kinds' lists."""
    named = {place.page for place in PLACES}
    lists = (Place(kind.process, kind.titles, f"{kind.plural}/index.md") for kind in kinds)
    places = (*PLACES, *(place for place in lists if place.page not in named))
    return [place for place in places if place.page in made]


def _sections(places: Iterable[Place], manual: list[NavItem]) -> list[NavItem]:
    """Group pages by process; a process with one page needs no group."""
    by_process: dict[Process, list[NavItem]] = {process: [] for process in PROCESS_TITLES}
    for place in places:
        by_process[place.section].append({place.title: place.page})
    about = by_process.pop("foundation")
    sections = [
        pages[0] if len(pages) == 1 else {PROCESS_TITLES[process]: pages}
        for process, pages in by_process.items()
        if pages
    ]
    about += [{_MANUAL: manual}] if manual else []
    return [*sections, *([{_ABOUT: about}] if about else [])]
