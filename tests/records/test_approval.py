"""Who decided what: readers look for a verdict, also where its author left it out."""

import pytest

from servicefolio.records.shapes.approval import Approval


@pytest.mark.parametrize("written", ["works council", {"role": "works council"}])
def test_a_verdict_that_goes_without_saying_is_shown(written: object) -> None:
    made = Approval.model_validate(written)
    assert made.verdict == "approved"
    assert "verdict" in made.model_fields_set


def test_another_verdict_stays() -> None:
    made = Approval.model_validate({"role": "works council", "verdict": "rejected"})
    assert made.verdict == "rejected"
