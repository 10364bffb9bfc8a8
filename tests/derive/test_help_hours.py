"""When users of a service are helped, and whom the desk turns to."""

from datetime import date
from zoneinfo import ZoneInfo

from servicefolio.derive.help_hours import help_hours, teams_behind
from servicefolio.records.base import Record
from tests.builders import TODAY, catalog, record, service, team

BERLIN = ZoneInfo("Europe/Berlin")
HELPED = {"help": {"hours": "office"}}


def office(hours: str = "mon-fri 08:00-18:00 Europe/Berlin", **fields: object) -> Record:
    return record("calendar", "office", hours=hours, **fields)


def written(*records: Record, today: date = TODAY) -> list[str]:
    (found,) = help_hours(catalog(*records), "vpn", BERLIN, today)
    return found.written.split()


def test_hours_are_moments_from_the_day_before_on_for_two_weeks() -> None:
    found = written(service(**HELPED), office())  # 2026-11-23 is a Monday
    assert found[0] == "2026-11-23T07:00:00Z/2026-11-23T17:00:00Z"
    assert found[-1] == "2026-12-07T07:00:00Z/2026-12-07T17:00:00Z"
    assert len(found) == 11


def test_days_off_and_clocks_that_are_put_back_count() -> None:
    day_off = office(holidays=["2026-10-26"])
    found = written(service(**HELPED), day_off, today=date(2026, 10, 23))
    assert found[:3] == [
        "2026-10-22T06:00:00Z/2026-10-22T16:00:00Z",
        "2026-10-23T06:00:00Z/2026-10-23T16:00:00Z",
        "2026-10-27T07:00:00Z/2026-10-27T17:00:00Z",
    ]


def test_what_is_always_there_is_one_span_as_long_as_is_known() -> None:
    (found,) = help_hours(catalog(service(**HELPED), office("24x7")), "vpn", ZoneInfo("UTC"), TODAY)
    assert found.written == found.written_bounds
    assert found.written_bounds == "2026-11-22T00:00:00Z/2026-12-08T00:00:00Z"


def test_nothing_is_known_where_no_calendar_is_named() -> None:
    made = catalog(service(help={"contact": "The desk"}), office())
    assert help_hours(made, "vpn", BERLIN, TODAY) == ()


def test_the_desk_turns_to_who_runs_it_then_to_its_owner() -> None:
    made = service(owner="owners", roles={"technical_owner": "runners"})
    runners, owners = team("runners", on_call="110"), team("owners", queue="OWN")
    assert teams_behind(catalog(made, owners, runners), made) == (runners, owners)
    same = service(owner="owners", roles={"technical_owner": "owners"})
    assert teams_behind(catalog(same, owners), same) == (owners,)


def test_a_team_that_cannot_be_reached_or_is_no_more_is_left_out() -> None:
    made = service(owner="owners", roles={"technical_owner": "runners"})
    gone = team("owners", queue="OWN", state="inactive")
    assert teams_behind(catalog(made, gone, team("runners")), made) == ()
