"""Offerings by service."""

from servicefolio.derive.offerings import by_service
from tests.builders import catalog, record, service


def test_offerings_stand_with_their_service_by_title() -> None:
    made = catalog(
        service("vpn", title="Remote access", aliases=["remote"]),
        service("email", title="E-mail"),
        record("offering", "b", service="vpn", title="For technicians"),
        record("offering", "a", service="remote", title="For everybody"),
        record("offering", "c", service="email", title="Mailbox"),
        record("offering", "d", service="gone"),
    )
    forms = by_service(made, made.records("offering"))
    assert [
        (item.service and item.service.id, [o.id for o in item.offerings]) for item in forms
    ] == [
        ("email", ["c"]),
        ("vpn", ["a", "b"]),
        (None, ["d"]),
    ]
