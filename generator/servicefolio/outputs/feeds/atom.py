"""Atom feeds (RFC 4287): values in, XML out. The only module that writes XML."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from xml.etree.ElementTree import Element, SubElement, indent, tostring

_ATOM = "http://www.w3.org/2005/Atom"
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 (2.2) has no way to write."""


@dataclass(frozen=True, slots=True)
class News:
    """An entry of a feed."""

    id: str
    """A name that stays, as a URI."""
    title: str
    updated: datetime
    """In UTC."""
    address: str
    summary: str
    """Plain text."""
    terms: tuple[str, ...] = ()
    """What it is filed under."""


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed."""

    id: str
    title: str
    author: str
    updated: datetime
    """In UTC."""
    address: str
    """Its own."""
    page: str
    """Where people read the same."""
    entries: tuple[News, ...]


def atom(feed: Feed) -> bytes:
    """Write a feed as XML."""
    root = Element("feed", {"xmlns": _ATOM})
    _texts(root, (("id", feed.id), ("title", feed.title), ("updated", _moment(feed.updated))))
    SubElement(root, "link", {"rel": "self", "type": "application/atom+xml", "href": feed.address})
    SubElement(root, "link", {"rel": "alternate", "type": "text/html", "href": feed.page})
    SubElement(SubElement(root, "author"), "name").text = _sound(feed.author)
    SubElement(root, "generator").text = "servicefolio"
    for news in feed.entries:
        entry = SubElement(root, "entry")
        texts = (("id", news.id), ("title", news.title), ("updated", _moment(news.updated)))
        _texts(entry, (*texts, ("summary", news.summary or news.title)))
        link = {"rel": "alternate", "type": "text/html", "href": news.address}
        SubElement(entry, "link", link)
        for term in news.terms:
            SubElement(entry, "category", {"term": _sound(term)})
    indent(root, " ")
    return bytes(tostring(root, "utf-8", xml_declaration=True)) + b"\n"


def _texts(element: Element, texts: Iterable[tuple[str, str]]) -> None:
    for name, text in texts:
        SubElement(element, name).text = _sound(text)


def _moment(at: datetime) -> str:
    return f"{at:%Y-%m-%dT%H:%M:%SZ}"


def _sound(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)
