"""The pages and lists of service operation, and what services and the first page show of it."""

from tests.builders import known_error, record, service
from tests.pages import first_page, headings, incident, list_of, over, page_of


def test_an_incident_shows_how_long_it_lasted_and_what_happened_in_order() -> None:
    page = page_of(
        over(
            timeline=[{"at": "2026-11-20 07:20", "what": "38 calls wait", "by": "control room"}],
            status_updates=[
                {"at": "2026-11-20 07:30", "message": "We know", "phase": "identified"}
            ],
        ),
        service(),
    )
    assert "5 h 10 min, until 2026-11-20 11:48" in page.text
    told = (
        "2026-11-20 06:38It began",
        "07:20 +42 min38 calls wait",
        "control room",
        "07:30 +52 min",
        "Told users: identified",
        "We know",
        "11:48 +5 h 10 minIt worked again",
        "those of Europe/Berlin",
    )
    assert [page.text.index(words) for words in told] == sorted(
        page.text.index(words) for words in told
    )


def test_an_open_incident_says_so_before_all_else_with_what_was_told_last() -> None:
    updates = [{"at": f"2026-11-20 0{hour}:00", "message": f"Told at {hour}"} for hour in (7, 8)]
    page = page_of(incident(state="assigned", status_updates=updates), service())
    assert page.text.index("It goes on for 3 days, as of 2026-11-23") < page.text.index("Disturbed")
    assert (
        page.text.index("Told at 8") < page.text.index("Disturbed") < page.text.index("Told at 7")
    )


def test_downtime_says_how_long_it_was() -> None:
    downtime = [
        {"start": "2026-10-24 22:00", "end": "2026-10-25 06:00", "service": "vpn"},
        {"start": "2026-11-20 07:00", "severity": "degraded"},
    ]
    page = page_of(over(downtime=downtime), service())
    assert "2026-10-25 06:009 h" in page.text
    assert "goes on—all of themdegraded" in page.text


def test_incidents_are_listed_with_how_long_and_how_bad_and_are_no_count() -> None:
    page = list_of(
        "incident",
        over("INC-1", severity="SEV2", users_affected=31000, major=True),
        incident("INC-2", started_at="2025-01-01 00:00", state="assigned"),
        service(),
    )
    assert page.text.index("INC-2") < page.text.index("INC-1")
    for words in ("5 h 10 min", "goes on for 691 days", "major incident", "SEV2", "31,000 people"):
        assert words in page.text
    assert "They are not all there were" in page.text


def test_problems_are_listed_by_state_and_show_the_incidents_behind_them() -> None:
    fields = {"services": "vpn", "root_cause": "A lock"}
    problem = record("problem", "PRB-1", state="fix_in_progress", **fields)
    fix = record("change", "CHG-1", services="vpn", fixes="PRB-1")
    page = page_of(problem, over(problem="PRB-1"), service(), fix)
    assert headings(page)[1:4] == ["Why it happens", "What removes it", "Incidents behind it"]
    assert "../../changes/CHG-1/" in page.addresses
    assert "5 h 10 min" in page.text
    listed = list_of("problem", problem, record("problem", "PRB-2", services="vpn"), service())
    assert headings(listed)[1:] == ["New", "Fix in progress"]


def test_an_investigation_is_told_in_order() -> None:
    entries = [{"on": "2026-11-02", "what": "Second"}, {"on": "2026-11-01", "what": "First"}]
    page = page_of(record("problem", "PRB-1", services="vpn", investigation=entries), service())
    assert page.text.index("2026-11-01 First") < page.text.index("2026-11-02 Second")


def test_a_runbook_is_followed_line_by_line() -> None:
    steps = ["Tell the desk", {"action": "Free the disk", "command": "rm /var/log/old\n"}]
    alert = record("event", "gone", monitors="vpn", runbook="free", **{"class": "exception"})
    made = record("runbook", "free", steps=steps, prerequisites="A key", applies_to="vpn")
    page = page_of(made, alert, service())
    assert page.elements.count(("input", ("type",))) == 3
    assert page.code == ("rm /var/log/old\n",)
    assert "../../events/gone/" in page.addresses
    assert "never, as far as is written" in page.text
    page = page_of(record("runbook", "free", steps=steps, last_exercised="2026-10-23"), service())
    assert "2026-10-23 (4 weeks ago)" in page.text


def test_runbooks_are_listed_by_whether_an_alert_calls_for_them() -> None:
    page = list_of(
        "runbook",
        record("runbook", "free", body="x"),
        record("runbook", "yearly", body="x", trigger="every January"),
        record("event", "gone", monitors="vpn", runbook="free", **{"class": "exception"}),
        service(),
    )
    assert headings(page)[1:] == ["Called for by an alert", "For other work"]
    assert page.text.index("free") < page.text.index("For other work") < page.text.index("yearly")


