"""What the catalogue keeps for those who ask it."""

from servicefolio.graph.catalog import Catalog
from tests.builders import catalog, service


def test_what_is_made_of_a_catalogue_is_made_once() -> None:
    asked: list[Catalog] = []

    def count(made: Catalog) -> int:
        asked.append(made)
        return len(made.entries)

    one, other = catalog(service("a")), catalog(service("a"), service("b"))
    assert [one.once(count), one.once(count), other.once(count)] == [1, 1, 2]
    assert asked == [one, other]
