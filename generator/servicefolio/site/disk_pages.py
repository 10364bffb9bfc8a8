"""Pages of the built site, changed so that they work when they are opened from a disk.

Nothing leads from a folder to the page in it there, so links name its file. Modules are not
loaded, so one classic script takes their place. And nothing may be fetched from elsewhere: who
opens the pages may have no network, and would wait for it.
"""

import posixpath
import re
from collections.abc import Collection
from functools import cache
from urllib.parse import unquote, urlsplit

from servicefolio.outputs.on_disk import SCRIPT
from servicefolio.outputs.scripts import ENTRIES
from servicefolio.site.markup import Attributes, rewrite

_PAGE = "index.html"
_LEADING = ("href", "src", "action", "poster", "xlink:href")
"""Attributes that hold an address."""
_LOADED = ("src", "srcset", "poster")
"""Those whose address is loaded without anybody following it; `href` is in some links of a head."""
_NOT_LOADED = frozenset({"canonical", "alternate", "prev", "next", "author", "license", "me"})
_TOUCHED = re.compile(r"\b(?:href|src|srcset|action|poster|http-equiv|type|data-md-component)=")
_ELSEWHERE = re.compile(r"(?:https?:)?//", re.IGNORECASE)
_NO_PATH = re.compile(r"[a-z][a-z0-9+.-]*:|//|[#?]|$", re.IGNORECASE)
_ARTICLE = re.compile(r"<article\b[^>]*>")
_REFRESH = re.compile(r"(\s*[\d.]+\s*[;,]\s*url\s*=\s*)(.+?)\s*", re.IGNORECASE)
_FACTS = "source"
"""The theme's part that asks the repository's host how many stars it has."""


class DiskPages:
    """Changes the pages of one site; `files` are all that it has, by their paths.

    `address` is where it is published, or empty: some links begin at its path. Every page begins
    with the `notice`.
    """

    def __init__(self, files: Collection[str], address: str, notice: str) -> None:
        self._files = frozenset(files)
        self._base = f"{urlsplit(address).path.rstrip('/')}/"
        self._notice = notice
        self.left_out: set[str] = set()
        """What pages would have loaded from elsewhere, or in a form that no disk gives."""

    def change(self, path: str, page: str) -> str:
        """Change the page at a path."""
        folder = posixpath.dirname(path)
        lead = cache(lambda address: self.lead(address, folder))

        def changed(name: str, attributes: Attributes) -> Attributes | None:
            if name == "script" and attributes.get("type") == "module":
                return self._script(attributes, folder)
            if attributes.get("data-md-component") == _FACTS:
                del attributes["data-md-component"]
            self._leave_out(name, attributes)
            for key in attributes.keys() & set(_LEADING):
                attributes[key] = lead(attributes[key] or "")
            if (attributes.get("http-equiv") or "").lower() == "refresh":
                found = _REFRESH.fullmatch(attributes.get("content") or "")
                attributes["content"] = found and found[1] + lead(found[2])
            return attributes

        noted = _ARTICLE.sub(lambda match: f"{match[0]}{self._notice}", page, count=1)
        return rewrite(noted, changed, _TOUCHED)

    def lead(self, address: str, folder: str) -> str:
        """Have an address, as a page in a folder names it, lead to a file."""
        if _NO_PATH.match(address):
            return address
        path = re.split(r"[?#]", address, maxsplit=1)[0]
        rest = address.removeprefix(path)
        if path.startswith("/"):
            below = f"{path.rstrip('/')}/"
            if not below.startswith(self._base):
                return address
            path = posixpath.relpath(below.removeprefix(self._base) or ".", folder or ".")
        target = posixpath.normpath(posixpath.join(folder, unquote(path)))
        if posixpath.normpath(f"{target}/{_PAGE}") in self._files:
            path = f"{path.rstrip('/')}/{_PAGE}"
        return f"{path}{rest}"

    def _script(self, attributes: Attributes, folder: str) -> Attributes | None:
        """Load our script for the first of our modules, and none for the others."""
        source = attributes.get("src") or ""
        target = posixpath.normpath(posixpath.join(folder, self.lead(source, folder)))
        if target == ENTRIES[0]:
            return {"src": posixpath.relpath(SCRIPT, folder or "."), "defer": None}
        if target not in ENTRIES:
            self.left_out.add(source or "a module in a page")
        return None

    def _leave_out(self, name: str, attributes: Attributes) -> None:
        """Take away what would be loaded from elsewhere."""
        kinds = set((attributes.get("rel") or "").lower().split())
        loads_href = name == "link" and not kinds & _NOT_LOADED
        for key in (*_LOADED, *(("href",) if loads_href else ())):
            value = attributes.get(key)
            if value is not None and _ELSEWHERE.search(value):
                self.left_out.add(value)
                del attributes[key]
