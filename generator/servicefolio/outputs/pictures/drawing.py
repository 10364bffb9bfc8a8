"""Where the boxes and lines of a picture lie; macros/picture.md.jinja draws them as SVG.

The layout engine is told sizes and who is joined to whom, and never sees a text.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from servicefolio.outputs.pictures.diagrams import Edge, Node, Picture
from servicefolio.outputs.pictures.labels import width_of, wrap
from servicefolio.outputs.pictures.strokes import Point, head, number, path, without_head
from servicefolio.text import slug

_UNITS_PER_REM = 20
"""So many units of a picture are one `rem` of its reader."""
_FONT, _SMALL_FONT = 14, 11.5
_LINE, _SMALL_LINE = 18, 15
_PADDING_X, _PADDING_Y = 12, 9
_NARROWEST_BOX = 56
_WIDEST_LABEL, _WIDEST_EDGE_LABEL = 12.5, 9.5
"""In em, so that a column of boxes fits a telephone."""
_MOST_LINES = 4
_ASCENT = 0.76
"""How far below the top of a line its baseline lies, in parts of the line."""
_MARGIN = 3
_REMEMBERED = 2_000


@dataclass(frozen=True, slots=True)
class Text:
    """A line of text at its place: the middle of its baseline."""

    text: str
    x: str
    y: str
    small: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """A node at its place."""

    node: Node
    x: str
    y: str
    width: str
    height: str
    texts: tuple[Text, ...]
    is_cut: bool
    """The label was too long to be shown whole."""


@dataclass(frozen=True, slots=True)
class Arrow:
    """An edge at its place: its line and its heads as SVG writes them, and its label."""

    edge: Edge
    path: str
    heads: tuple[str, ...]
    texts: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture laid out; all lengths in units, of which a `rem` has 20."""

    picture: Picture
    id: str
    width: str
    height: str
    width_rem: str
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]


@dataclass(frozen=True, slots=True)
class _Label:
    lines: tuple[str, ...]
    notes: tuple[str, ...]
    is_cut: bool
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class _Line:
    """An edge as the engine draws it: never back, and once for a pair that leads both ways."""

    edge: Edge
    is_back: bool
    is_double: bool


@lru_cache(maxsize=_REMEMBERED)
def lay_out(picture: Picture) -> Drawing:
    """Find places for all that a picture shows; the same picture gives the same drawing."""
    labels = [_label(node.label, node.note, _WIDEST_LABEL, padded=True) for node in picture.nodes]
    lines = _lines(picture)
    edge_labels = [_label("", line.edge.label, _WIDEST_EDGE_LABEL, padded=False) for line in lines]
    placed = _place(picture, labels, lines, edge_labels)
    left, top, right, bottom = _bounds(placed, labels, edge_labels)
    move = (_MARGIN - left, _MARGIN - top)
    width, height = right - left + 2 * _MARGIN, bottom - top + 2 * _MARGIN
    return Drawing(
        picture=picture,
        id=f"sf-picture-{slug(picture.name)}",
        width=number(width),
        height=number(height),
        width_rem=f"{width / _UNITS_PER_REM:.2f}",
        boxes=tuple(
            _box(node, label, _moved(_point(place["center"]), move))
            for node, label, place in zip(picture.nodes, labels, placed["nodes"], strict=True)
        ),
        arrows=tuple(
            _arrow(line, label, place, move)
            for line, label, place in zip(lines, edge_labels, placed["edges"], strict=True)
        ),
    )


def _label(text: str, note: str, widest: float, *, padded: bool) -> _Label:
    lines = wrap(text, widest, _MOST_LINES) if text.strip() else ()
    notes = wrap(note, widest * _FONT / _SMALL_FONT, _MOST_LINES) if note.strip() else ()
    widths = [
        *(_FONT * width_of(line) for line in lines),
        *(_SMALL_FONT * width_of(line) for line in notes),
    ]
    width, height = max(widths, default=0.0), _LINE * len(lines) + _SMALL_LINE * len(notes)
    if padded:
        width, height = max(width + 2 * _PADDING_X, _NARROWEST_BOX), height + 2 * _PADDING_Y
    is_cut = " ".join(lines) != " ".join(text.split())
    return _Label(lines, notes, is_cut, round(width), round(height))


def _lines(picture: Picture) -> list[_Line]:
    back = _leading_back(picture)
    known = dict.fromkeys(picture.edges)
    lines: list[_Line] = []
    for edge in known:
        opposite = Edge(edge.target, edge.source, edge.label, edge.classes)
        has_opposite = opposite in known and edge.source != edge.target
        if not (has_opposite and edge in back):
            lines.append(_Line(edge, edge in back, has_opposite and opposite in back))
    return lines


