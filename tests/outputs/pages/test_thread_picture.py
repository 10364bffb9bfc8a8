"""The picture of a service's thread."""

from servicefolio.outputs.pages.thread_picture import thread_picture
from servicefolio.outputs.pictures.diagrams import Picture
from servicefolio.records.base import Record
from tests import builders
from tests.builders import known_error, record, service
from tests.sites import site_of

GOAL = record("objective", "anywhere")


def picture(made: Record, *others: Record) -> Picture | None:
    """Draw the thread of a service."""
    site = site_of(builders.catalog(made, *others))
    return thread_picture(site, made, site.threads.lanes(made))


def arrows(drawn: Picture | None) -> set[tuple[str, str]]:
    """Name the ends of all arrows."""
    assert drawn is not None
    return {(edge.source, edge.target) for edge in drawn.edges}


def test_objectives_lead_to_the_service_and_the_service_to_its_processes() -> None:
    better = record("improvement", "better", arises_from="refused", improves="anywhere")
    vpn = service(supports_objectives="anywhere", depends_on="line")
    drawn = picture(vpn, service("line"), GOAL, known_error("refused"), better)
    assert arrows(drawn) == {
        ("anywhere", "vpn"),
        ("vpn", "process operation"),
        ("process operation", "refused"),
        ("vpn", "process improvement"),
        ("refused", "better"),
        ("better", "moved anywhere"),
    }


def test_an_objective_of_another_service_leads_through_it() -> None:
    laptop = service("laptop", supports_objectives="anywhere", depends_on="vpn")
    assert arrows(picture(service(), laptop, GOAL)) == {("anywhere", "laptop"), ("laptop", "vpn")}


def test_boxes_lead_to_pages_and_say_what_they_are() -> None:
    drawn = picture(service(), record("risk", "fire", affects="vpn"), known_error())
    assert drawn is not None
    boxes = {node.key: node for node in drawn.nodes}
    assert boxes["fire"].href == "../../risks/fire/"
    assert boxes["fire"].note == "Risk, open"
    assert "focus" in boxes["vpn"].classes
    assert boxes["process operation"].href is None


def test_of_many_records_a_few_are_drawn_those_that_lead_further_first() -> None:
    errors = [known_error(f"e{number}") for number in range(10)]
    drawn = picture(service(), *errors, record("improvement", "better", arises_from="e9"))
    assert drawn is not None
    keys = [node.key for node in drawn.nodes]
    assert sum(key.startswith("e") for key in keys) == 4
    assert "e9" in keys
    assert next(node.label for node in drawn.nodes if node.key.startswith("more")) == (
        "and 6 known errors"
    )


def test_a_service_alone_is_no_picture() -> None:
    assert picture(service()) is None
    assert picture(service(supports_objectives="anywhere"), GOAL) is None


def test_what_a_service_cannot_do_without_is_drawn_with_what_is_agreed_on_it() -> None:
    ring = record("underpinning_contract", "ring", covers="line")
    vpn = service(depends_on="line")
    catalog = builders.catalog(vpn, service("line"), ring, record("supplier", "tidewire"))
    site = site_of(catalog)
    drawn = thread_picture(site, vpn, site.threads.lanes(vpn), site.threads.needs(vpn))
    assert arrows(drawn) == {
        ("vpn", "what it needs"),
        ("what it needs", "line"),
        ("line", "line ring"),
    }
