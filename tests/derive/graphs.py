"""Random graphs of services, and what they mean, told slowly: the reference of what is computed."""

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from servicefolio.derive.dependencies.structure import Structure
from servicefolio.records.base import Record
from tests.builders import catalog, service

GRAPHS = 1_000
MOST_SERVICES = 30


@dataclass(frozen=True)
class Need:
    """A dependency as an author writes it."""

    target: str
    importance: str
    group: str | None = None
    min_up: int | None = None


Needs = Mapping[str, tuple[Need, ...]]


def random_needs(seed: int) -> Needs:
    """Make a graph: essential needs lead to later services, others anywhere, in circles too."""
    chooser = random.Random(seed)  # noqa: S311 - the same graph every time
    names = [f"s{number:02}" for number in range(chooser.randint(2, MOST_SERVICES))]
    made: dict[str, tuple[Need, ...]] = {}
    for place, name in enumerate(names):
        later = names[place + 1 :]
        needs = [
            Need(target, chooser.choice(["degrading", "optional"]))
            for target in chooser.sample(names, chooser.choice([0, 0, 1]))
        ]
        if later:
            few = min(len(later), chooser.choice([0, 1, 1, 2]))
            needs += [Need(target, "essential") for target in chooser.sample(later, few)]
        for group in ("a", "b")[: chooser.choice([0, 0, 1, 2])]:
            members = chooser.sample(later, min(len(later), chooser.randint(2, 4)))
            least = chooser.choice([None, 1, 2])
            needs += [Need(member, "essential", group, least) for member in members]
        chooser.shuffle(needs)
        made[name] = tuple(needs)
    return made


@cache
def structure_of(seed: int) -> Structure:
    """Make the records of a random graph, and their structure."""
    return Structure(catalog(*_records(random_needs(seed))))


def _records(needs: Needs) -> Iterator[Record]:
    for name, written in needs.items():
        depends_on = [
            {
                "ref": need.target,
                "importance": need.importance,
                **({"redundancy_group": need.group} if need.group else {}),
                **({"min_up": str(need.min_up)} if need.min_up else {}),
            }
            for need in written
        ]
        yield service(name, depends_on=depends_on)


def groups_of(written: tuple[Need, ...]) -> list[tuple[set[str], int]]:
    """List what must work: the members, and how many of them."""
    found: dict[str, tuple[set[str], int]] = {}
    for place, need in enumerate(written):
        if need.importance == "essential":
            name = need.group or f"lone {place}"
            members, least = found.get(name, (set(), 1))
            found[name] = (members | {need.target}, max(least, need.min_up or 1))
    return [(members, min(least, len(members))) for members, least in found.values()]


def working(needs: Needs, down: set[str]) -> set[str]:
    """Take away what cannot work, until nothing changes: what is left works."""
    left = set(needs) - down
    while True:
        kept = {
            name
            for name in left
            if all(len(members & left) >= least for members, least in groups_of(needs[name]))
        }
        if kept == left:
            return left
        left = kept
