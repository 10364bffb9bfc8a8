"""Offerings by service."""

from servicefolio.derive.offerings import by_service, orderable_first
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


def test_what_can_be_ordered_comes_first() -> None:
    offerings = [
        record("offering", "old", state="retired"),
        record("offering", "paused", state="suspended"),
        record("offering", "soon", state="planned"),
        record("offering", "new"),
    ]
    assert [made.id for made in orderable_first(offerings)] == ["new", "soon", "paused", "old"]
