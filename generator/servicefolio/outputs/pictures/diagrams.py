"""Pictures of what hangs together: what they show, as values. `drawing.py` finds the places."""

import re
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

from servicefolio.text import slug

_CLASS = re.compile(r"[a-z][a-z0-9_-]*")


class PictureError(ValueError):
    """A picture that cannot be drawn: a program asked for it wrongly."""


@dataclass(frozen=True, slots=True)
class Node:
    """A thing in a picture. Texts are shown as they are; whatever they hold, nothing reads them."""

    key: str
    """Names it in edges; it is not shown."""
    label: str
    note: str = ""
    """A second, smaller line, such as a state: what a colour says has to stand there too."""
    href: str | None = None
    """Where it leads, relative to the page."""
    classes: tuple[str, ...] = ()
    """Words that the stylesheet knows, such as `design` or `over`; shown as `sf-is-design`."""


@dataclass(frozen=True, slots=True)
class Edge:
    """An arrow from one node to another."""

    source: str
    target: str
    label: str = ""
    classes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Picture:
    """What a picture shows. The same facts have to stand as a list beside it."""

    name: str
    """Tells it from the other pictures of its page."""
    title: str
    """What it shows, in a few words."""
    description: str
    """One or two sentences for those who cannot see it."""
    nodes: tuple[Node, ...]
    """In the order in which they are read: an edge to an earlier one leads back."""
    edges: tuple[Edge, ...]
    direction: Literal["down", "right"] = "down"

    def __post_init__(self) -> None:
        """Refuse edges from or to nothing, and what could lead out of the site."""
        keys = {node.key for node in self.nodes}
        if len(keys) < len(self.nodes) or not slug(self.name):
            raise PictureError(f"two nodes of one key, or no name: {self.name!r}")
        if not keys.issuperset(end for edge in self.edges for end in (edge.source, edge.target)):
            raise PictureError(f"an edge from or to nothing: {self.name!r}")
        for href in (node.href for node in self.nodes if node.href is not None):
            if urlsplit(href).scheme or urlsplit(href).netloc:
                raise PictureError(f"a link that leads out of the site: {href!r}")
        listed = (*(node.classes for node in self.nodes), *(edge.classes for edge in self.edges))
        for word in (word for words in listed for word in words):
            if not _CLASS.fullmatch(word):
                raise PictureError(f"no name of a class: {word!r}")

    @property
    def has_links(self) -> bool:
        """Tell whether nodes lead to pages."""
        return any(node.href is not None for node in self.nodes)

    def edges_from(self, node: Node) -> tuple[tuple[Edge, Node], ...]:
        """List where a node's edges lead, for the list beside the picture."""
        by_key = {other.key: other for other in self.nodes}
        return tuple((edge, by_key[edge.target]) for edge in self.edges if edge.source == node.key)
