"""When changes are done, by the clocks of their organisation, and what they touch."""

from datetime import date

import pytest

from servicefolio.config import Settings
from servicefolio.derive.changes.changes import begins_on, done_on, touched_services
from tests.builders import catalog, record, service

BERLIN = Settings(time_zone="Europe/Berlin")


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2026-12-03 20:30-22:00", date(2026, 12, 3), date(2026, 12, 3)),
        ("2026-12-03 22:00 - 2026-12-04 02:00", date(2026, 12, 3), date(2026, 12, 4)),
        ("2026-12-03", date(2026, 12, 3), date(2026, 12, 3)),
        ("2026-12-03 20:30-24:00", date(2026, 12, 3), date(2026, 12, 3)),
        ("2026-12-03 23:30-23:45 UTC", date(2026, 12, 4), date(2026, 12, 4)),
    ],
)
def test_days_are_those_of_the_organisation(written: str, first: date, last: date) -> None:
    made = record("change", "release", services="vpn", when=written)
    assert begins_on(made, BERLIN) == first  # type: ignore[arg-type] # the builder makes any kind
    assert done_on(made, BERLIN) == last  # type: ignore[arg-type]


def test_the_real_time_counts_once_it_is_over() -> None:
    made = record("change", "release", services="vpn", when="2026-12-03", actual="2026-12-05")
    assert done_on(made, BERLIN) == date(2026, 12, 5)  # type: ignore[arg-type]
    assert begins_on(made, BERLIN) == date(2026, 12, 3)  # type: ignore[arg-type]


def test_without_a_time_there_is_no_day() -> None:
    made = record("change", "release", services="vpn")
    assert begins_on(made, BERLIN) is None  # type: ignore[arg-type]
    assert done_on(made, BERLIN) is None  # type: ignore[arg-type]


def test_a_change_of_items_touches_the_services_above() -> None:
    made = catalog(
        service("vpn", depends_on=["gateway"]),
        service("mail"),
        record("configuration_item", "gateway", type="cluster", runs_on="node"),
        record("configuration_item", "node", type="server"),
        record("change", "release", configuration_items="node"),
        record("change", "other", services="mail", configuration_items="node"),
    )
    assert [it.id for it in touched_services(made, "release")] == ["vpn"]
    assert [it.id for it in touched_services(made, "other")] == ["mail"]
