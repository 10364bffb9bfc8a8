"""How a record's state reads."""

from typing import get_args

import pytest

from servicefolio.derive.status import Status, status_of
from servicefolio.kind import Kind
from servicefolio.registry import all_kinds
from tests import builders
from tests.authored import fewest


@pytest.mark.parametrize(
    ("kind", "state", "word", "tone"),
    [
        ("service", "live", "available", "good"),
        ("service", "in_transition", "coming soon", "neutral"),
        ("service", "retiring", "ending", "caution"),
        ("known_error", "workaround", "workaround known", "caution"),
        ("known_error", "unverified", "not verified yet", "caution"),
        ("known_error", "accepted", "will not be fixed", "caution"),
        ("sla", "under_revision", "under revision", "caution"),
        ("risk", "accepted", "borne", "caution"),
        ("decision", "accepted", "accepted", "good"),
        ("objective", "missed", "missed", "bad"),
        ("improvement", "measured", "measured", "good"),
    ],
)
def test_a_state_is_told_in_plain_words(kind: str, state: str, word: str, tone: str) -> None:
    status = status_of(builders.record(kind, "x", state=state))
    assert (status.word, status.tone, status.state) == (word, tone, state)


@pytest.mark.parametrize("kind", all_kinds(), ids=lambda kind: kind.name)
def test_every_state_has_words_without_underscores(kind: Kind) -> None:
    for state in get_args(kind.model.model_fields["state"].annotation):
        made = kind.model.model_validate({**fewest(kind.model).tree, "id": "x", "state": state})
        status = status_of(made)
        assert isinstance(status, Status)
        assert status.word
        assert "_" not in status.word
