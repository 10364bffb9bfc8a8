"""The portfolio and the catalogue: views of services by the stage of their lives."""

from typing import Any

from servicefolio.derive.portfolio import portfolio_of
from servicefolio.derive.service_catalogue import catalogue_of
from tests.builders import service


def test_services_are_parted_by_the_stage_of_their_state() -> None:
    states = ("live", "retiring", "proposed", "in_design", "retired", "rejected")
    made = portfolio_of(service(state.replace("_", "-"), state=state) for state in states)
    assert [item.id for item in made.pipeline] == ["in-design", "proposed"]
    assert [item.id for item in made.catalogue] == ["retiring", "live"]
    assert [item.id for item in made.retired] == ["retired"]
    assert [item.id for item in made.rejected] == ["rejected"]


def test_a_portfolio_of_live_services_tells_no_more_than_the_catalogue() -> None:
    assert not portfolio_of(
        [service(), service("old", state="retiring")]
    ).is_more_than_the_catalogue
    assert portfolio_of([service(state="retired")]).is_more_than_the_catalogue


def names(services: Any) -> list[str]:
    """Name services."""
    return [item.id for item in services]


def test_the_catalogue_shows_users_what_they_can_use_and_apart_what_is_coming() -> None:
    made = catalogue_of(
        [
            service("mail", category="office-tools"),
            service("soon", state="in_design"),
            service("old", state="retired"),
            service("ending", state="retiring"),
        ]
    )
    assert [(shelf.title, names(shelf.services)) for shelf in made.shelves] == [
        ("Office tools", ["mail"]),
        ("Other services", ["ending"]),
    ]
    assert names(made.coming) == ["soon"]


def test_what_is_built_upon_is_technical_and_what_people_use_is_on_the_shelves_too() -> None:
    made = catalogue_of(
        [
            service("database", type="technical", **{"for": "application teams"}),
            service("line", type="external"),
            service("video", type="external", **{"for": "staff"}),
            service("laptop", depends_on="sign-on"),
            service("sign-on"),
        ]
    )
    assert names(made.technical) == ["database", "line", "sign-on"]
    assert [names(shelf.services) for shelf in made.shelves] == [["laptop", "sign-on", "video"]]
