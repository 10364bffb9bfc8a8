"""The pages and lists of improvement."""

from servicefolio.records.base import Record
from tests.builders import record, service
from tests.pages import headings, list_of, page_of

MEASURE = {"what": "Calls in a month", "now": "61", "want": "below 15"}


def kpi(**fields: object) -> Record:
    return record("kpi", "calls", **{"unit": "calls", "direction": "down", "target": 15, **fields})


def series(*values: str, **fields: object) -> Record:
    rows = [
        {"from": f"2026-{month:02}-01", **({"value": value} if value else {})}
        for month, value in enumerate(values, start=1)
    ]
    given = {"measures": "calls", "source": "export of the desk", "completeness": "90 %"}
    period = "2026-01-01 to 2026-03-31"
    return record("measurement", "m", data=rows, period=period, **{**given, **fields})


def test_the_register_shows_state_benefit_age_and_what_is_late() -> None:
    page = list_of(
        "improvement",
        record("improvement", "IMP-1", state="in_progress", due="2026-11-20", measure=MEASURE,
               raised="2026-05-23"),
        record("improvement", "IMP-2", state="measured",
               result={"value": "12", "on": "2026-10-30"}),
    )  # fmt: skip
    assert headings(page)[1:] == ["Decided and being done", "Done and measured"]
    for words in ("Calls in a month61 → below 15", "overdue by 3 days", "6 months", "122026-10-30"):
        assert words in page.text


def test_an_improvement_shows_where_its_number_stood_and_what_it_reached() -> None:
    page = page_of(
        record("improvement", "IMP-1", state="measured", measure=MEASURE, result={"value": "12"})
    )
    assert "Before61Goalbelow 15Reached12" in page.text
    late = page_of(record("improvement", "IMP-1", due="2026-11-20"))
    assert "overdue by 3 days" in late.text


def test_a_review_shows_what_became_of_its_actions() -> None:
    actions = [
        {"what": "Mend it", "due": "2026-11-01"},
        {"what": "Tell it", "due": "2026-11-01", "done": "2026-11-08"},
    ]
    fields = {"review_type": "service", "reviews": "vpn", "date": "2026-10-01"}
    review = record("review", "r", state="agreed", actions=actions, **fields)
    follow = record("improvement", "IMP-1", arises_from="r", state="measured",
                    result={"value": "12 calls"})  # fmt: skip
    page = page_of(review, follow, service())
    assert "overdue Mend itdue 2026-11-01, 22 days late" in page.text
    assert "done Tell itdue 2026-11-01, done 2026-11-08, 7 days late" in page.text
    assert "reached: 12 calls" in page.text
    assert "1 of 2 doneoverdue by 22 days" in list_of("review", review, follow, service()).text


def test_corrective_actions_are_listed_by_state_with_what_is_late() -> None:
    made = record("corrective_action", "c", action_type="corrective", arises_from="r",
                  actions={"what": "Mend it", "due": "2026-11-22"})  # fmt: skip
    page = list_of("corrective_action", made)
    assert headings(page)[1:] == ["Open"]
    assert "0 of 1 doneoverdue by 1 daynot known yet" in page.text


def test_a_kpi_shows_its_last_value_with_period_and_source() -> None:
    for page in (page_of(kpi(), series("9", "16")), list_of("kpi", kpi(), series("9", "16"))):
        for words in ("16 calls", "2026-02-01 to 2026-03-31", "target missed"):
            assert words in page.text
    assert "export of the desk90 % complete" in page_of(kpi(), series("9")).text


def test_a_kpi_that_nobody_measured_is_neither_well_nor_bad() -> None:
    page = list_of("kpi", kpi())
    assert "not measured yet" in page.text
    assert "no data" in page.text
    assert "target met" not in page.text
    assert "Nothing yet" in page_of(kpi()).text


def test_a_kpi_of_a_promise_is_shown_service_by_service() -> None:
    sla = record("sla", "standard", availability="99.5 % per month")
    watched = kpi(unit="%", direction="up", target="99.5", measures="standard#availability")
    measured = series("99.9", measures="standard#availability", service="vpn")
    page = page_of(watched, sla, measured, service(title="Remote access"))
    assert "Remote access" in page.text
    assert "target met" in page.text
    assert "by service" in list_of("kpi", watched, sla, measured, service()).text


def test_a_series_is_shown_the_newest_first_with_what_has_no_data() -> None:
    page = page_of(series("9", "16", ""), kpi())
    text = page.text[page.text.index("Values") :]
    assert text.index("2026-03-012026-03-31no data") < text.index("2026-01-012026-01-319target met")
    assert "then 1 row without data" in page.text


def test_a_service_shows_what_was_measured_at_it() -> None:
    sla = record("sla", "standard", availability="99.5 % per month")
    measured = series("98.3", measures="standard#availability", service="vpn")
    page = page_of(service(), sla, measured)
    assert "What was measured" in headings(page)
    assert "target missed" in page.text
