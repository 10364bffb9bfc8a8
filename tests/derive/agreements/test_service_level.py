"""A service level in one sentence."""

import pytest

from servicefolio.derive.agreements.service_level import in_one_sentence
from servicefolio.records.shapes.agreement import Agreement
from tests.builders import record

LAPTOP = {
    "id": "laptop",
    "metric": "fulfilment",
    "value": "5 working days",
    "request_type": "new laptop",
}


def sentence(**fields: object) -> str | None:
    made = record("sla", "gold", **fields)
    assert isinstance(made, Agreement)
    return in_one_sentence(made.all_targets)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        (
            {"availability": "99.5 %", "respond": {"P1": "1 h"}, "fix": {"P2": "8 h", "P1": "4 h"}},
            (
                "It works 99.5 % of the time, counted per month, and "
                "the most urgent faults are taken up within 1 h and mended within 4 h."
            ),
        ),
        (
            {"respond": {"P1": "1 h"}, "targets": [{"id": "f", "metric": "fix", "value": "4 h"}]},
            "The most urgent faults are taken up within 1 h, and faults are mended within 4 h.",
        ),
        (
            {"targets": [{"id": "fix", "metric": "fix", "value": "4 h"}]},
            "Faults are mended within 4 h.",
        ),
        (
            {"targets": [LAPTOP]},
            "Time until an order is done (new laptop): at most 5 working days.",
        ),
    ],
)
def test_what_users_may_expect(fields: dict[str, object], words: str) -> None:
    assert sentence(**fields) == words


def test_no_target_is_no_sentence() -> None:
    assert sentence() is None
