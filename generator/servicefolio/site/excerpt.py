"""Cuts the content out of built pages, so that many of them can stand in one file.

Places get names that no other page has, links lead within the file or to the published site, and
pictures stand where they are shown. Nothing that is left loads, runs or sends anything: the texts
of records never could, and hand-written pages of the manual may hold any HTML.
"""

import base64
import mimetypes
import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from urllib.parse import unquote

from servicefolio.site.markup import Attributes, rewrite

_CONTENT = tuple(
    re.compile(rf"<{name}\b[^>]*>(.*)</{name}>", re.DOTALL) for name in ("article", "main", "body")
)
"""Where themes have what a page holds: the first of these that there is."""
_TITLE = re.compile(r"<h1\b[^>]*>(.*?)</h1>", re.DOTALL)
_PERMALINK = re.compile(r'<a class="headerlink".*?</a>', re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_GONE = frozenset({"script", "style", "link", "meta", "base", "iframe", "object", "embed", "frame"})
_NAMES = frozenset(
    {"id", "name", "for", "headers", "list", "form", "aria-labelledby", "aria-describedby",
     "aria-controls", "aria-details", "aria-owns"}
)  # fmt: skip
"""Attributes that name places of the page, some of them several."""
_LEADING = frozenset({"href", "xlink:href"})
_ACTING = re.compile(r"on.*|src.*|(?:form)?action|poster|ping|data|background", re.IGNORECASE)
_OTHER_HOST = re.compile(r"(?:https?|mailto|tel):", re.IGNORECASE)
_NO_PATH = re.compile(r"[a-z][a-z0-9+.-]*:|/|\\", re.IGNORECASE)
_PASSED_OVER = re.compile(r"\A[\x00-\x20]+|[\t\n\r]+|[\x00-\x20]+\Z")
"""What browsers do not see in an address."""
_PLACE_IN_VALUE = re.compile(r"url\(\s*[\"']?#")


@dataclass(frozen=True, slots=True)
class Excerpt:
    """What a page holds."""

    title: str
    html: str


@dataclass(frozen=True, slots=True)
class Pages:
    """Built pages, of which those in `anchors` stand in one file."""

    folder: Path
    """Where they were built."""
    anchors: Mapping[str, str]
    """The address of each page in the file to the name of its place there."""
    site_url: str
    """Where other pages can be read, or empty."""

    def excerpt(self, address: str) -> Excerpt:
        """Cut out the content of a page in the file."""
        built = (self.folder / address / "index.html").read_text("utf-8", "replace")
        content = next((found[1] for form in _CONTENT if (found := form.search(built))), "")
        title = _TITLE.search(content)
        words = _TAG.sub("", _PERMALINK.sub("", title[1])) if title else ""
        html = rewrite(
            _PERMALINK.sub("", content), lambda name, of: self._harmless(name, of, address)
        )
        return Excerpt(" ".join(unescape(words).split()) or address, html)

    def _harmless(self, name: str, attributes: Attributes, address: str) -> Attributes | None:
        """Keep an element, of its attributes those that only show something."""
        if name in _GONE:
            return None
        kept: Attributes = {}
        anchor = self.anchors[address]
        for key, value in attributes.items():
            if value is None or not _ACTING.fullmatch(key):
                kept[key] = None if value is None else self._attribute(key, value, address)
        for key in _LEADING & kept.keys():
            if kept[key] is None:
                del kept[key]
        if name == "img" and attributes.get("src"):
            kept["src"] = self._picture(attributes["src"] or "", address)
        return {
            key: value and _PLACE_IN_VALUE.sub(f"url(#{anchor}-", value)
            for key, value in kept.items()
        }

    def _attribute(self, key: str, value: str, address: str) -> str | None:
        if key in _NAMES:
            return " ".join(f"{self.anchors[address]}-{word}" for word in value.split())
        return self._lead(value, address) if key in _LEADING else value

    def _lead(self, target: str, address: str) -> str | None:
        """Have a link lead within the file, or to the published site; None where to nothing."""
        target = _PASSED_OVER.sub("", target)
        if _OTHER_HOST.match(target):
            return target
        if _NO_PATH.match(target):
            return None
        path, _, fragment = target.partition("#")
        path, question, query = path.partition("?")
        place = f"-{fragment}" if fragment else ""
        wanted = self._resolve(path, address) if path else address
        if wanted in self.anchors:
            return f"#{self.anchors[wanted]}{place}"
        if not self.site_url:
            return None
        return f"{self.site_url}{wanted}{question}{query}{f'#{fragment}' if fragment else ''}"

    def _resolve(self, path: str, address: str) -> str:
        """Read a path as seen from a page; a page's address ends in a slash."""
        wanted = posixpath.normpath(posixpath.join(address, path)).removesuffix("index.html")
        is_file = "." in posixpath.basename(wanted.rstrip("."))
        return "" if wanted == "." else wanted if is_file or wanted.endswith("/") else f"{wanted}/"

    def _picture(self, source: str, address: str) -> str:
        """Write a picture of the site into the page; others are left out."""
        path = unquote(re.split(r"[?#]", source, maxsplit=1)[0])
        file = (self.folder / posixpath.normpath(posixpath.join(address, path))).resolve()
        kind = mimetypes.guess_type(file.name)[0] or ""
        if not file.is_relative_to(self.folder.resolve()) or not kind.startswith("image/"):
            return "data:,"
        if not file.is_file():
            return "data:,"
        return f"data:{kind};base64,{base64.b64encode(file.read_bytes()).decode()}"
