"""Records become a catalogue; ids are unique, and references lead somewhere."""

import pytest

from servicefolio.diagnostics import Position
from servicefolio.graph.catalog import Entry
from servicefolio.graph.link import Linked, link
from servicefolio.records.validate import Checked, validate
from servicefolio.registry import table
from tests.builders import catalog, document, entry, known_error, linked, record, service, team


def problems(result: Linked) -> list[tuple[str, str | None]]:
    return [(found.rule.id, found.record) for found in result.diagnostics]


def broken(text: str, path: str = "catalog/services/vpn.yaml") -> Checked:
    made = validate(document(text, path), table())
    assert made.record is None
    return made


def test_relations_lead_from_and_to() -> None:
    made = catalog(service(owner="network", depends_on=["dns"]), service("dns"), team())
    assert [relation.target for relation in made.outgoing("vpn")] == ["network", "dns"]
    assert [relation.source for relation in made.incoming("dns")] == ["vpn"]
    assert made.outgoing("dns") == ()


def test_records_are_sorted_by_kind_and_number() -> None:
    made = catalog(team("b"), service("a-10"), service("a-2"), known_error("KE-1", services="a-2"))
    assert [item.record.id for item in made.entries] == ["KE-1", "a-2", "a-10", "b"]
    assert [item.id for item in made.records("service")] == ["a-2", "a-10"]


def test_former_id_leads_to_the_record() -> None:
    result = linked(service(aliases=["anyconnect"]), known_error(services="anyconnect"))
    assert result.catalog.resolve("anyconnect") == "vpn"
    assert [item.target for item in result.catalog.outgoing("vpn-root-ca")] == ["vpn"]
    assert problems(result) == [("ref-alias", "vpn-root-ca")]


def test_unknown_id_leads_nowhere() -> None:
    assert catalog().find("vpn") is None
    assert catalog().resolve("vpn") is None


def test_first_file_keeps_an_id() -> None:
    first, second = entry(service(), "catalog/services/a.yaml"), entry(service(), "kb/b.yaml")
    result = link([second, first])
    assert result.catalog.entries == (first,)
    assert result.left_out == (second,)
    (found,) = result.diagnostics
    assert (found.path, found.related[0].path) == ("kb/b.yaml", "catalog/services/a.yaml")


def test_ids_are_unique_over_all_kinds() -> None:
    assert problems(linked(service("vpn"), team("vpn"))) == [("id-duplicate", "vpn")]


def test_three_of_an_id_are_two_problems() -> None:
    entries = [entry(service(), f"catalog/{name}.yaml") for name in "abc"]
    assert len(link(entries).diagnostics) == 2


def test_ids_differ_in_more_than_case() -> None:
    result = linked(service("ke-1"), known_error("KE-1", services="ke-1"))
    assert problems(result) == [("id-case", "KE-1")]


@pytest.mark.parametrize(
    ("aliases", "rules"),
    [(["a"], []), (["vpn"], ["id-duplicate"]), (["dns"], ["id-duplicate"]), (["a", "a"], [])],
)
def test_former_ids_are_taken_too(aliases: list[str], rules: list[str]) -> None:
    result = linked(service(aliases=aliases), service("dns"))
    assert [rule for rule, _ in problems(result)] == rules


def test_reference_to_a_broken_record_is_no_problem_of_its_own() -> None:
    result = link([entry(known_error(services="vpn"))], [broken("title: No summary\n")])
    assert problems(result) == []
    assert result.catalog.relations == ()


@pytest.mark.parametrize(
    "fault",
    ["tier: first", "colour: blue", "depends_on: [{ref: dns, importance: high}]", "x-: {}", ""],
)
def test_a_fault_does_not_hide_the_dangling_references_beside_it(fault: str) -> None:
    text = f"title: VPN\nowner: netwrok\nplanned_changes: See [[later]].\n{fault}\n"
    result = link([entry(team())], [broken(text)])
    assert problems(result) == [("ref-dangling", "vpn"), ("ref-dangling", "vpn")]
    assert [found.position.line for found in result.diagnostics] == [2, 3]
    assert "vpn" not in result.catalog.by_id


