"""How available a service can be at most, by what everything that it needs is promised to be.

Three bounds, since nobody knows how failures fall together. Best: all fall into the same time, so
that the weakest counts alone. Independent: each comes by itself, so that the chances of working
multiply. Worst: no two overlap, so that all add up. (Treynor, Dahlin, Rau, Beyer: The Calculus of
Service Availability, ACM Queue 15.2, 2017.) What is needed several times counts once, however deep
it lies. A redundancy group is taken as one dependency, that works as long as enough of its members
do.

All numbers are exact fractions from 0 to 1.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import prod

from servicefolio.derive.dependencies.monotone import TRUE, Book, Formula, TooEntangledError
from servicefolio.derive.dependencies.structure import Demand, Structure

_ONE = Fraction(1)
MOST_CHOICES = 120
"""So many nodes may lie below redundancy groups; with more, nobody can tell."""


@dataclass(frozen=True, slots=True)
class Link:
    """A part of the chain that the service hangs on: breaks it, the service stops."""

    nodes: tuple[str, ...]
    """A node that nothing stands in for, or the members of a redundancy group."""
    needer: str
    """The node that needs it; of a node, the nearest one."""
    group: str | None
    least: int
    """How many of the members must work."""
    value: Fraction
    """The share of time in which it works, by what is promised."""

    @property
    def missing(self) -> Fraction:
        """The share of time in which it may be away."""
        return 1 - self.value


@dataclass(frozen=True, slots=True)
class Bounds:
    """How available a service can be at most; of what nothing is promised, nothing is taken off."""

    links: tuple[Link, ...]
    """The chain, its weakest first; without what nothing is promised for."""
    unknown: tuple[str, ...]
    """Nodes for which nothing is promised: any of them may lower the bounds."""
    best: Fraction
    independent: Fraction
    worst: Fraction


def bounds_of(structure: Structure, node: str, promised: Mapping[str, Fraction]) -> Bounds | None:
    """Compute the bounds of a node; `promised` says how available other nodes are by themselves.

    None where nothing that it needs has a promise, or nobody can tell: it is in a circle, or too
    many things stand in for each other.
    """
    needed = structure.needed_by(node)
    if structure.is_circular(node) or not any(one in promised for one in needed):
        return None
    single = structure.single_points(node)
    try:
        groups = _groups(structure, node, needed, single, promised)
    except TooEntangledError:
        return None
    lone = [
        Link((one,), structure.way_to(node, one)[-2], None, 1, promised[one])
        for one in single
        if one in promised
    ]
    links = sorted((*lone, *groups.links), key=lambda link: (link.value, link.nodes))
    return Bounds(
        links=tuple(links),
        unknown=tuple(one for one in needed if one not in promised),
        best=min((link.value for link in links), default=_ONE),
        independent=prod((link.value for link in lone), start=_ONE) * groups.together,
        worst=max(1 - sum((link.missing for link in links), start=Fraction(0)), Fraction(0)),
    )


@dataclass(frozen=True, slots=True)
class _Groups:
    links: tuple[Link, ...] = ()
    together: Fraction = _ONE
    """How likely all of them work at once, when what they all need does."""


def _groups(
    structure: Structure,
    node: str,
    needed: tuple[str, ...],
    single: tuple[str, ...],
    promised: Mapping[str, Fraction],
) -> _Groups:
    """Compute the groups that a node hangs on, given that all works that it cannot do without."""
    choices = set(needed) - set(single)
    if not choices:
        return _Groups()
    if len(choices) > MOST_CHOICES:
        raise TooEntangledError
    book = Book({one: promised.get(one, _ONE) for one in choices})
    works: dict[str, Formula] = dict.fromkeys(single, TRUE)
    for one in structure.in_order_among(choices):
        demands = (_demand(book, demand, works) for demand in structure.demands[one])
        works[one] = book.all_of((book.thing(one), *demands))
    found: dict[Formula, Link] = {}
    for needer in (node, *single):
        for demand in structure.demands[needer]:
            formula = _demand(book, demand, works)
            if formula not in found and formula != TRUE:
                chance = book.chance(formula)
                link = Link(demand.members, needer, demand.group, demand.least, chance)
                found[formula] = link
    together = book.chance(book.all_of(found))
    return _Groups(tuple(link for link in found.values() if link.value < 1), together)


def _demand(book: Book, demand: Demand, works: Mapping[str, Formula]) -> Formula:
    return book.at_least(demand.least - demand.unread, (works[one] for one in demand.members))
