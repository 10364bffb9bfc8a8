"""Calendars, read by the library that reads them for others."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

from icalendar import Calendar

from servicefolio.audiences import Audience
from servicefolio.config import Settings
from servicefolio.outputs.feeds.calendars import calendar_artifacts
from servicefolio.records.base import Record
from tests.builders import catalog, record, service
from tests.derive.schedules import change, window
from tests.sites import site_of

HERE = Settings(time_zone="Europe/Berlin", site_url="https://it.example.org/")
CHANGES, DUE = "change-calendar.ics", "reviews-and-ends.ics"
SUNDAY = window("sunday", "maintenance", repeats="every Sunday 02:00-03:00", scope="vpn")


def files(
    *records: Record, changed: datetime | None = None, audience: Audience = "staff"
) -> dict[str, bytes]:
    """Write the calendars of some records, whose files last changed at a moment."""
    site = site_of(catalog(*records), HERE.model_copy(update={"audience": audience}))
    paths = [entry.document.path for entry in site.catalog.entries]
    site = replace(site, commits=dict.fromkeys(paths, changed) if changed else {})
    made = calendar_artifacts(site)
    return {artifact.path.removeprefix("docs/feeds/"): artifact.data for artifact in made}


def events(data: bytes) -> Iterator[Any]:
    """Read the appointments of a calendar."""
    yield from Calendar.from_ical(data).walk("VEVENT")


def uids(data: bytes) -> list[str]:
    """List what the appointments are known by."""
    return [str(event["UID"]) for event in events(data)]


def test_a_calendar_says_what_it_is_and_where_it_lies() -> None:
    made = Calendar.from_ical(files(change("CHG-1"), service())[CHANGES])
    assert (made["VERSION"], made["METHOD"]) == ("2.0", "PUBLISH")
    assert made["NAME"] == made["X-WR-CALNAME"] == "Change calendar (it.example.org)"
    assert made["SOURCE"] == "https://it.example.org/feeds/change-calendar.ics"
    assert made.errors == []


def test_every_line_is_as_short_and_ends_as_the_format_asks() -> None:
    data = files(change("CHG-1", title="ß" * 120), SUNDAY, service())[CHANGES]
    assert data.endswith(b"END:VCALENDAR\r\n")
    assert data.count(b"\n") == data.count(b"\r\n")
    assert max(len(line) for line in data.split(b"\r\n")) <= 75


def test_a_change_is_an_appointment_with_its_moments_in_the_time_of_all() -> None:
    made = change("CHG-1", title="New, really; \\new", state="scheduled", summary="One, two")
    (event,) = events(files(made, service(title="Remote access"))[CHANGES])
    assert event["SUMMARY"] == "Change: New, really; \\new"
    assert event.decoded("DTSTART") == datetime(2026, 12, 6, 1, tzinfo=UTC)
    assert event.decoded("DTEND") == datetime(2026, 12, 6, 4, tzinfo=UTC)
    assert event["STATUS"] == "CONFIRMED"
    assert event["URL"] == "https://it.example.org/changes/CHG-1/"
    assert "Concerns: Remote access" in event["DESCRIPTION"]


def test_a_change_that_is_called_off_is_taken_back() -> None:
    made = change("CHG-1", state="cancelled", outage="2026-12-06 02:30-02:40")
    found = list(events(files(made, service())[CHANGES]))
    assert [event["STATUS"] for event in found] == ["CANCELLED", "CANCELLED"]
    assert [event["UID"] for event in found] == [
        "CHG-1@it.example.org",
        "CHG-1/outage@it.example.org",
    ]


def test_every_time_of_a_window_has_a_name_of_its_own_that_stays() -> None:
    found = uids(files(SUNDAY, service())[CHANGES])
    assert len(found) == len(set(found)) == 61
    assert found[0] == "sunday/2026-10-04@it.example.org"


def test_a_later_change_of_the_record_has_a_higher_number() -> None:
    made = (change("CHG-1"), service())
    moments = (
        None,
        datetime(2026, 11, 20, 8, tzinfo=UTC),
        datetime(2026, 11, 20, 9, 0, 5, tzinfo=timezone(timedelta(hours=1))),
    )
    found = [next(events(files(*made, changed=moment)[CHANGES])) for moment in moments]
    numbers = [event["SEQUENCE"] for event in found]
    assert numbers[0] == 0
    assert numbers[2] - numbers[1] == 5
    assert found[2].decoded("LAST-MODIFIED") == datetime(2026, 11, 20, 8, 0, 5, tzinfo=UTC)


def test_where_git_does_not_know_the_day_of_the_record_counts() -> None:
    made = (change("CHG-1", updated="2000-01-03"), service())
    (event,) = events(files(*made)[CHANGES])
    assert event["SEQUENCE"] == 2 * 24 * 3600


def test_numbers_fit_into_the_format_for_long() -> None:
    late = files(change("CHG-1"), service(), changed=datetime(2067, 12, 31, tzinfo=UTC))
    assert next(events(late[CHANGES]))["SEQUENCE"] < 2**31


def test_the_same_records_make_the_same_file() -> None:
    made = (change("CHG-1"), SUNDAY, service())
    assert files(*made) == files(*made)


def test_a_new_id_leaves_appointments_what_they_are() -> None:
    before = files(change("CHG-1"), service())[CHANGES]
    after = files(change("CHG-7", aliases=["CHG-1"]), service())[CHANGES]
    assert uids(after) == uids(before)
    assert next(events(after))["URL"] == "https://it.example.org/changes/CHG-7/"


def test_the_calendar_of_a_service_has_what_concerns_it_and_what_is_for_all() -> None:
    made = files(
        change("CHG-1"), window("closed", when="2026-12-20"), SUNDAY,
        service(), service("mail", aliases=["post"]),
    )  # fmt: skip
    assert uids(made["services/mail.ics"]) == ["closed@it.example.org"]
    assert {"CHG-1@it.example.org", "closed@it.example.org"} <= {*uids(made["services/vpn.ics"])}
    assert uids(made["services/post.ics"]) == uids(made["services/mail.ics"])


def test_reviews_and_ends_are_whole_days_for_those_who_run_the_services() -> None:
    made = (service(review_by="2026-12-01"), record("sla", "gold", valid_to="2026-12-31"))
    first, second = events(files(*made)[DUE])
    assert first["UID"] == "vpn/review@it.example.org"
    assert (first.decoded("DTSTART"), first.decoded("DTEND")) == (
        date(2026, 12, 1),
        date(2026, 12, 2),
    )
    assert second["SUMMARY"] == "Last day of the agreement: gold"
    assert DUE not in files(*made, audience="users")


def test_there_is_no_calendar_where_nothing_has_a_time() -> None:
    assert files(service()).keys() == {"services/vpn.ics"}
    assert uids(files(service())["services/vpn.ics"]) == []
