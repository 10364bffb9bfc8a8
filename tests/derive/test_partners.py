"""On whom a team depends."""

from servicefolio.derive.partners import partners_of
from tests.builders import catalog, record, service, team


def test_teams_behind_what_services_need_come_before_suppliers() -> None:
    vpn = service(
        owner="network",
        supplier="tidewire",
        depends_on=["sign-on", "gateways", {"ref": "database", "importance": "degrading"}],
    )
    made = catalog(
        team(),
        team("platform"),
        team("identity"),
        record("supplier", "tidewire"),
        service("sign-on", owner="identity"),
        service("database", owner="platform"),
        record("configuration_item", "gateways", type="server", owner="network"),
        vpn,
    )
    found = partners_of(made, made.by_id["network"].record, [vpn])
    assert [(one.who.id, [what.id for what in one.gives]) for one in found] == [
        ("identity", ["sign-on"]),
        ("platform", ["database"]),
        ("tidewire", ["vpn"]),
    ]


def test_a_service_that_has_ended_needs_nobody() -> None:
    gone = service(state="retired", owner="network", supplier="tidewire")
    made = catalog(team(), record("supplier", "tidewire"), gone)
    assert partners_of(made, made.by_id["network"].record, [gone]) == ()
