"""The five processes in plain words, and what each hands to the next, as text and as a picture."""

from dataclasses import dataclass

from servicefolio.kind import PROCESS_TITLES, Process
from servicefolio.outputs.pictures.diagrams import Edge, Node, Picture


@dataclass(frozen=True, slots=True)
class Handover:
    """What a process gives to another."""

    to: Process
    what: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A process for readers who have never heard of it."""

    process: Process
    question: str
    """What it answers."""
    says: str
    hands: tuple[Handover, ...]

    @property
    def title(self) -> str:
        """What the field calls it."""
        return PROCESS_TITLES[self.process]


PASSAGES: tuple[Passage, ...] = (
    Passage(
        "strategy",
        "What do we need?",
        "People say what they want to reach and what worries them. Somebody weighs what it costs "
        "against what it brings, and decides.",
        (Handover("design", "a decision: what is to be built, and why"),),
    ),
    Passage(
        "design",
        "How must it be?",
        "The service is thought through before anything is built: what it does, how well and how "
        "safely, and what everybody behind it has to promise for that.",
        (Handover("transition", "a design, a promise, and what must hold before it goes live"),),
    ),
    Passage(
        "transition",
        "How does it come into use?",
        "It is built, tried and put into use by planned changes. Each has a time and a way back, "
        "so that as little as possible is disturbed.",
        (Handover("operation", "a service that was tried, and how it is run"),),
    ),
    Passage(
        "operation",
        "Does it work today?",
        "Somebody watches it, answers what people ask for, brings it back when it breaks, looks "
        "for the cause, and writes down what helps.",
        (
            Handover("improvement", "what broke, why, and what people say"),
            Handover("transition", "causes that a change has to remove"),
        ),
    ),
    Passage(
        "improvement",
        "How does it get better?",
        "Numbers are held against what was promised. People look back together, and what follows "
        "from that gets somebody who does it, and a day.",
        (Handover("strategy", "what was reached, and what is needed next"),),
    ),
)
"""In the order of a service's life."""


def picture_of_processes() -> Picture:
    """Draw the processes and what they hand over; each leads to its place on the page."""
    nodes: dict[Process, list[Node]] = {passage.process: [] for passage in PASSAGES}
    edges: list[Edge] = []
    for passage in PASSAGES:
        for handover in passage.hands:
            # What is handed over stands before its receiver, so that what leads back does so there.
            key = f"{passage.process} to {handover.to}"
            nodes[handover.to].append(Node(key, handover.what, classes=("handover",)))
            edges += (Edge(passage.process, key), Edge(key, handover.to))
    for passage in PASSAGES:
        href = f"#{passage.process}"
        nodes[passage.process].append(
            Node(passage.process, passage.title, passage.question, href, ("focus",))
        )
    return Picture(
        name="processes",
        title="The five processes and what each hands to the next",
        description="A circle: strategy, design, transition, operation, improvement, and from "
        "there back to strategy. The same stands below as a list.",
        nodes=tuple(node for group in nodes.values() for node in group),
        edges=tuple(edges),
    )
