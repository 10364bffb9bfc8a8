"""What an answer means: dead is only what its host calls gone, or a host that is not there."""

from typing import get_args

import pytest

from servicefolio.reach.answer import Answer, Hop, Trouble, Verdict, judge


@pytest.mark.parametrize("status", [200, 203, 204, 206, 304])
def test_what_is_there_is_alive(status: int) -> None:
    assert judge(Answer(status)) == Verdict("alive")


@pytest.mark.parametrize(
    ("status", "why"),
    [(404, "its host answers 404, not found"), (410, "its host answers 410, gone")],
)
def test_what_its_host_calls_gone_is_dead(status: int, why: str) -> None:
    assert judge(Answer(status)) == Verdict("dead", why)


@pytest.mark.parametrize(
    "status", [300, 302, 400, 401, 403, 405, 407, 408, 418, 429, 451, 500, 502, 503, 504, 522, 999]
)
def test_what_refuses_or_is_in_trouble_is_unknown(status: int) -> None:
    found = judge(Answer(status))
    assert found.sort == ("alive" if status == 300 else "unknown")
    assert found.sort == "alive" or found.why.endswith(f"({status})")


@pytest.mark.parametrize("trouble", get_args(Trouble))
def test_trouble_is_death_only_where_there_is_no_such_host_or_address(trouble: Trouble) -> None:
    is_dead = trouble in {"name", "unreadable"}
    found = judge(Answer(trouble=trouble))
    assert (found.sort, bool(found.why)) == ("dead" if is_dead else "unknown", True)


def test_a_page_that_leads_on_to_no_host_is_unknown() -> None:
    found = judge(Answer(trouble="name", hops=(Hop(302, "https://gone.example.com/"),)))
    assert found.sort == "unknown"


def test_a_page_that_leads_on_to_what_is_gone_is_dead() -> None:
    assert judge(Answer(404, hops=(Hop(301, "https://example.com/new"),))).sort == "dead"


@pytest.mark.parametrize("status", [301, 308])
def test_what_moved_for_good_has_a_new_address(status: int) -> None:
    found = judge(Answer(200, hops=(Hop(status, "https://new.example.com/"),)))
    assert found == Verdict("moved", f"({status})", "https://new.example.com/")


@pytest.mark.parametrize("status", [302, 303, 307])
def test_what_leads_on_for_now_is_alive(status: int) -> None:
    assert judge(Answer(200, hops=(Hop(status, "https://example.com/de/"),))).sort == "alive"


def test_the_new_address_is_the_last_before_a_step_for_now() -> None:
    hops = (Hop(301, "https://b/"), Hop(308, "https://c/"), Hop(302, "https://d/"), Hop(301, "e"))
    assert judge(Answer(200, hops=hops)).to == "https://c/"


def test_what_moved_to_a_page_that_refuses_programs_is_unknown() -> None:
    assert judge(Answer(403, hops=(Hop(301, "https://new.example.com/"),))).sort == "unknown"
