"""Whom to call when a service has failed."""

from servicefolio.derive.calls import Call, calls, owner_call
from servicefolio.records.base import Record
from tests.builders import catalog, record, service, team

NETWORK = team(on_call="+49 40 129 (duty)", phone="+49 40 120", queue="NET")
STEPS = [
    {"to": "Operations centre", "reach": "+49 40 200", "when": "at once"},
    {"to": "Duty manager", "reach": "+49 40 201"},
]
TIDEWIRE = record("supplier", "tidewire", customer_number="TW-1", escalation=STEPS)


def contract(**fields: object) -> Record:
    given = {"covers": "vpn", "state": "in_force", "contract_number": "TW-9", **fields}
    return record("underpinning_contract", "lines", **given)


def told(*records: Record) -> list[tuple[str, str | None, tuple[str, ...]]]:
    vpn = next(one for one in records if one.id == "vpn")
    return [(call.who.id, call.number, call.further) for call in calls(catalog(*records), vpn)]


def test_the_team_that_runs_it_comes_first_with_the_number_of_any_hour() -> None:
    owner = team("management", phone="+49 40 110")
    assert told(service(owner="management", roles={"technical_owner": "network"}), owner, NETWORK) \
        == [
            ("network", "+49 40 129 (duty)", ("in its hours +49 40 120", "queue NET")),
            ("management", "+49 40 110", ()),
        ]  # fmt: skip


def test_suppliers_of_contracts_in_force_follow_with_what_they_want_to_hear() -> None:
    assert told(service(), contract(), TIDEWIRE) == [
        (
            "tidewire",
            "+49 40 200",
            ("Operations centre", "customer number TW-1", "contract TW-9", "at once"),
        )
    ]
    assert told(service(), contract(state="terminated"), TIDEWIRE) == []


def test_a_supplier_is_named_once_with_all_its_contracts_and_also_without_any() -> None:
    named = service(supplier="tidewire")
    second = contract().model_copy(update={"id": "more", "contract_number": "TW-10"})
    ((_, _, further),) = told(named, contract(), second, TIDEWIRE)
    assert further[2:4] == ("contract TW-9", "contract TW-10")
    ((_, number, _),) = told(named, TIDEWIRE)
    assert number == "+49 40 200"


def test_a_supplier_without_a_number_is_reached_as_it_says() -> None:
    line = record("supplier", "tidewire", escalation="Support line, +49 40 250")
    assert told(service(supplier="tidewire"), line) == [
        ("tidewire", "Support line, +49 40 250", ())
    ]
    portal = record("supplier", "tidewire", support_portal="https://help.example.org")
    assert told(service(supplier="tidewire"), portal)[0][1] == "https://help.example.org"
    silent = record("supplier", "tidewire")
    assert told(service(supplier="tidewire"), silent) == [("tidewire", None, ())]


def test_nobody_calls_who_is_gone_or_says_no_way() -> None:
    gone = record("supplier", "tidewire", state="inactive", escalation=STEPS)
    assert told(service(supplier="tidewire", owner="network"), gone, team()) == []


def test_what_is_needed_has_its_owners_number_or_nobodys() -> None:
    needed = service("uplink", owner="network")
    known = catalog(needed, NETWORK, service("wiki"))
    assert owner_call(known, needed) == Call(
        NETWORK, "+49 40 129 (duty)", ("in its hours +49 40 120", "queue NET")
    )
    assert owner_call(known, known.by_id["wiki"].record) is None