def _leading_back(picture: Picture) -> set[Edge]:
    """Find the edges that close a circle, when nodes are followed in the order that they have."""
    edges: dict[str, list[Edge]] = {node.key: [] for node in picture.nodes}
    for edge in picture.edges:
        edges[edge.source].append(edge)
    back: set[Edge] = set()
    done: set[str] = set()
    for node in picture.nodes:
        way = {node.key: iter(edges[node.key])} if node.key not in done else {}
        while way:
            here = next(reversed(way))
            leaving = next(way[here], None)
            if leaving is None:
                done.add(here)
                del way[here]
            elif leaving.target in way and leaving.target != here:
                back.add(leaving)
            elif leaving.target not in done and leaving.target != here:
                way[leaving.target] = iter(edges[leaving.target])
    return back


def _place(
    picture: Picture, labels: list[_Label], lines: list[_Line], edge_labels: list[_Label]
) -> dict[str, Any]:
    import graphlay  # noqa: PLC0415 - loading it takes time, and many runs draw nothing

    graph = graphlay.Graph()
    for node, label in zip(picture.nodes, labels, strict=True):
        graph.node(node.key, label="", width=label.width, height=label.height)
    for line, label in zip(lines, edge_labels, strict=True):
        ends = (line.edge.source, line.edge.target)
        source, target = reversed(ends) if line.is_back else ends
        if label.width:
            size = {"width": label.width, "height": label.height}
            graph.edge(source, target, label_size=size)
        else:
            graph.edge(source, target)
    options = {
        "direction": "topbottom" if picture.direction == "down" else "leftright",
        "spacing": {"layer_gap": 40, "node_gap": 22, "dummy_gap": 14, "port_gap": 12},
        # More effort takes several times as long, and removes one crossing of twenty.
        "effort": "fast",
    }
    return graphlay.layout(graph, options=options).raw


def _box(node: Node, label: _Label, center: Point) -> Box:
    x, y = center
    top = y - (_LINE * len(label.lines) + _SMALL_LINE * len(label.notes)) / 2
    return Box(
        node=node,
        x=number(x - label.width / 2),
        y=number(y - label.height / 2),
        width=number(label.width),
        height=number(label.height),
        texts=_texts(label, x, top),
        is_cut=label.is_cut,
    )


def _texts(label: _Label, x: float, top: float) -> tuple[Text, ...]:
    texts: list[Text] = []
    for lines, height in ((label.lines, _LINE), (label.notes, _SMALL_LINE)):
        for line in lines:
            texts.append(Text(line, number(x), number(top + _ASCENT * height), height != _LINE))
            top += height
    return tuple(texts)


def _arrow(line: _Line, label: _Label, place: dict[str, Any], move: Point) -> Arrow:
    points = [_moved(_point(point), move) for point in place["points"]]
    if line.is_back:
        points.reverse()
    heads = [head(points)]
    points = without_head(points)
    if line.is_double:
        points.reverse()
        heads.append(head(points))
        points = without_head(points)
    anchor = place["label_anchor"]
    texts: tuple[Text, ...] = ()
    if anchor is not None and label.width:
        x, y = _moved(_point(anchor), move)
        texts = _texts(label, x, y - label.height / 2)
    return Arrow(line.edge, path(points), tuple(heads), texts)


def _bounds(
    placed: dict[str, Any], labels: list[_Label], edge_labels: list[_Label]
) -> tuple[float, float, float, float]:
    """Find the left, top, right and bottom end of all that is shown, labels of edges too."""
    areas = [
        (*_point(place["center"]), label.width, label.height)
        for place, label in zip(placed["nodes"], labels, strict=True)
    ]
    areas += [(*_point(point), 0, 0) for place in placed["edges"] for point in place["points"]]
    areas += [
        (*_point(place["label_anchor"]), label.width, label.height)
        for place, label in zip(placed["edges"], edge_labels, strict=True)
        if place["label_anchor"] is not None
    ]
    return (
        min((x - width / 2 for x, _, width, _ in areas), default=0),
        min((y - height / 2 for _, y, _, height in areas), default=0),
        max((x + width / 2 for x, _, width, _ in areas), default=0),
        max((y + height / 2 for _, y, _, height in areas), default=0),
    )


def _point(place: dict[str, float]) -> Point:
    return place["x"], place["y"]


def _moved(point: Point, by: Point) -> Point:
    return point[0] + by[0], point[1] + by[1]
