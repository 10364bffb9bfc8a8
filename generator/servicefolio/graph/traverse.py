"""Ways through a graph of ids."""

from collections.abc import Iterator, Mapping, Sequence


def cycles(edges: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, ...]]:
    """Find circles in a graph, one at least in every knot, each beginning with its smallest id.

    A depth-first search without recursion, so that a long chain is no danger.
    """
    state: dict[str, int] = {}
    for start in sorted(edges):
        if start in state:
            continue
        path: list[str] = []
        stack: list[tuple[str, Iterator[str]]] = [(start, iter(edges.get(start, ())))]
        state[start] = 1
        path.append(start)
        while stack:
            node, following = stack[-1]
            following_node = next(following, None)
            if following_node is None:
                stack.pop()
                path.pop()
                state[node] = 2
            elif state.get(following_node) == 1:
                yield _from_smallest(path[path.index(following_node) :])
            elif following_node not in state:
                state[following_node] = 1
                path.append(following_node)
                stack.append((following_node, iter(edges.get(following_node, ()))))


def _from_smallest(cycle: list[str]) -> tuple[str, ...]:
    at = cycle.index(min(cycle))
    return (*cycle[at:], *cycle[:at])
