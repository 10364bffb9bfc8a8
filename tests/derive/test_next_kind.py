"""The one kind that would pay off next follows from the records that there are."""

import pytest

from servicefolio.derive.next_kind import NextKind, next_kind
from servicefolio.records.base import Record
from servicefolio.records.scalars import identifier_problem
from servicefolio.registry import kinds_by_name
from tests import builders
from tests.builders import known_error, record, service, team

BASE = (team(), known_error(state="retired"))
SLA = record("sla", "standard", agreed_with="all", availability="99 %")
LIVED_WITH = known_error("no-tunnel")


def named(*records: Record, adopted: tuple[str, ...] = ()) -> NextKind | None:
    """Find the next kind of a repository with these records."""
    return next_kind(builders.catalog(*records), kinds_by_name(), adopted)


def kind_after(*records: Record, adopted: tuple[str, ...] = ()) -> str | None:
    """Name the next kind of a repository with these records."""
    found = named(*records, adopted=adopted)
    return found.kind if found else None


def test_who_then_what_then_what_helps_then_what_is_promised() -> None:
    assert kind_after() == "team"
    assert kind_after(team()) == "service"
    assert kind_after(team(), service()) == "known_error"
    assert kind_after(team(), service(), known_error()) == "sla"


def test_a_bought_service_asks_for_its_supplier() -> None:
    line = service("vpn", title="Internet line", type="external", sla="standard")
    assert named(*BASE, SLA, line) == NextKind(
        "supplier",
        "Internet line is bought, and nothing says whom to call when it fails.",
        "servicefolio new supplier vpn-provider",
    )


def test_times_that_are_promised_ask_for_their_hours() -> None:
    sla = record("sla", "standard", agreed_with="all", fix={"P1": "4 h"})
    assert kind_after(*BASE, service(), sla) == "calendar"
    draft = record("sla", "standard", state="draft", fix={"P1": "4 h"})
    assert kind_after(*BASE, service(), draft) != "calendar"


def test_faults_that_are_lived_with_ask_for_an_improvement() -> None:
    found = named(team(), service(), SLA, LIVED_WITH)
    assert found
    assert found.kind == "improvement"
    assert found.why.startswith("1 known error is being lived with")


def test_a_critical_service_asks_for_its_design() -> None:
    assert kind_after(*BASE, service(criticality="high"), SLA) == "design_document"


def test_where_no_record_gives_a_reason_nothing_is_named() -> None:
    proposed = service(state="retired")
    found = named(*BASE, proposed, SLA)
    assert found is None


def test_what_is_used_or_adopted_is_not_named() -> None:
    known = tuple(kinds_by_name())
    assert named(adopted=known) is None
    assert kind_after(adopted=("team",)) == "service"
    assert kind_after(team(), service(), LIVED_WITH, adopted=("sla",)) == "improvement"


def test_a_kind_that_there_is_not_is_never_named() -> None:
    catalog = builders.catalog(team())
    assert next_kind(catalog, ("team",), ()) is None


def test_an_id_that_is_taken_is_not_proposed() -> None:
    taken = service("standard")
    found = named(team(), taken, known_error(services="standard"))
    assert found
    assert found.command == "servicefolio new sla standard-2"


@pytest.mark.parametrize("identifier", ["x" * 63, "SVC-0042", "a-b"])
def test_the_command_has_an_id_that_may_be_used(identifier: str) -> None:
    found = named(team(), service(identifier))
    assert found
    assert identifier_problem(found.command.split()[-1]) is None


@pytest.mark.parametrize("title", ["日本", "a\u2028b", "<b>", "| x |"])
def test_the_reason_holds_titles_as_they_are(title: str) -> None:
    found = named(team(), service(title=title))
    assert found
    assert title in found.why


@pytest.mark.parametrize(
    ("kind", "records", "why"),
    [
        (
            "underpinning_contract",
            (service(title="Line", supplier="tidewire"), record("supplier", "tidewire")),
            "Line is bought, and nothing says what its supplier has promised.",
        ),
        (
            "risk",
            (service("a", depends_on=["b"]), service("c", depends_on=["b"]), service("b")),
            "2 services stop when b fails, and nothing says who has accepted that.",
        ),
        (
            "ola",
            (service("a", sla="standard", owner="x", depends_on=["b"]), service("b", owner="y")),
            "a keeps its promise only with b, of another team.",
        ),
        (
            "objective",
            (service(),),
            "Nothing says what your services should achieve, and so which of them matters most.",
        ),
        (
            "customer",
            (record("sla", "gold", agreed_with="x", availability="99 %", level="customer"),),
            "gold is agreed with one customer, and nothing says who that is.",
        ),
        (
            "offering",
            (service(**{"for": ["staff", "contractors"]}),),
            "vpn is for several groups of people, who may want it differently.",
        ),
        (
            "decision",
            (service(state="proposed"),),
            "vpn is planned, and nothing says why, and what else was considered.",
        ),
    ],
)
def test_a_kind_is_named_for_a_reason(kind: str, records: tuple[Record, ...], why: str) -> None:
    found = next_kind(builders.catalog(*records), (kind,), ())
    assert found
    assert found.why == why
    assert next_kind(builders.catalog(team()), (kind,), ()) is None
