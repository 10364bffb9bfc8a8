"""How long a maker still looks after something."""

from typing import Any

import pytest

from servicefolio.derive.end_of_life import support_of
from tests.builders import TODAY, record


@pytest.mark.parametrize(
    ("eol", "words", "tone", "distance"),
    [
        ({"on": "2030-11-23"}, "supported", "good", "in 4 years"),
        ({"on": "2026-12-23"}, "end of life near", "caution", "in 4 weeks"),
        ({"on": "2026-11-23"}, "end of life near", "caution", "today"),
        ({"on": "2026-11-22"}, "end of life", "bad", "1 day ago"),
        (
            {"on": "2030-11-23", "active_support_until": "2026-11-22"},
            "faults mended only",
            "caution",
            "in 4 years",
        ),
        (
            {"on": "2030-11-23", "active_support_until": "2026-11-23"},
            "supported",
            "good",
            "in 4 years",
        ),
    ],
)
def test_support_is_judged_on_the_day(
    eol: dict[str, str], words: str, tone: str, distance: str
) -> None:
    item: Any = record("configuration_item", "gateway", type="server", eol=eol)
    found = support_of(item.eol, TODAY)
    assert (found.words, found.tone, found.distance) == (words, tone, distance)
