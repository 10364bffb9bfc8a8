"""What a validation came to."""

from servicefolio.derive.criteria import criteria_of, statement_of, tally_of
from servicefolio.graph.catalog import Catalog
from tests.builders import catalog, record, service


def validated(*cases: object, verifies: object = "design#fast") -> Catalog:
    criteria = [{"id": "fast", "statement": "Fast"}, {"id": "safe", "statement": "Safe"}]
    return catalog(
        service(),
        record("design_document", "design", aspect="package", acceptance_criteria=criteria),
        record("validation", "load", verifies=verifies, level="uat", cases=list(cases)),
    )


def test_cases_are_counted_by_their_results() -> None:
    cases = [{"what": "a", "result": result} for result in ("failed", "passed", "passed")]
    assert (
        tally_of(validated(*cases, "b"), "load") == "4 cases: 2 passed, 1 failed, 1 not tried yet"
    )
    assert not tally_of(validated(), "load")


def test_a_criterion_stands_with_what_came_out_of_its_cases() -> None:
    made = validated(
        {"what": "a", "criterion": "design#safe", "result": "passed"},
        {"what": "b", "criterion": "design#safe"},
        {"what": "c", "result": "failed"},
    )
    found = [(item.statement, item.results) for item in criteria_of(made, "load")]
    assert found == [("Fast", ()), ("Safe", ("passed", None))]


def test_what_is_no_criterion_is_left_out() -> None:
    made = validated(verifies=["load", "design#gone", "nowhere#fast"])
    assert criteria_of(made, "load") == ()
    assert statement_of(made, "design#fast") == "Fast"
    assert statement_of(made, "vpn#fast") is None
