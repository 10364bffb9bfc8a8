"""A mistyped word finds what it means among many, without being compared with all of them."""

import pytest

from servicefolio.text import Candidates

_FIRST = ("mail", "portal", "printing", "remote", "storage", "wifi", "payroll", "backup")
_SECOND = ("access", "certificate", "client", "gateway", "login", "profile", "quota", "timeout")
MANY = Candidates(f"{a}-{b}-{c}" for a in _FIRST for b in _SECOND for c in ("old", "new", "test"))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("portal-login-new", "portal-login-new"),
        ("portal_login_new", "portal-login-new"),
        ("Portal-Login-New", "portal-login-new"),
        ("portal-lgoin-new", "portal-login-new"),
        ("portal-logn-new", "portal-login-new"),
        ("wifi-certifcate-old", "wifi-certificate-old"),
        ("ackup-quota-test", "backup-quota-test"),
        ("zzzzzz", None),
        ("", None),
    ],
)
def test_a_mistyped_word_finds_what_it_means_among_many(typed: str, meant: str | None) -> None:
    assert MANY.closest(typed) == meant


def test_a_word_that_is_ruled_out_is_not_found() -> None:
    assert Candidates(["vpn-a", "mail"]).closest("vpn-b", but="vpn-a") is None
    assert Candidates(["vpn-a", "vpn-c"]).closest("vpn-b", but="vpn-a") == "vpn-c"


def test_the_order_of_candidates_does_not_matter() -> None:
    words = [f"service-{number:04}" for number in range(400)]
    asked = [f"service-0{number:03}x" for number in range(0, 400, 37)]
    one, other = Candidates(words), Candidates(reversed(words))
    assert [one.closest(word) for word in asked] == [other.closest(word) for word in asked]


def test_nothing_is_found_among_nothing() -> None:
    assert Candidates([]).closest("x") is None
