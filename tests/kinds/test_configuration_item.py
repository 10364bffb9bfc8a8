"""Services and configuration items need each other in the same way."""

import pytest

from tests.authored import with_partners
from tests.sites import read

NEEDS_A_GATEWAY = "title: VPN\nsummary: Remote access\nowner: network\ndepends_on: [gateway]\n"
GATEWAY = "title: Gateway\ntype: server\nowner: network\nstate: {state}\n"


def rules(files: dict[str, str]) -> list[str]:
    """Check files with what they refer to: the ids of the rules that they break."""
    return [found.rule.id for found in read(with_partners(files)).diagnostics]


@pytest.mark.parametrize(
    ("state", "broken"),
    [
        ("in_production", []),
        ("maintenance", []),
        ("in_test", ["dependency-not-live"]),
        ("retired", ["dependency-not-live"]),
    ],
)
def test_a_live_service_needs_items_that_are_there(state: str, broken: list[str]) -> None:
    files = {
        "catalog/services/vpn.yaml": NEEDS_A_GATEWAY,
        "catalog/configuration-items/gateway.yaml": GATEWAY.format(state=state),
    }
    assert rules(files) == broken


def test_needs_go_in_a_circle_across_kinds() -> None:
    files = {
        "catalog/services/vpn.yaml": NEEDS_A_GATEWAY,
        "catalog/configuration-items/gateway.yaml": (
            GATEWAY.format(state="in_production") + "depends_on: [vpn]\n"
        ),
    }
    assert rules(files) == ["ref-cycle"]


def test_an_item_that_helps_but_is_not_needed_makes_no_circle() -> None:
    files = {
        "catalog/services/vpn.yaml": NEEDS_A_GATEWAY,
        "catalog/configuration-items/gateway.yaml": (
            GATEWAY.format(state="in_production")
            + "depends_on: [{ref: vpn, importance: degrading}]\n"
        ),
    }
    assert rules(files) == []
