"""The generated half of the site's settings: where things lie, and the navigation.

Record pages stay out of the navigation: with them in it, a site of a thousand pages takes seven
times as long to build and thirteen times the space.
"""

import json
from collections.abc import Iterable, Mapping
from typing import TypeAlias

from servicefolio.kind import PROCESS_TITLES, Kind
from servicefolio.outputs.artifact import Artifact, text_artifact

CONFIG = "mkdocs.yml"
"""The child of the root's mkdocs.yml, below the build folder."""

NavItem: TypeAlias = "Mapping[str, str | list[NavItem]]"

LIST_TITLES = {"service": "Service catalogue"}


def config_artifact(kinds: Iterable[Kind], manual: list[NavItem], *, parent: str) -> Artifact:
    """Write the engine's settings: a child of the hand-written `parent`.

    A site without pages in its `manual` has none.
    """
    settings = {
        "INHERIT": parent,
        "docs_dir": "docs",
        "site_dir": "site",
        "use_directory_urls": True,
        "nav": [{"Home": "index.md"}, *_sections(kinds), *([{"Manual": manual}] if manual else [])],
        "not_in_nav": "*",
        "validation": {"links": {"unrecognized_links": "ignore", "absolute_links": "ignore"}},
    }
    # JSON is YAML, and cannot be misread.
    return text_artifact(CONFIG, json.dumps(settings, indent=2, ensure_ascii=False))


def _sections(kinds: Iterable[Kind]) -> list[NavItem]:
    """Group list pages by process; a process with one kind needs no group."""
    by_process: dict[str, list[NavItem]] = {}
    for kind in kinds:
        title = LIST_TITLES.get(kind.name, kind.titles)
        page: NavItem = {title: f"{kind.plural}/index.md"}
        by_process.setdefault(PROCESS_TITLES[kind.process], []).append(page)
    order = list(PROCESS_TITLES.values())
    # Foundation is what the others refer to: readers look for it last.
    titles = sorted(by_process, key=lambda title: (title == order[0], order.index(title)))
    return [
        by_process[title][0] if len(by_process[title]) == 1 else {title: by_process[title]}
        for title in titles
    ]
