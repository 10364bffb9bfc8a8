"""What has a place in a calendar of changes."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest

from servicefolio.derive.changes.appointments import Appointment, appointments
from servicefolio.records.base import Record
from tests.builders import TODAY, catalog, service
from tests.derive.schedules import BERLIN, change, item, window


def made(*records: Record) -> tuple[Appointment, ...]:
    """List the appointments of some records."""
    return appointments(catalog(*records), BERLIN, TODAY)


def test_a_change_is_where_it_is_planned_until_it_is_known_where_it_was() -> None:
    (planned,) = made(change("CHG-1"), service())
    assert planned.span.start == datetime(2026, 12, 6, 1, tzinfo=UTC)
    (done,) = made(change("CHG-1", actual="2026-12-06 02:10-03:00"), service())
    assert done.span.start == datetime(2026, 12, 6, 1, 10, tzinfo=UTC)
    assert done.services == {"vpn"}


def test_a_change_without_a_time_has_no_place() -> None:
    assert made(change("CHG-1", None), service()) == ()


@pytest.mark.parametrize(
    ("state", "standing"),
    [
        ("new", "tentative"),
        ("planned", "tentative"),
        ("approved", "confirmed"),
        ("scheduled", "confirmed"),
        ("closed", "confirmed"),
        ("not_approved", "cancelled"),
        ("rejected", "cancelled"),
        ("cancelled", "cancelled"),
    ],
)
def test_how_firm_a_change_is_follows_from_its_state(state: str, standing: str) -> None:
    (found,) = made(change("CHG-1", state=state), service())
    assert found.standing == standing


def test_an_outage_has_a_place_of_its_own() -> None:
    sorts = [found.sort for found in made(change("CHG-1", outage="2026-12-06 02:30-02:40"))]
    assert sorts == ["change", "outage"]
    assert len(made(change("CHG-1", outage="none"))) == 1


def test_a_change_of_an_item_concerns_the_services_on_it() -> None:
    records = (service(depends_on=["gateway"]), item("gateway"))
    (found,) = made(change("CHG-1", configuration_items="gateway"), *records)
    assert found.services == {"vpn"}


def test_what_comes_again_is_listed_from_last_month_on_for_a_year() -> None:
    found = made(window("sunday", "maintenance", repeats="every Sunday 02:00-03:00"))
    days = [date.fromisoformat(each.time) for each in found]
    assert (days[0], days[-1]) == (date(2026, 10, 4), date(2027, 11, 28))
    assert all(two - one == timedelta(days=7) for one, two in pairwise(days))


def test_clocks_that_change_move_what_comes_again_in_the_time_of_all() -> None:
    found = made(window("sunday", "maintenance", repeats="every Sunday 04:00-05:00"))
    hours = {each.time: each.span.start.hour for each in found}
    assert (hours["2027-03-21"], hours["2027-03-28"]) == (3, 2)


def test_a_window_is_for_all_services_or_for_those_that_it_names() -> None:
    services = (service("vpn"), service("mail"))
    (of_all,) = made(window("closed", when="2026-12-20"), *services)
    (of_one,) = made(window("closed", when="2026-12-20", scope="mail"), *services)
    assert (of_all.services, of_one.services) == (None, {"mail"})


def test_a_window_that_does_not_hold_is_taken_back() -> None:
    (found,) = made(window("closed", when="2026-12-20", state="cancelled"), service())
    assert found.standing == "cancelled"


def test_a_window_that_does_not_hold_is_taken_back_where_it_was_told_of() -> None:
    of_all = window("closed", when="2026-12-20", state="cancelled")
    of_one = window("closed", when="2026-12-20", state="cancelled", scope="mail")
    services = (service("vpn"), service("mail"))
    assert [made(each, *services)[0].services for each in (of_all, of_one)] == [None, {"mail"}]
