"""The shortest ways from any record to the nearest of some ends, without looking at all others.

Thousands of records may hang on one: whatever is found out about a record serves all ways
through it.
"""

from collections import deque
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

_MOST_WAYS = 50
"""So many ways are followed at once."""


@dataclass(frozen=True)
class Nearest:
    """Ends, and the steps from each record that may lead to one, in the order of pages."""

    steps: Mapping[str, Sequence[str]]
    ends: Collection[str]
    most: int
    """No way has more steps."""

    def ways(self, start: str) -> tuple[tuple[str, ...], ...]:
        """Find the shortest ways from a record, which is not in them; of very many, the first."""
        ways: list[tuple[str, ...]] = []
        seen = {start}
        following = self._first_steps(start)
        while following:
            reached: list[tuple[str, ...]] = []
            for way, steps in following:
                for step in steps:
                    if len(reached) == _MOST_WAYS:
                        break
                    if step not in seen:
                        seen.add(step)
                        reached.append((*way, step))
            ways = reached
            following = [(way, self._closer(way[-1])) for way in ways if self._left[way[-1]]]
        return tuple(ways)

    def found(self, start: str) -> frozenset[str]:
        """Find every end to which a shortest way leads from a record."""
        found = (self._ends(step) for _way, steps in self._first_steps(start) for step in steps)
        return frozenset[str]().union(*found) - {start}

    def _first_steps(self, start: str) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
        """List the steps that lead towards an end; a record that is one leads to another."""
        steps = self.steps.get(start, ())
        nearest = min((self._left.get(step, self.most) for step in steps), default=self.most)
        if nearest >= self.most:
            return []
        return [((), tuple(step for step in steps if self._left.get(step) == nearest))]

    def _closer(self, place: str) -> tuple[str, ...]:
        """List the steps from a place that lead towards an end."""
        if place not in self._closer_of:
            left = self._left[place] - 1
            steps = self.steps.get(place, ())
            self._closer_of[place] = tuple(step for step in steps if self._left.get(step) == left)
        return self._closer_of[place]

    def _ends(self, place: str) -> frozenset[str]:
        if place not in self._ends_of:
            closer = self._closer(place) if self._left[place] else ()
            sets = [self._ends(step) for step in closer] or [frozenset({place})]
            # The very set where there is one: most places lead on through a single one.
            self._ends_of[place] = sets[0] if len(sets) == 1 else frozenset[str]().union(*sets)
        return self._ends_of[place]

    @cached_property
    def _closer_of(self) -> dict[str, tuple[str, ...]]:
        return {}

    @cached_property
    def _ends_of(self) -> dict[str, frozenset[str]]:
        return {}

    @cached_property
    def _left(self) -> Mapping[str, int]:
        """Count the steps that are left from every record to the nearest end."""
        back: dict[str, list[str]] = {}
        for start, following in self.steps.items():
            for step in following:
                back.setdefault(step, []).append(start)
        left = dict.fromkeys(self.ends, 0)
        waiting = deque(left)
        while waiting:
            place = waiting.popleft()
            for start in back.get(place, ()):
                if start not in left:
                    left[start] = left[place] + 1
                    waiting.append(start)
        return left
