"""The life of a kind's records: its states in order, what each asks for, where each may lead.

The sources of the lifecycles are named where they are written, beside the models.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

Stage = Literal["coming", "current", "over", "gone"]
"""Where a state lies in a life: before it counts; while it counts; when it is done and kept to be
read; when nothing that counts should build on it any more."""


@dataclass(frozen=True, slots=True)
class State:
    """A state of a record: what it means, what it needs, what may follow."""

    name: str
    meaning: str
    """One sentence for those who read and write records."""
    leads_to: tuple[str, ...] = ()
    """The states that may follow."""
    needs: tuple[str, ...] = ()
    """Fields that it asks for; `a|b` asks for one of them."""
    stage: Stage = "current"
    must_pass: bool = False
    """It cannot be skipped, since a rule needs what happens in it."""


class UnknownStateError(Exception):
    """A lifecycle leads to a state, or is asked for one, that it does not have."""


@dataclass(frozen=True)
class Lifecycle:
    """States in the order of a life."""

    states: tuple[State, ...]

    def __post_init__(self) -> None:
        """Refuse transitions that lead nowhere."""
        for state in self.states:
            for name in state.leads_to:
                self.state(name)

    @cached_property
    def _order(self) -> dict[str, int]:
        return {state.name: index for index, state in enumerate(self.states)}

    def state(self, name: str) -> State:
        """Look a state up."""
        if name not in self._order:
            raise UnknownStateError(name)
        return self.states[self._order[name]]

    def followers(self, name: str) -> tuple[str, ...]:
        """List the states that may follow one, in the order of a life.

        They are those that it leads to, and those to which such steps forward lead in turn where
        no state between must be passed.
        """
        followers = set(self.state(name).leads_to)
        waiting = [next_name for next_name in followers if self._may_skip(name, next_name)]
        while waiting:
            passed = waiting.pop()
            for further in self.state(passed).leads_to:
                if self._order[further] > self._order[passed] and further not in followers:
                    followers.add(further)
                    if self._may_skip(passed, further):
                        waiting.append(further)
        return tuple(state.name for state in self.states if state.name in followers - {name})

    def may_become(self, before: str, after: str) -> bool:
        """Tell whether a record may change from one state to another."""
        return before == after or after in self.followers(before)

    def _may_skip(self, name: str, following: str) -> bool:
        is_forward = self._order[following] > self._order[name]
        return is_forward and not self.state(following).must_pass


def lifecycle(*states: State) -> Lifecycle:
    """Make a lifecycle of states in the order of a life."""
    return Lifecycle(states)
