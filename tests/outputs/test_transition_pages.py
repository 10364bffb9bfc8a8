"""The pages and lists of service transition."""

from tests.builders import record, service
from tests.pages import headings, list_of, over, page_of


def test_a_change_shows_its_windows_and_its_life() -> None:
    change = record(
        "change",
        "CHG-1",
        services="vpn",
        when="2026-11-12 20:30-22:00",
        actual="2026-11-12 20:34-21:48",
        outage={"when": "2026-11-12 21:00-21:30", "what": "Tunnels break off"},
        approvals={"role": "board", "on": "2026-11-03", "conditions": "At night"},
        initiator="security officer",
    )
    page = page_of(change, service(**{"for": "contractors"}), over(caused_by="CHG-1"))
    for words in (
        "2026-11-12 20:34 to 21:48 1 h 14 min",
        "begun 4 min late, done 12 min early",
        "Tunnels break off2026-11-12 21:00 to 21:30, 30 min",
        "vpn: contractors",
        "Asked for bysecurity officer",
        "2026-11-03 board: approved",
        "Done (1 h 14 min)",
    ):
        assert words in page.text
    assert "What it broke" in headings(page)


def test_a_change_without_an_outage_says_that_nobody_loses_anything() -> None:
    page = page_of(record("change", "CHG-1", services="vpn", outage="none"), service())
    assert "nobody loses anything" in page.text
    page = page_of(record("change", "CHG-1", services="vpn"), service())
    assert "Who loses whatnot said yet" in page.text


def test_changes_are_listed_by_where_they_are_in_their_lives() -> None:
    page = list_of(
        "change",
        record("change", "CHG-1", services="vpn", when="2026-12-03 20:30-22:00"),
        record("change", "CHG-2", services="vpn", state="closed", actual="2026-11-03 20:30-22:00"),
        service(),
    )
    assert headings(page)[1:] == ["To come", "Done"]
    assert "They are not all there were" in page.text


def test_a_validation_holds_its_cases_against_the_criteria() -> None:
    criteria = [{"id": "fast", "statement": "A page comes within a second"}]
    design = record("design_document", "design", aspect="package", acceptance_criteria=criteria)
    cases = [{"what": "A thousand at once", "criterion": "design#fast", "result": "passed"}, "Two"]
    made = record("validation", "load", verifies="design#fast", level="performance", cases=cases)
    page = page_of(made, design, service())
    assert "2 cases: 1 passed, 1 not tried yet" in page.text
    assert "A page comes within a seconddesign#fastpassed" in page.text
    assert "2 cases: 1 passed" in list_of("validation", made, design, service()).text


def test_a_readiness_review_shows_its_check_list_by_area_and_what_was_waived_too_long() -> None:
    checklist = [
        {"item": "Somebody answers", "area": "ownership", "status": "pass"},
        {"item": "Tried", "area": "rollback", "status": "waived", "waiver": "2026-11-01"},
    ]
    page = page_of(record("readiness_review", "go", service="vpn", checklist=checklist), service())
    assert "2 items: 1 in order, 1 waived" in page.text
    assert {"Ownership", "Rollback"} <= {*headings(page)}
    assert "until 2026-11-01 that day has passed" in page.text


def test_a_configuration_item_shows_its_end_of_life_and_what_it_carries() -> None:
    item = record("configuration_item", "node", type="server", eol="2026-12-23")
    vpn = service(title="Remote access", depends_on="node")
    page = page_of(item, vpn, over(configuration_items="node"))
    assert "end of life near until 2026-12-23, in 4 weeks" in page.text
    assert {"What it carries", "Incidents"} <= {*headings(page)}
    listed = list_of("configuration_item", item, vpn)
    assert "end of life near2026-12-23, in 4 weeksRemote access" in listed.text


def test_change_windows_are_listed_by_where_they_lie_from_today() -> None:
    fields = {"window_type": "freeze"}
    on = record("change_window", "now", when="2026-11-20 to 2026-11-30", **fields)
    past = record("change_window", "past", when="2026-10-20", **fields)
    assert headings(list_of("change_window", past, on))[1:] == ["On 2026-11-23", "Over"]
    assert "on as of 2026-11-23" in page_of(on).text
    assert "over as of 2026-11-23" in page_of(past).text


def test_a_change_model_that_has_run_out_says_so() -> None:
    fields = {"steps": "Mend it", "authority": "board"}
    late = record("change_model", "late", valid_until="2026-11-22", **fields)
    holds = record("change_model", "holds", valid_until="2026-11-23", **fields)
    assert "has run out" in page_of(late).text
    assert "has run out" not in page_of(holds).text
    assert list_of("change_model", late, holds).text.count("has run out") == 1


def test_a_release_shows_the_changes_in_it() -> None:
    change = record("change", "CHG-1", services="vpn", release="r")
    page = page_of(record("release", "r", version="1.4", services="vpn"), change, service())
    assert "Changes in it" in headings(page)
    assert "../../changes/CHG-1/" in page.addresses
