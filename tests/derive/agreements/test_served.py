"""What a customer gets, by service level."""

from servicefolio.derive.agreements.served import served_by_level
from tests.builders import catalog, record, service


def test_services_with_the_same_service_level_stand_together() -> None:
    made = catalog(
        service("bare"),
        service("mail", sla="standard"),
        service("vpn", sla="standard"),
        service("erp", sla=["gold", "standard"]),
        record("sla", "standard"),
        record("sla", "gold"),
    )
    found = served_by_level(made, made.records("service"))
    assert [
        ([level.id for level in group.levels], [served.id for served in group.services])
        for group in found
    ] == [(["gold", "standard"], ["erp"]), (["standard"], ["mail", "vpn"]), ([], ["bare"])]