def test_a_reference_of_the_wrong_kind_to_a_broken_record_is_reported() -> None:
    result = link([entry(service("dns", owner="vpn"))], [broken("title: No summary\n")])
    assert problems(result) == [("ref-kind", "dns")]


def test_former_id_of_a_broken_record_is_looked_at() -> None:
    result = link([entry(team("network"))], [broken("title: No summary\naliases: [network]\n")])
    (found,) = result.diagnostics
    assert (found.rule.id, found.position.line) == ("id-duplicate", 2)
    assert result.catalog.aliases == {}


def test_the_id_of_a_broken_record_is_taken() -> None:
    result = link([entry(service("dns", aliases=["vpn"]))], [broken("title: No summary\n")])
    assert problems(result) == [("id-duplicate", "dns")]
    assert result.catalog.resolve("vpn") is None


def test_a_record_whose_id_is_taken_is_told_its_dangling_references() -> None:
    result = linked(team("vpn"), service("vpn", owner="netwrok"))
    assert ("ref-dangling", "vpn") in problems(result)


def test_reference_to_a_record_whose_id_is_taken_is_no_problem_of_its_own() -> None:
    entries = [
        entry(team("vpn"), "catalog/a.yaml"),
        entry(service("vpn"), "catalog/b.yaml"),
        entry(known_error(services="vpn"), "kb/c.yaml"),
    ]
    assert problems(link(entries)) == [("id-duplicate", "vpn")]


@pytest.mark.parametrize(
    ("owner", "rule", "message", "hint"),
    [
        ("netwrk", "ref-dangling", 'there is no team "netwrk"', 'did you mean "network"?'),
        (
            "printing",
            "ref-dangling",
            'there is no team "printing"',
            "make one with `servicefolio new team printing`",
        ),
        ("Nobody Knows", "ref-dangling", 'there is no team "Nobody Knows"', None),
        (
            "dns",
            "ref-kind",
            '"dns" is a service, but a team belongs here',
            "write the id of a team",
        ),
        ("gold", "ref-kind", '"gold" is an SLA, but a team belongs here', "write the id of a team"),
    ],
)
def test_reference_that_leads_wrong(owner: str, rule: str, message: str, hint: str | None) -> None:
    gold = record("sla", "gold", agreed_with="board")
    (found,) = linked(service(owner=owner), service("dns"), team(), gold).diagnostics
    assert (found.rule.id, found.message, found.hint) == (rule, message, hint)


def test_record_is_not_suggested_to_itself() -> None:
    (found,) = linked(service("vpn", parent="vpm")).diagnostics
    assert found.hint != 'did you mean "vpn"?'


@pytest.mark.parametrize(
    ("part", "hint"),
    [("fix-p2", 'did you mean "fix-p1"?'), ("uptime", "its parts are respond-p1 and fix-p1")],
)
def test_part_that_is_not_there(part: str, hint: str) -> None:
    gold = record("sla", "gold", respond={"P1": "15 min"}, fix={"P1": "4 h"})
    (found,) = linked(gold, service(planned_changes=f"We aim at [[gold#{part}]].")).diagnostics
    assert (found.rule.id, found.hint) == ("ref-part", hint)


def test_mention_is_pointed_at_within_its_text() -> None:
    text = "title: a\nservices: vpn\ndiagnose: |\n  First [[vpn]],\n  then [[vpn-ca]].\n"
    made = Entry(known_error(diagnose="First [[vpn]],\nthen [[vpn-ca]].\n"), document(text))
    (found,) = link([made, entry(service())]).diagnostics
    assert (found.position, found.excerpt) == (Position(5, 8, 10), "  then [[vpn-ca]].")
