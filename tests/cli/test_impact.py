"""`servicefolio impact` tells on the terminal what stops without a record."""

import json
from pathlib import Path

import pytest

from tests.builders import write_files
from tests.cli.command import Ran, run_command

FILES: dict[str, str | bytes] = {
    "catalog/services/line.yaml": "title: Line\nsummary: The way out\naliases: [old-line]\n"
    "supplier: tidewire\n",
    "catalog/services/mail.yaml": "title: Mail\nsummary: Letters\ndepends_on: line\nsla: gold\n"
    "customers: plants\n",
    "catalog/services/tickets.yaml": "title: Tickets\nsummary: Faults\ndepends_on: mail\n",
    "catalog/services/chat.yaml": "title: Chat\nsummary: Words\n"
    "depends_on: [{ref: tickets, importance: degrading}]\n",
    "catalog/services/vault.yaml": "title: Vault\nsummary: Keys\naudience: restricted\n"
    "depends_on: line\n",
    "catalog/suppliers/tidewire.yaml": "title: Tidewire\n",
    "catalog/customers/plants.yaml": "title: Plants\n",
    "catalog/slas/gold.yaml": "title: Gold\nvalid_from: 2026-01-01\nagreed_with: board\n"
    "availability: 99 %\n",
    "catalog/teams/network.yaml": "title: Network\n",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_files(tmp_path, FILES)


def run(root: Path, *arguments: str) -> Ran:
    return run_command("impact", *arguments, "--root", str(root))


def test_what_stops_and_what_gets_worse_is_told_with_the_way(root: Path) -> None:
    ran = run(root, "line")
    assert ran.exit_code == 0
    assert ran.stdout.split("\n") == [
        "Line (line)",
        "",
        "Stops at once",
        "  Mail (mail)",
        "",
        "Stops through others",
        "  Tickets (tickets), through mail",
        "",
        "Gets worse through others",
        "  Chat (chat), through mail > tickets",
        "",
        "Customers of what fails or stops",
        "  Plants (plants): mail",
        "",
        "Promises of what fails or stops",
        "  Gold (gold): mail",
        "",
    ]


def test_a_supplier_says_what_fails_with_it(root: Path) -> None:
    assert (
        "Fails with it\n  Line (line)\n\nStops at once\n  Mail (mail)"
        in run(root, "tidewire").stdout
    )


def test_a_former_id_will_do(root: Path) -> None:
    assert run(root, "old-line").stdout == run(root, "line").stdout


def test_programs_get_json(root: Path) -> None:
    told = json.loads(run(root, "mail", "--format", "json").stdout)
    assert told == {
        "of": {"id": "mail", "kind": "service", "title": "Mail"},
        "failing": [{"id": "mail", "kind": "service", "title": "Mail"}],
        "stopped": [
            {
                "id": "tickets",
                "kind": "service",
                "title": "Tickets",
                "direct": True,
                "way": ["mail", "tickets"],
            }
        ],
        "worsened": [
            {
                "id": "chat",
                "kind": "service",
                "title": "Chat",
                "direct": False,
                "way": ["mail", "tickets", "chat"],
            }
        ],
        "customers": [
            {"id": "plants", "kind": "customer", "title": "Plants", "services": ["mail"]}
        ],
        "promises": [{"id": "gold", "kind": "sla", "title": "Gold", "services": ["mail"]}],
    }


def test_where_nothing_is_reached_that_is_said(root: Path) -> None:
    assert (
        run(root, "chat").stdout == "Chat (chat)\n\nNothing else stops or gets worse without it\n"
    )


def test_what_readers_may_not_see_is_left_out(root: Path) -> None:
    assert "vault" not in run(root, "line").stdout
    assert "vault" in run(root, "line", "--audience", "restricted").stdout


def test_a_mistyped_id_is_told_what_it_may_mean(root: Path) -> None:
    ran = run(root, "lien")
    assert ran.exit_code == 2
    assert 'there is no record "lien"; did you mean "line"?' in ran.stderr


def test_what_cannot_fail_is_refused(root: Path) -> None:
    ran = run(root, "network")
    assert ran.exit_code == 2
    assert "network is no service, configuration item, change or supplier" in ran.stderr
