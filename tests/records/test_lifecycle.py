"""What may follow a state: steps that are written, and steps forward that skip states."""

import pytest

from servicefolio.records.lifecycle import State, UnknownStateError, lifecycle

CHANGE = lifecycle(
    State("new", "Asked for.", leads_to=("assessed", "cancelled")),
    State("assessed", "Looked at.", leads_to=("approved", "new")),
    State("approved", "Allowed.", leads_to=("scheduled",), must_pass=True),
    State("scheduled", "Has a day.", leads_to=("closed",)),
    State("closed", "Done.", stage="over"),
    State("cancelled", "Will not be.", leads_to=("new",), stage="gone"),
)


@pytest.mark.parametrize(
    ("before", "followers"),
    [
        ("new", ("assessed", "approved", "cancelled")),
        ("assessed", ("new", "approved")),
        ("approved", ("scheduled", "closed")),
        ("scheduled", ("closed",)),
        ("closed", ()),
        ("cancelled", ("new",)),
    ],
)
def test_states_may_be_skipped_forward_unless_they_must_be_passed(
    before: str, followers: tuple[str, ...]
) -> None:
    assert CHANGE.followers(before) == followers


def test_a_step_back_must_be_written() -> None:
    assert CHANGE.may_become("assessed", "new")
    assert not CHANGE.may_become("scheduled", "new")


def test_what_is_reached_by_a_step_back_is_not_a_way_on() -> None:
    assert not CHANGE.may_become("assessed", "cancelled")


def test_staying_is_allowed() -> None:
    assert CHANGE.may_become("closed", "closed")


def test_a_transition_to_nowhere_is_refused() -> None:
    with pytest.raises(UnknownStateError):
        lifecycle(State("new", "Asked for.", leads_to=("done",)))


def test_an_unknown_state_is_refused() -> None:
    with pytest.raises(UnknownStateError):
        CHANGE.state("done")
