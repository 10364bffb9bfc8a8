"""Pictures: what they show, that no text escapes from them, and that they are always the same."""

import re
import subprocess
import sys

import pytest

from servicefolio.outputs.environment import environment
from servicefolio.outputs.pictures.diagrams import Edge, Node, Picture, PictureError
from servicefolio.outputs.pictures.drawing import lay_out
from servicefolio.outputs.pictures.labels import width_of, wrap
from tests.hostile import LINES
from tests.markup import parse, render

LIFE = ("draft", "review", "approved", "gone")


def picture(
    *labels: str, edges: tuple[Edge, ...] = (), name: str = "p", href: str | None = None
) -> Picture:
    """Make a picture whose nodes are named by their labels."""
    nodes = tuple(Node(label, label, href=href) for label in labels)
    return Picture(name, "What hangs together", "All of it.", nodes, edges)


def macro(name: str, *arguments: object) -> str:
    """Write a picture as pages do."""
    module = environment().get_template("macros/picture.md.jinja").module
    return str(getattr(module, name)(*arguments))


def chain(*keys: str) -> tuple[Edge, ...]:
    """Join each to the next."""
    return tuple(map(Edge, keys, keys[1:]))


def tops(made: Picture) -> dict[str, float]:
    """Tell how far down each node lies."""
    return {box.node.key: float(box.y) for box in lay_out(made).boxes}


def test_nodes_lie_in_the_order_of_their_edges() -> None:
    edges = (*chain(*LIFE), Edge("gone", "draft"), Edge("approved", "review"))
    found = tops(picture(*LIFE, edges=edges))
    assert sorted(found, key=lambda key: found[key]) == list(LIFE)


def test_a_pair_that_leads_both_ways_is_one_line_with_two_heads() -> None:
    (arrow,) = lay_out(picture("a", "b", edges=(Edge("a", "b"), Edge("b", "a")))).arrows
    assert (arrow.edge, len(arrow.heads)) == (Edge("a", "b"), 2)


def test_a_pair_of_different_labels_is_two_lines() -> None:
    made = picture("a", "b", edges=(Edge("a", "b", "needs"), Edge("b", "a", "serves")))
    assert [len(arrow.heads) for arrow in lay_out(made).arrows] == [1, 1]


def test_an_edge_that_leads_back_has_its_head_at_its_target() -> None:
    edges = (*chain("a", "b", "c"), Edge("c", "a"))
    drawing = lay_out(picture("a", "b", "c", edges=edges))
    first = drawing.boxes[0]
    _, y = drawing.arrows[-1].heads[0].split(" ")[0].split(",")
    assert float(first.y) <= float(y) <= float(first.y) + float(first.height)


def test_a_node_may_lead_to_itself_and_an_edge_stand_twice() -> None:
    made = picture("a", "b", edges=(Edge("a", "a"), Edge("a", "b"), Edge("a", "b")))
    assert len(lay_out(made).arrows) == 2


@pytest.mark.parametrize("count", [0, 1, 30])
def test_everything_lies_inside(count: int) -> None:
    labels = [f"thing {index}" for index in range(count)]
    edges = tuple(
        Edge(one, two, "an edge with a long label")
        for one, two in zip(labels, labels[2:], strict=False)
    )
    drawing = lay_out(picture(*labels, edges=edges))
    shown = [line for arrow in drawing.arrows for line in arrow.texts]
    numbers = [
        tuple(map(float, pair.split(",")))
        for arrow in drawing.arrows
        for pair in re.findall(r"[-\d.]+,[-\d.]+", arrow.path)
    ]
    xs = [float(box.x) + float(box.width) for box in drawing.boxes] + [
        float(line.x) for line in shown
    ]
    ys = [float(box.y) + float(box.height) for box in drawing.boxes] + [
        float(line.y) for line in shown
    ]
    assert all(0 <= x <= float(drawing.width) for x in [*xs, *(x for x, _ in numbers)])
    assert all(0 <= y <= float(drawing.height) for y in [*ys, *(y for _, y in numbers)])


