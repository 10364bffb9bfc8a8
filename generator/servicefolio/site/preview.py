"""Makes one file of the pages that a change makes, changes and takes away, with a list of them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from servicefolio.diagnostics import Diagnostic
from servicefolio.outputs.environment import asset, environment
from servicefolio.outputs.pages.changed import ChangedPage, Fate
from servicefolio.site.excerpt import Excerpt, Pages
from servicefolio.site.one_style import style_of

MOST_OWN = 60
"""Pages of what was changed; with more the file would be too big to be read."""
MOST_OTHERS = 20
"""Pages that only show something of it."""
MOST_FINDINGS = 20
_TEMPLATE = "preview.html.jinja"
_STYLE = "preview.css"
_LOOKS = re.compile(r"<body\b[^>]*?((?: (?:dir|data-md-[a-z-]+)=\"[a-z-]*\")+)")
_TITLES: dict[Fate, str] = {"new": "New", "changed": "Changed", "gone": "Gone"}
_OTHERS = "Changed along with them"


@dataclass(frozen=True, slots=True)
class Head:
    """What is said before the pages: what they cannot tell."""

    compared: str
    """What the site was compared with."""
    counts: str
    """What checking the change finds, in numbers."""
    findings: tuple[Diagnostic, ...]
    """What the change brings."""
    without_page: tuple[str, ...]
    """Files that have no page, though they are there."""
    doubts: tuple[str, ...]
    """Why pages may differ though nobody changed them."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A page in the file."""

    page: ChangedPage
    anchor: str
    content: Excerpt
    target: str | None
    """Where it is now: the name of that page's place in the file, if it is in it."""


@dataclass(frozen=True, slots=True)
class Group:
    """Pages that are listed together, and how many more there are."""

    title: str
    pages: tuple[Shown, ...]
    more: int


def chosen(pages: Iterable[ChangedPage]) -> tuple[ChangedPage, ...]:
    """Choose the pages that the file has room for."""
    found = tuple(pages)
    own = [page for page in found if page.is_own]
    others = [page for page in found if not page.is_own]
    return (*own[:MOST_OWN], *others[:MOST_OTHERS])


def preview(folder: Path, pages: tuple[ChangedPage, ...], head: Head, site_url: str) -> str:
    """Write the file; of the `pages`, those that are `chosen` were built into the folder."""
    shown = chosen(pages)
    anchors = {page.address: f"p{number}" for number, page in enumerate(shown, 1)}
    built = Pages(folder, anchors, site_url)
    first = (folder / shown[0].address / "index.html").read_text("utf-8") if shown else ""
    looks = _LOOKS.search(first)
    return (
        environment()
        .get_template(_TEMPLATE)
        .render(
            groups=tuple(_groups(pages, shown, built)),
            total=len(pages),
            head=head,
            most_findings=MOST_FINDINGS,
            looks=looks[1] if looks else "",
            style=style_of(folder, shown[0].address) if shown else "",
            own_style=asset(_STYLE).decode(),
        )
    )


def _groups(
    pages: tuple[ChangedPage, ...], shown: tuple[ChangedPage, ...], built: Pages
) -> Iterator[Group]:
    for title, fate in (*((title, fate) for fate, title in _TITLES.items()), (_OTHERS, None)):
        all_of_it = [page for page in pages if _fate(page) == fate]
        here = tuple(_shown(page, built) for page in shown if _fate(page) == fate)
        if all_of_it:
            yield Group(title, here, len(all_of_it) - len(here))


def _fate(page: ChangedPage) -> Fate | None:
    """Tell under which heading a page is listed."""
    return page.fate if page.is_own else None


def _shown(page: ChangedPage, built: Pages) -> Shown:
    target = built.anchors.get(page.moved_to or "")
    return Shown(page, built.anchors[page.address], built.excerpt(page.address), target)