def test_an_event_leads_to_what_to_do_and_says_where_nobody_wrote_it() -> None:
    fields = {"monitors": "vpn", "class": "exception"}
    page = page_of(record("event", "gone", **fields), service())
    assert "Nobody has written down what to do" in page.text
    runbook = record("runbook", "free", body="x")
    page = page_of(record("event", "gone", runbook="free", **fields), runbook, service())
    assert "../../runbooks/free/" in page.addresses


def test_an_article_that_does_not_help_leads_to_help() -> None:
    vpn = service(help={"url": "https://desk.example.org/new"})
    page = page_of(record("article", "how", body="Wait", applies_to="vpn"), vpn)
    assert "https://desk.example.org/new" in page.addresses
    assert "Does it not help?" not in page_of(record("article", "how", body="Wait")).text


def test_articles_and_requests_are_listed_where_readers_look() -> None:
    article = record("article", "how", body="x", category="how-to", question="How do I wait?")
    page = list_of("article", article, record("article", "why", body="x"))
    assert headings(page)[1:] == ["How-to", "Other articles"]
    assert "How do I wait?" in page.text
    request = record("request_model", "key", service="vpn", steps="Cut it", approvals="head")
    assert (
        "Doorskeycan be asked for" in list_of("request_model", request, service(title="Doors")).text
    )


def test_a_request_says_what_to_enter_who_agrees_and_where_to_ask() -> None:
    fields = {"service": "vpn", "steps": "Cut it", "url": "https://desk.example.org/key"}
    inputs = ["Room", {"name": "Until", "type": "date", "required": "false", "help": "A day"}]
    page = page_of(record("request_model", "key", inputs=inputs, **fields), service())
    assert "https://desk.example.org/key" in page.addresses
    assert "Must agree firstnobody" in page.text
    assert "Untila day, may be left outA day" in page.text
    draft = page_of(record("request_model", "key", state="draft", **fields), service())
    assert "https://desk.example.org/key" not in draft.addresses


def test_a_service_shows_what_is_disturbed_and_planned_before_how_to_get_it() -> None:
    when = {"when": "2026-12-03 20:30-22:00", "outage": "2026-12-03 21:00-21:30"}
    page = page_of(
        service(get_it={"url": "https://desk.example.org/vpn"}),
        incident(title="All sessions end", state="assigned"),
        record("change", "CHG-1", title="New gateway", services="vpn", state="approved", **when),
        record("change", "CHG-2", title="Only an idea", services="vpn", **when),
    )
    order = (
        "Disturbed since 2026-11-20 06:38",
        "All sessions end",
        "New gateway",
        "away for 30 min",
        "Get it",
    )
    places = [page.text.index(words) for words in order]
    assert places == sorted(places)
    assert page.text.index("Only an idea") > places[-1]


def test_a_service_shows_few_of_what_there_is_and_says_where_the_rest_is() -> None:
    errors = [known_error(f"KE-{number}", title=f"Fault {number}.") for number in range(10)]
    solved = known_error("KE-10", title="Solved long ago", state="resolved", resolution="x")
    incidents = [over(f"INC-{number}") for number in range(7)]
    page = page_of(service(), *errors, solved, *incidents)
    assert "and 2 more under known errors" in page.text
    assert "and 2 more under incidents" in page.text
    assert "Fault 7." in page.text
    assert not {"Fault 8.", "Solved long ago"} & {*page.text.split("  ")}
    assert "Solved long ago" not in page.text


def test_the_first_page_shows_what_is_disturbed_as_of_its_day() -> None:
    page = first_page(
        service(), incident(title="All sessions end", state="assigned"), over("INC-2")
    )
    assert "All sessions end" in page.text
    assert "INC-2" not in page.text
    quiet = first_page(service(), over())
    assert "No open incident is written down here as of 2026-11-23" in quiet.text
    assert "What is disturbed" not in first_page(service()).text


def test_the_first_page_shows_what_is_planned_where_something_is() -> None:
    fields = {"services": "vpn", "state": "scheduled"}
    planned = [
        record("change", f"CHG-{n}", when=f"2026-12-0{n} 20:00-21:00", **fields)
        for n in range(1, 8)
    ]
    page = first_page(service(), *planned)
    assert page.text.index("CHG-1") < page.text.index("CHG-5")
    assert "CHG-6" not in page.text
    assert "and 2 more under changes" in page.text
    past = record("change", "CHG-1", when="2026-11-01 20:00-21:00", **fields)
    assert "What is planned" not in headings(first_page(service(), past))


def test_a_service_leads_to_what_can_be_asked_for_before_any_other_place() -> None:
    url = "https://desk.example.org/vpn"
    vpn = service(get_it={"url": url})
    assert page_of(vpn).text.count("Get it") == 1
    asked = [
        record("request_model", name, service="vpn", steps="Cut it", state="published")
        for name in ("key", "door")
    ]
    assert "/request-models/key/" in "".join(page_of(vpn, asked[0]).addresses)
    both = page_of(vpn, *asked)
    assert "#what-you-can-ask-for" in both.addresses
    assert url in both.addresses
