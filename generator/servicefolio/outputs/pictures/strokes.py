"""How lines, arrow heads and marks are written in SVG: points in, numbers with one digit out."""

from collections.abc import Sequence
from math import hypot
from typing import TypeAlias

from servicefolio.derive.status import Tone

Point: TypeAlias = tuple[float, float]
"""To the right and down, in the units of the picture."""

_CORNER = 6
_HEAD_LENGTH, _HEAD_WIDTH = 8, 7


def head(points: Sequence[Point]) -> str:
    """Write the corners of an arrow's head, whose tip is the last point."""
    tip, before = points[-1], points[-2]
    back = _towards(tip, before, _HEAD_LENGTH)
    length = hypot(tip[0] - before[0], tip[1] - before[1]) or 1
    aside = (
        (before[1] - tip[1]) / length * _HEAD_WIDTH / 2,
        (tip[0] - before[0]) / length * _HEAD_WIDTH / 2,
    )
    corners = (
        tip,
        (back[0] + aside[0], back[1] + aside[1]),
        (back[0] - aside[0], back[1] - aside[1]),
    )
    return " ".join(_pair(corner) for corner in corners)


def without_head(points: Sequence[Point]) -> list[Point]:
    """End a line a little before its last point, where the head stands."""
    return [*points[:-1], _towards(points[-1], points[-2], _HEAD_LENGTH - 1)]


def path(points: Sequence[Point]) -> str:
    """Write a line as SVG does, with its corners rounded."""
    words = [f"M{_pair(points[0])}"]
    for before, here, after in zip(points, points[1:], points[2:], strict=False):
        radius = min(_CORNER, _distance(before, here) / 2, _distance(here, after) / 2)
        words.append(f"L{_pair(_towards(here, before, radius))}")
        words.append(f"Q{_pair(here)} {_pair(_towards(here, after, radius))}")
    words.append(f"L{_pair(points[-1])}")
    return "".join(words)


def straight(points: Sequence[Point]) -> str:
    """Write a line as SVG does, with its corners as they are."""
    return "M" + "L".join(_pair(point) for point in points)


def mark(tone: Tone, place: Point, radius: float) -> str:
    """Write the shape of a point in a chart: each tone has its own, so that no colour is needed."""
    x, y = place
    wide = radius * 1.3
    if tone == "caution":
        return _corners((x, y - wide), (x + wide, y), (x, y + wide), (x - wide, y))
    if tone == "bad":
        side = radius
        return _corners(
            (x - side, y - side), (x + side, y - side), (x + side, y + side), (x - side, y + side)
        )
    length, half = number(2 * radius), number(radius)
    return (
        f"M{_pair((x - radius, y))}a{half},{half} 0 1,0 {length},0a{half},{half} 0 1,0 -{length},0z"
    )


def number(value: float) -> str:
    """Write a length with one digit at most behind the point, so that all machines agree."""
    return f"{round(value, 1) + 0.0:.1f}".removesuffix(".0")


def _corners(*points: Point) -> str:
    return f"{straight(points)}z"


def _towards(start: Point, goal: Point, length: float) -> Point:
    whole = _distance(start, goal) or 1
    part = length / whole
    return start[0] + (goal[0] - start[0]) * part, start[1] + (goal[1] - start[1]) * part


def _distance(one: Point, other: Point) -> float:
    return hypot(other[0] - one[0], other[1] - one[1])


def _pair(point: Point) -> str:
    return f"{number(point[0])},{number(point[1])}"
