"""What became of actions."""

import pytest

from servicefolio.derive.action_progress import progress_of
from servicefolio.records.shapes.action import Action
from tests.builders import TODAY, record


@pytest.mark.parametrize(
    ("fields", "state", "word", "tone", "late"),
    [
        ({"due": "2026-11-23"}, "agreed", "to do", "neutral", None),
        ({"due": "2026-11-22"}, "agreed", "overdue", "bad", "1 day"),
        ({}, "agreed", "to do", "neutral", None),
        ({"due": "2026-11-01", "done": "2026-11-01"}, "agreed", "done", "good", None),
        ({"due": "2026-11-01", "done": "2026-11-08"}, "closed", "done", "good", "7 days"),
        ({"done": "2026-11-08"}, "agreed", "done", "good", None),
        ({"due": "2026-11-01"}, "closed", "left open", "neutral", None),
    ],
)
def test_an_action_is_done_or_late_or_still_to_be_done(
    fields: dict[str, str], state: str, word: str, tone: str, late: str | None
) -> None:
    action = Action.model_validate({"what": "Mend it", **fields})
    review = record(
        "review", "r", review_type="service", reviews="vpn", date="2026-10-01", state=state
    )
    (found,) = progress_of(review, [action], TODAY)
    assert (found.word, found.tone, found.late) == (word, tone, late)
    assert found.action is action
