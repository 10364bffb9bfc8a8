"""Checks that every link inside a built site leads somewhere: ``python tests/links.py site``.

It knows no engine and no record, only files, and follows no link to another host.
"""

import argparse
import html
import os
import posixpath
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path
from urllib.parse import unquote, urlsplit

# The standard library's parser reads 9 MB a second, these expressions 40: it matters on 10,000
# pages. Comments, scripts and styles are matched to be passed over; a quoted value may hold a ">".
_ATTRIBUTES = r"""((?:[^>"']++|"[^"]*+"|'[^']*+')*+)"""
_TAG = re.compile(
    rf"<!--.*?-->|<(script|style)\b{_ATTRIBUTES}>.*?</\1\s*>|<([a-z][^\s/>]*+){_ATTRIBUTES}>",
    re.DOTALL | re.IGNORECASE,
)
_ATTRIBUTE = re.compile(
    r"""\s(id|name|href|src|poster|action|content)\s*=\s*("[^"]*"|'[^']*'|[^\s>]+)""",
    re.IGNORECASE,
)
_REDIRECT = re.compile(r"^\s*[\d.]+\s*[;,]\s*url\s*=\s*(.+?)\s*$", re.IGNORECASE)
_CANONICAL = re.compile(r"""<link\s[^>]*\brel=["']?canonical["']?[^>]*>""", re.IGNORECASE)
_OTHER_HOST = re.compile(r"^(?:[a-z][a-z0-9+.-]*:|//)", re.IGNORECASE)

_PAGES_WORTH_A_PROCESS = 500


@dataclass(frozen=True, slots=True)
class Site:
    """The files of a built site.

    Attributes:
        root: the folder.
        files: the path of every file, relative to the folder, with forward slashes.
        address: where the site says that it lies (``https://host/folder/``), or empty.
    """

    root: Path
    files: frozenset[str]
    address: str


@dataclass(frozen=True, slots=True)
class Anchor:
    """A link to a place in a page: as written, the page that it leads to, and the id there."""

    url: str
    page: str
    id: str


@dataclass(frozen=True, slots=True)
class Page:
    """What a page offers (its ids) and wants.

    Attributes:
        path: its file in the site.
        ids: the places in it that links can lead to.
        anchors: its links to places in other pages, which only the whole site can tell.
        missing: its links that lead nowhere, and where they lead.
        links: how many links it has.
    """

    path: str
    ids: frozenset[str]
    anchors: tuple[Anchor, ...]
    missing: tuple[tuple[str, str], ...]
    links: int


