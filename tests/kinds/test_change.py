"""What a change's short forms mean, what its states ask for, and what may stand in for what."""

import pytest

from servicefolio.kinds.transition.change.model import Change
from servicefolio.kinds.transition.change.parts import Outage
from tests.authored import with_partners
from tests.sites import read

SCHEDULED = """\
title: Gateways get a new release
services: [vpn]
state: scheduled
when: 2026-12-03 20:30-22:00
outage: none
back_out: Start the old release
implementer: network
"""


def problems(text: str) -> list[tuple[str, str]]:
    """Check a change with what it refers to: rules and messages."""
    files = with_partners({"catalog/changes/example.yaml": text})
    return [(found.rule.id, found.message) for found in read(files).diagnostics]


def test_an_outage_may_be_none() -> None:
    made = Outage.model_validate("none")
    assert not made.expected
    assert made.when is None


def test_an_outage_may_be_one_time() -> None:
    made = Outage.model_validate("2026-12-03 21:00-21:30")
    assert made.expected
    assert made.when is not None
    assert made.when.words == "2026-12-03 21:00 to 21:30"


def test_a_scheduled_change_in_seven_lines_is_complete() -> None:
    assert problems(SCHEDULED) == []


@pytest.mark.parametrize("missing", ["when", "outage", "back_out", "implementer", "services"])
def test_a_scheduled_change_asks_for_what_it_lacks(missing: str) -> None:
    lines = [line for line in SCHEDULED.splitlines() if not line.startswith(f"{missing}:")]
    ((rule, message),) = problems("\n".join(lines))
    assert rule == "state-incomplete"
    assert missing in message


@pytest.mark.parametrize(
    ("outage", "message"),
    [
        ("{what: No logins}", "this outage does not say when it is"),
        (
            "{expected: false, when: 2026-12-03 21:00-21:30}",
            "this outage is not expected, and still has a time",
        ),
        ("short", '"short" is no window of time'),
    ],
)
def test_an_outage_that_contradicts_itself_is_refused(outage: str, message: str) -> None:
    text = SCHEDULED.replace("outage: none", f"outage: {outage}")
    assert message in [said for _, said in problems(text)]


def test_a_change_may_be_for_a_configuration_item_alone() -> None:
    text = SCHEDULED.replace("services: [vpn]", "configuration_items: [gateway]")
    assert problems(text) == []


def test_a_change_may_skip_what_its_type_does_not_need_but_no_refusal() -> None:
    assert Change.LIFECYCLE.may_become("new", "scheduled")
    assert not Change.LIFECYCLE.may_become("not_approved", "scheduled")
    assert not Change.LIFECYCLE.may_become("rejected", "approved")
