"""Which services are critical, and in which order they come."""

from servicefolio.derive.critical_services import critical_services
from tests.builders import catalog, service


def test_services_in_use_of_high_criticality_come_in_the_order_of_recovery() -> None:
    found = critical_services(
        catalog(
            service("mail", title="Mail", criticality="high", tier=2),
            service("sign-on", title="Sign-on", criticality="high", tier=0),
            service("radio", title="Radio", criticality="high"),
            service("lines", title="Lines", criticality="high", tier=2, state="retiring",
                    owner="network"),
            service("laptop", criticality="medium", tier=0),
            service("wiki"),
            service("fax", criticality="high", state="retired"),
            service("map", criticality="high", state="in_design"),
        )
    )  # fmt: skip
    assert [one.id for one in found] == ["sign-on", "lines", "mail", "radio"]