@pytest.mark.parametrize(
    "text",
    [*LINES, "]]>", 'a"b\\c\nd', "日本語の長い名前" * 9, "שלום", "x" * 3_000, "\u202egnol", ""],
)
def test_text_stays_text(text: str) -> None:
    nodes = (Node("a", text, note=text), Node("b", "plain"))
    made = Picture("p", text, text, nodes, (Edge("a", "b", text),))
    written = macro("with_list", made, text)
    assert "\n" not in written
    found = parse(render(f"before\n\n{written}\n\nafter").html)
    harmless = Picture("p", "t", "t", (Node("a", "t", note="t"), nodes[1]), (Edge("a", "b", "t"),))
    usual = parse(render(f"before\n\n{macro('with_list', harmless, 't')}\n\nafter").html)
    assert found.tags == usual.tags | ({"title"} & found.tags)
    assert found.attributes <= usual.attributes
    shown = " ".join(text.split())
    if "\u202e" in text:
        assert text not in found.text
    else:
        assert shown in found.text


def test_hostile_addresses_are_refused_and_others_escaped() -> None:
    for href in (
        "javascript:alert(1)",
        "https://elsewhere.example.org/",
        "//elsewhere.example.org",
    ):
        with pytest.raises(PictureError):
            picture("a", href=href)
    written = macro("drawing", picture("a", href='../a/?"><script>'))
    assert parse(written).addresses == ('../a/?"><script>',)


def test_a_picture_that_makes_no_sense_is_refused() -> None:
    nodes = (Node("a", "A"),)
    for name, some, edges in (
        ("p", (*nodes, *nodes), ()),
        ("p", nodes, (Edge("a", "b"),)),
        ("p", (Node("a", "A", classes=('x" onclick="',)),), ()),
        ("", nodes, ()),
    ):
        with pytest.raises(PictureError):
            Picture(name, "t", "d", some, edges)


def test_two_pictures_of_a_page_share_no_id() -> None:
    written = [macro("drawing", picture("a", name=name)) for name in ("needs", "needed by")]
    ids = [found for text in written for found in re.findall(r' id="([^"]+)"', text)]
    assert len(set(ids)) == len(ids) == 4
    for text in written:
        named = re.findall(r' aria-(?:labelled|described)by="([^"]+)"', text)
        assert set(named) == set(re.findall(r' id="([^"]+)"', text))


def test_a_picture_is_an_image_unless_it_holds_links() -> None:
    assert 'role="img"' in macro("drawing", picture("a"))
    assert 'role="group"' in macro("drawing", picture("a", href="a/"))


def test_the_list_says_what_the_picture_shows() -> None:
    made = picture("a", "b", "c", edges=(Edge("a", "b"), Edge("a", "c", "kills")), href="x/")
    found = parse(macro("with_list", made, "needs"))
    assert found.text.endswith("The same as a lista: needs b; kills cbc")
    assert found.addresses.count("x/") == 3 + 5


def test_nothing_is_fetched_and_no_colour_is_written() -> None:
    written = macro("drawing", picture("a", "b", edges=chain("a", "b")))
    assert not re.search(r"xlink|url\(|fill=|stroke=|<!|<\?", written)
    assert re.findall(r'https?://[^"]+', written) == ["http://www.w3.org/2000/svg"]


def test_the_same_picture_is_the_same_in_every_process() -> None:
    code = (
        "from tests.outputs.pictures.test_diagrams import *\n"
        "edges = tuple(Edge(a, b) for a in LIFE for b in LIFE if a != b)\n"
        "print(macro('drawing', picture(*LIFE, edges=edges)))"
    )
    made = set()
    for seed in ("1", "2"):
        environ = {"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)}
        command = [sys.executable, "-c", code]
        made.add(subprocess.run(command, check=True, capture_output=True, env=environ).stdout)
    assert len(made) == 1


def test_no_line_is_wider_than_it_may_be() -> None:
    for text in ("one two three four", "W" * 50, "日本" * 40, "e\u0301" * 60):
        assert all(width_of(line) <= 9 for line in wrap(text, 9, 3))
        assert len(wrap(text, 9, 3)) <= 3


def test_marks_stay_on_their_letters() -> None:
    assert not any(line.startswith("\u0301") for line in wrap("e\u0301" * 60, 9, 9))
