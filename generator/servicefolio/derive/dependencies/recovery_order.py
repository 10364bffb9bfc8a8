"""In which order services are recovered: step by step, those of one step at the same time.

A service comes in the step after the latest of those that it cannot work without. Of a redundancy
group as many members count as have to be up, those that come first.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from servicefolio.derive.dependencies.structure import SERVICE, Demand, Structure
from servicefolio.records.base import Record
from servicefolio.text import natural


@dataclass(frozen=True)
class RecoveryOrder:
    """The steps of a catalogue, computed once."""

    structure: Structure

    @cached_property
    def steps_by_node(self) -> Mapping[str, int]:
        """The step of each service, from 1; of an item, that of the last service below it.

        What is in a circle of essential dependencies, or above one, has no step.
        """
        found: dict[str, int] = {}
        for node in self.structure.in_order:
            below = [_step_of(demand, found) for demand in self.structure.demands[node]]
            found[node] = max(below, default=0) + self._is_service(node)
        return found

    @cached_property
    def steps(self) -> tuple[tuple[Record, ...], ...]:
        """All services in use, step by step."""
        return self._in_steps(self.steps_by_node)

    def before(self, service: str) -> tuple[tuple[Record, ...], ...]:
        """List, step by step, what has to be back before a service can be recovered.

        Of a redundancy group only those members are in it that come first.
        """
        needed: dict[str, int] = {}
        waiting = [service] if service in self.steps_by_node else []
        for node in waiting:
            for demand in self.structure.demands[node]:
                for member in _first(demand, self.steps_by_node):
                    if member not in needed:
                        needed[member] = self.steps_by_node[member]
                        waiting.append(member)
        return self._in_steps(needed)

    def _in_steps(self, nodes: Mapping[str, int]) -> tuple[tuple[Record, ...], ...]:
        by_step: dict[int, list[Record]] = {}
        for node, step in nodes.items():
            record = self.structure.catalog.by_id[node].record
            if self._is_service(node) and record.LIFECYCLE.state(record.state).stage == "current":
                by_step.setdefault(step, []).append(record)
        return tuple(tuple(sorted(by_step[step], key=_order)) for step in sorted(by_step))

    def _is_service(self, node: str) -> bool:
        return self.structure.catalog.by_id[node].record.KIND == SERVICE


def _step_of(demand: Demand, known: Mapping[str, int]) -> int:
    return max((known[member] for member in _first(demand, known)), default=0)


def _first(demand: Demand, steps: Mapping[str, int]) -> tuple[str, ...]:
    """Take as many members as have to be up, those that come first."""
    wanted = max(demand.least - demand.unread, 0)
    return tuple(sorted(demand.members, key=lambda member: (steps[member], member))[:wanted])


def _order(record: Record) -> tuple[object, ...]:
    return (natural(record.title), record.id)
