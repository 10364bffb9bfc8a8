"""The life of a kind's records for its page in the manual: as a picture, and as a list."""

from dataclasses import dataclass

from servicefolio.kind import Kind
from servicefolio.outputs.pictures.diagrams import Edge, Node, Picture
from servicefolio.records.lifecycle import Stage, State
from servicefolio.text import listing

_NOTES: dict[Stage, str] = {
    "coming": "before it counts",
    "current": "while it counts",
    "over": "done, kept to be read",
    "gone": "nothing builds on it",
}
"""What a stage says of a state, in as few words as a box has room for."""


@dataclass(frozen=True, slots=True)
class StateRow:
    """A state as the manual lists it."""

    name: str
    meaning: str
    stage: Stage
    stage_note: str
    is_default: bool
    cannot_be_skipped: bool
    needs: tuple[tuple[str, ...], ...]
    """The fields that it asks for; of each group, one."""
    leads_to: tuple[str, ...]
    """The states that may follow directly."""
    skips_to: tuple[str, ...]
    """The states that may follow when others are skipped."""


def state_rows(kind: Kind) -> tuple[StateRow, ...]:
    """List the states of a kind in the order of a life."""
    life = kind.model.LIFECYCLE
    return tuple(
        StateRow(
            name=state.name,
            meaning=state.meaning,
            stage=state.stage,
            stage_note=_NOTES[state.stage],
            is_default=state.name == _default(kind),
            cannot_be_skipped=state.must_pass,
            needs=tuple(_keys(kind, choice) for choice in state.needs),
            leads_to=state.leads_to,
            skips_to=tuple(
                name for name in life.followers(state.name) if name not in state.leads_to
            ),
        )
        for state in life.states
    )


def life_picture(kind: Kind) -> Picture:
    """Draw the states of a kind, and where each leads directly."""
    states = kind.model.LIFECYCLE.states
    return Picture(
        name="life",
        title=f"The life of {kind.titles.lower()}",
        description="The states and what may follow each; the list beside it says the same.",
        nodes=tuple(_node(state, is_default=state.name == _default(kind)) for state in states),
        edges=tuple(Edge(state.name, after) for state in states for after in state.leads_to),
    )


def asks_for(state: State) -> str:
    """Say which fields a state asks for, as a further sentence; nothing where it asks for none.

    >>> asks_for(State("live", "It is used.", needs=("owner", "end|reason")))
    ' It needs owner and end or reason.'
    """
    needs = [listing(choice.split("|")) for choice in state.needs]
    return f" It needs {listing(needs, 'and')}." if needs else ""


def _node(state: State, *, is_default: bool) -> Node:
    return Node(
        key=state.name,
        label=state.name.replace("_", " "),
        note=f"{state.stage}, the default" if is_default else state.stage,
        classes=(state.stage, "initial") if is_default else (state.stage,),
    )


def _keys(kind: Kind, choice: str) -> tuple[str, ...]:
    """Name fields as authors write them."""
    fields = kind.model.model_fields
    return tuple(fields[name].alias or name for name in choice.split("|"))


def _default(kind: Kind) -> str:
    return str(kind.model.model_fields["state"].default)
