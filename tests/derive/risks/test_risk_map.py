"""Where open risks lie, whom they hit, and what is overdue about them."""

from datetime import date

from servicefolio.derive.risks.risk_exposure import exposure_of, exposures
from servicefolio.derive.risks.risk_map import RiskMap, late_treatments, risk_map
from servicefolio.records.base import Record
from tests.builders import TODAY, catalog, record, service, team

HIGH = {"likelihood": "4", "impact": "4"}
MEDIUM = {"likelihood": "2", "impact": "4"}


def risk(identifier: str, **fields: object) -> Record:
    return record("risk", identifier, **{**HIGH, **fields})


def mapped(*risks: Record) -> RiskMap | None:
    made = catalog(*risks)
    return risk_map(made, made.records("risk"))


def places(rows: tuple[tuple[object, ...], ...]) -> dict[str, tuple[int, int]]:
    return {
        found.id: (cell.likelihood, cell.impact)  # type: ignore[attr-defined] # cells
        for row in rows
        for cell in row
        for found in cell.risks  # type: ignore[attr-defined] # as above
    }


def test_a_risk_moves_by_its_controls() -> None:
    found = mapped(risk("fire", residual=MEDIUM))
    assert found is not None
    assert places(found.inherent) == {"fire": (4, 4)}
    assert places(found.residual) == {"fire": (2, 4)}
    (cell,) = [cell for row in found.residual for cell in row if cell.risks]
    assert (cell.rating.score, cell.rating.band) == (8, "medium")


def test_a_risk_that_nobody_rated_with_controls_stays_and_is_counted() -> None:
    found = mapped(risk("fire"), risk("flood", residual=MEDIUM))
    assert found is not None
    assert places(found.residual) == {"fire": (4, 4), "flood": (2, 4)}
    assert found.unrated == 1


def test_the_highest_likelihood_is_the_first_row_and_every_cell_is_there() -> None:
    found = mapped(risk("fire"))
    assert found is not None
    assert [row[0].likelihood for row in found.inherent] == [5, 4, 3, 2, 1]
    assert [cell.impact for cell in found.inherent[0]] == [1, 2, 3, 4, 5]


def test_numbers_begin_with_the_worst() -> None:
    low, worst = risk("a-low", residual=MEDIUM), risk("worst")
    found = mapped(low, worst)
    assert found is not None
    assert (found.number(worst), found.number(low)) == (1, 2)


def test_there_is_no_map_of_closed_risks() -> None:
    assert mapped(risk("fire", state="closed")) is None


def test_overdue_actions_of_open_risks_are_listed() -> None:
    late = [{"what": "Build a wall", "due": "2026-11-01"}]
    made = catalog(
        team(),
        risk("fire", actions=late),
        risk("flood", actions=late, state="closed"),
        risk("later", actions=[{"what": "Build a wall", "due": "2026-12-01"}]),
    )
    (found,) = late_treatments(made, made.records("risk"), TODAY)
    assert found.risk.id == "fire"
    assert [step.late for step in found.actions] == ["22 days"]
    assert not late_treatments(made, made.records("risk"), date(2026, 11, 1))


def test_own_risks_and_those_of_needs_stand_apart() -> None:
    made = catalog(
        service("app", depends_on=["db", {"ref": "mail", "importance": "optional"}]),
        service("db"),
        service("mail"),
        risk("bug", affects="app", residual=MEDIUM),
        risk("both", affects=["app", "db"], residual={"likelihood": "3", "impact": "3"}),
        risk("disk", affects="db"),
        risk("spam", affects="mail"),
        risk("gone", affects="app", state="closed"),
    )
    found = exposure_of(made, made.by_id["app"].record)
    assert [one.id for one in found.direct.risks] == ["both", "bug"]
    assert (found.direct.most, found.direct.total, found.direct.band) == (9, 17, "medium")
    assert [one.id for one in found.through_needs.risks] == ["disk"]
    assert (found.through_needs.most, found.through_needs.total) == (16, 16)


def test_services_without_risks_are_not_listed() -> None:
    made = catalog(service("app"), service("db"), risk("disk", affects="db"))
    assert [one.service.id for one in exposures(made, made.records("service"))] == ["db"]
