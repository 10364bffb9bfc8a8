"""Measures pictures: loading the layout engine, and drawing pictures of several sizes as SVG.

    python bench/pictures.py [--pictures 200]

Each picture is another one, so that none is remembered; then the same are asked for again.
"""

import argparse
import json
import random
import sys
import time
from collections.abc import Callable, Sequence

from servicefolio.outputs.environment import environment
from servicefolio.outputs.pictures.diagrams import Edge, Node, Picture

_SIZES = (5, 10, 20, 40)


def main() -> None:
    """Read the arguments, measure, print one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--pictures", type=int, default=200, help="how many of each size")
    arguments = parser.parse_args()
    if arguments.pictures < 1:
        sys.exit("--pictures is 1 at least")
    macros = environment().get_template("macros/picture.md.jinja").module
    draw: Callable[[Picture], str] = macros.drawing  # type: ignore[attr-defined]
    report: dict[str, object] = {"first_picture_ms": _each(draw, [_picture(3, 0)])}
    for size in _SIZES:
        pictures = [_picture(size, seed) for seed in range(arguments.pictures)]
        report[f"{size}_nodes"] = {
            "edges": len(pictures[0].edges),
            "kilobytes": round(len(draw(_picture(size, -1)).encode()) / 1e3, 1),
            "ms_each": _each(draw, pictures),
            "again_ms_each": _each(draw, pictures),
        }
    print(json.dumps(report, indent=2))


def _picture(size: int, seed: int) -> Picture:
    """Make a picture like those of services: each node needs one or two that come later."""
    chance = random.Random(seed)  # noqa: S311 - the same pictures every time
    nodes = [
        Node(str(index), f"Service number {index}", "live", f"{index}/") for index in range(size)
    ]
    edges = {
        Edge(str(index), str(chance.randrange(index + 1, size)), classes=("essential",))
        for index in range(size - 1)
        for _ in range(2)
    }
    ordered = tuple(sorted(edges, key=lambda edge: (int(edge.source), int(edge.target))))
    return Picture(f"made-{seed}", "Needs", "What needs what.", tuple(nodes), ordered, "right")


def _each(draw: Callable[[Picture], str], pictures: Sequence[Picture]) -> float:
    begin = time.perf_counter()
    for picture in pictures:
        draw(picture)
    return round((time.perf_counter() - begin) * 1_000 / len(pictures), 2)


if __name__ == "__main__":
    main()
