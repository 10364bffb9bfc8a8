"""References whose records are quoted are written at keys that there are."""

from servicefolio.records.ref import references_of
from servicefolio.registry import all_kinds
from servicefolio.rules.audience_narrower import QUOTED


def test_every_quoted_key_is_a_reference_of_some_kind() -> None:
    keys = {route[-1] for kind in all_kinds() for route, _ in references_of(kind.model)}
    assert keys >= QUOTED