@dataclass(frozen=True, slots=True)
class Broken:
    """A link that leads nowhere: the page it is on, as written, and what is not there."""

    page: str
    url: str
    target: str


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints what is broken; returns 0 when nothing is and 1 otherwise (a wrong call exits 2)."""
    parser = argparse.ArgumentParser(prog="links.py", description="Check a built site's own links.")
    parser.add_argument("site", type=Path, help="the folder of the built site")
    root: Path = parser.parse_args(arguments).site.resolve()
    pages = read(survey(root))
    if not pages:
        parser.error(f"no HTML page in {root}")
    broken = tuple(find_broken(pages))
    sys.stdout.writelines(f"{line}\n" for line in report(broken))
    total = sum(page.links for page in pages)
    outcome = f"{len(broken):,} lead nowhere" if broken else "all lead somewhere"
    sys.stdout.write(f"{total:,} links on {len(pages):,} pages: {outcome}\n")
    return 1 if broken else 0


def survey(root: Path) -> Site:
    """Lists the files of the site, and reads from the home page which address it is built for."""
    found = (path for path in root.rglob("*") if path.is_file())
    files = frozenset(path.relative_to(root).as_posix() for path in found)
    home = (root / "index.html").read_text("utf-8") if "index.html" in files else ""
    canonical = _CANONICAL.search(home)
    address = dict(_attributes(canonical[0])).get("href", "") if canonical else ""
    return Site(root, files, address)


def read(site: Site) -> list[Page]:
    """Reads all pages; when there are many, in as many processes as there are processors."""
    names = sorted(name for name in site.files if name.endswith(".html"))
    workers = (os.cpu_count() or 1) if len(names) >= _PAGES_WORTH_A_PROCESS else 1
    if workers == 1:
        return _read_pages(names, site)
    slices = [names[start::workers] for start in range(workers)]
    with ProcessPoolExecutor(workers) as pool:
        pages = chain.from_iterable(pool.map(partial(_read_pages, site=site), slices))
        return sorted(pages, key=lambda page: page.path)


def find_broken(pages: Iterable[Page]) -> Iterator[Broken]:
    """Yields the links that lead to no file, and those that lead to no place in one."""
    known = {page.path: page for page in pages}
    for page in known.values():
        for url, target in page.missing:
            yield Broken(page.path, url, target)
        for anchor in page.anchors:
            target_page = known.get(anchor.page)
            if target_page and anchor.id not in target_page.ids:
                yield Broken(page.path, anchor.url, f"{anchor.page}#{anchor.id}")


def report(broken: Iterable[Broken]) -> Iterator[str]:
    """Yields one line a target: what the navigation gets wrong is wrong on every page."""
    by_target: dict[str, list[Broken]] = {}
    for link in broken:
        by_target.setdefault(link.target, []).append(link)
    for target, links in by_target.items():
        others = len({link.page for link in links}) - 1
        also = f" (the same on {others:,} more)" if others else ""
        yield f"{links[0].page}: {links[0].url} leads nowhere: there is no {target}{also}"


def _read_pages(names: Iterable[str], site: Site) -> list[Page]:
    return [_read_page(name, (site.root / name).read_text("utf-8"), site) for name in names]


def _read_page(name: str, text: str, site: Site) -> Page:
    ids, urls = _ids_and_urls(text)
    anchors, missing = [], []
    for url in urls:
        wanted, _, fragment = url.partition("#")
        path = _path_in_site(wanted, name, site)
        if path is None:
            continue
        file = path if path in site.files else posixpath.normpath(f"{path}/index.html")
        anchor = unquote(fragment) if _is_anchor(fragment) else ""
        if file not in site.files:
            missing.append((url, path))
        elif file == name and anchor and anchor not in ids:
            missing.append((url, f"{file}#{anchor}"))
        elif file != name and anchor:
            anchors.append(Anchor(url, file, anchor))
    return Page(name, frozenset(ids), tuple(anchors), tuple(missing), len(urls))


def _ids_and_urls(text: str) -> tuple[set[str], dict[str, None]]:
    ids: set[str] = set()
    urls: dict[str, None] = {}
    for _, script_attributes, tag, tag_attributes in _TAG.findall(text):
        for attribute, value in _attributes(script_attributes or tag_attributes):
            match attribute:
                case "id":
                    ids.add(value)
                case "name":
                    ids.update({value} if tag in ("a", "A") else ())
                case "content":
                    urls.update(dict.fromkeys(_REDIRECT.findall(value)))
                case _:
                    urls[value.strip()] = None
    return ids, urls


def _attributes(tag: str) -> Iterator[tuple[str, str]]:
    for name, value in _ATTRIBUTE.findall(tag):
        yield name.lower(), html.unescape(value.strip("\"'"))


def _path_in_site(url: str, page: str, site: Site) -> str | None:
    """Returns the path that a link without its fragment means, or None for another site's.

    A path that begins with ``..`` leaves the folder, and is no file of this site whatever a host
    may serve above it.
    """
    if site.address and url.startswith(site.address):
        path = url.removeprefix(site.address)
    elif _OTHER_HOST.match(url):
        return None
    elif url.startswith("/"):
        base = urlsplit(site.address).path or "/"
        path = url.removeprefix(base) if url.startswith(base) else f"..{url}"
    else:
        path = posixpath.join(posixpath.dirname(page), url) if url else page
    return posixpath.normpath(unquote(path.partition("?")[0]) or ".")


def _is_anchor(fragment: str) -> bool:
    # "top" needs no id, "key=value" is a script's state, and ":~:" a search by the browser itself.
    return bool(fragment) and fragment != "top" and "=" not in fragment and ":~:" not in fragment


if __name__ == "__main__":
    sys.exit(main())
