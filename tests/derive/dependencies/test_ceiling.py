"""Whether a service can be as available as it promises."""

import random
from collections.abc import Iterator
from fractions import Fraction

from servicefolio.derive.dependencies.ceiling import Ceiling, Ceilings, in_percent
from servicefolio.derive.dependencies.promised_availability import all_promised, counts_always
from servicefolio.derive.dependencies.structure import Structure
from servicefolio.records.base import Record
from tests.builders import catalog, record, service


def sla(identifier: str, availability: str | None, **fields: object) -> Record:
    promise = {"availability": availability} if availability else {"fix": {"P1": "4 h"}}
    return record("sla", identifier, agreed_with="board", **promise, **fields)


def ceiling(*records: Record) -> Ceiling | None:
    made = catalog(*records)
    return Ceilings(Structure(made)).of(made.by_id["shop"].record)


def test_the_chain_is_told_with_ways_shares_and_digits() -> None:
    found = ceiling(
        service("shop", depends_on=["app", "mail"], sla="low"),
        record("configuration_item", "app", type="server", depends_on="database"),
        service("database", sla="high"),
        service("mail", sla="middle"),
        sla("low", "99.5 %"),
        sla("middle", "99.9 %"),
        sla("high", "99.95 %"),
    )
    assert found is not None
    assert (str(found.best), str(found.independent), str(found.worst)) == (
        "99.90 %",
        "99.85 %",
        "99.85 %",
    )
    assert [[one.id for one in strand.records] for strand in found.strands] == [
        ["mail"],
        ["database"],
    ]
    assert [strand.share for strand in found.strands] == ["20 %", "10 %"]
    assert [one.id for one in found.strands[1].way] == ["shop", "app"]
    assert [one.id for one in found.unknown] == ["app"]
    assert found.verdict == "within"


def test_a_promise_above_the_independent_bound_is_doubtful_and_above_the_best_unreachable() -> None:
    def verdict(promised: str) -> str:
        found = ceiling(
            service("shop", depends_on=["a", "b"], sla="own"),
            service("a", sla="high"),
            service("b", sla="high"),
            sla("own", promised),
            sla("high", "99.95 %"),
        )
        assert found is not None
        return found.verdict

    assert [verdict(it) for it in ("99.9 %", "99.95 %", "99.96 %")] == [
        "within",
        "doubtful",
        "unreachable",
    ]


def test_the_chain_of_the_test_vector_is_doubtful() -> None:
    levels = {"a": "99.99 %", "b": "99.99 %", "c": "99.95 %", "d": "99.9 %"}
    found = ceiling(
        service("shop", depends_on=[*levels], sla="own"),
        sla("own", "99.95 %"),
        *(service(name, sla=f"level-{name}") for name in levels),
        *(sla(f"level-{name}", value) for name, value in levels.items()),
    )
    assert found is not None
    assert str(found.independent) == "99.83 %"
    assert found.verdict == "unreachable"


def test_a_service_level_comes_before_olas_and_these_before_contracts() -> None:
    def agreed(kind: str, identifier: str, covers: str, value: str, **fields: object) -> Record:
        return record(
            kind, identifier, covers=covers, availability=value, agreed_with="us", **fields
        )

    made = catalog(
        service("a", sla="own"),
        service("b"),
        service("c"),
        service("d"),
        sla("own", "99 %"),
        agreed("ola", "ola-a", "a", "99.9 %"),
        agreed("ola", "ola-b", "b", "98 %"),
        agreed("underpinning_contract", "contract-b", "b", "99.9 %"),
        agreed("underpinning_contract", "contract-c", "c", "97 %"),
        agreed("underpinning_contract", "draft-d", "d", "97 %", state="draft"),
    )
    found = all_promised(made)
    assert {name: str(promise.percent) for name, promise in found.items()} == {
        "a": "99 %",
        "b": "98 %",
        "c": "97 %",
    }


def test_an_item_is_what_an_approved_design_states_of_it() -> None:
    def design(identifier: str, name: str, **fields: object) -> Record:
        parts = {"components": [{"name": name, "availability": "99.99 %"}]}
        return record(
            "design_document", identifier, aspect="availability", availability=parts, **fields
        )

    def item(identifier: str, title: str) -> Record:
        return record("configuration_item", identifier, title=title, type="server")

    made = catalog(
        service("vpn"),
        item("gateway", "Pair of gateways"),
        item("firewall", "The firewall"),
        item("switch", "The switch"),
        design("one", "Pair of gateways", state="approved", approved_by="us"),
        design("two", "firewall", state="approved", approved_by="us"),
        design("three", "The switch"),
    )
    assert set(all_promised(made)) == {"gateway", "firewall"}


def test_a_promise_counts_always_without_hours_or_around_the_clock() -> None:
    made = catalog(
        record("calendar", "always", hours="24x7"),
        record("calendar", "office"),
        *(service(f"s-{name}", sla=name) for name in ("none", "clock", "day")),
        sla("none", "99 %"),
        sla("clock", "99 %", service_hours="always"),
        sla("day", "99 %", service_hours="office"),
    )
    found = {name: counts_always(made, it) for name, it in all_promised(made).items()}
    assert found == {"s-none": True, "s-clock": True, "s-day": False}


def test_nothing_is_told_of_what_is_partly_hidden() -> None:
    made = catalog(
        service("shop", depends_on="mail"), service("mail", sla="own"), sla("own", "99 %")
    )
    hidden = {"mail": frozenset({"configuration_item"})}
    seen = type(made)(made.entries, made.aliases, made.relations, hidden_kinds=hidden)
    assert Ceilings(Structure(made)).of(made.by_id["shop"].record) is not None
    assert Ceilings(Structure(seen)).of(made.by_id["shop"].record) is None


def test_what_needs_what_nobody_can_tell_of_is_not_tried() -> None:
    members = [f"m{number}" for number in range(130)]
    group = [{"ref": member, "redundancy_group": "many"} for member in members]
    made = catalog(
        service("shop", depends_on=["mail", *members]),
        service("mail", depends_on=group),
        *(service(member, sla="own") for member in members),
        sla("own", "99 %"),
    )
    ceilings = Ceilings(Structure(made))
    for name in ("shop", "mail"):
        assert ceilings.of(made.by_id[name].record) is None
        assert ceilings.is_beyond_telling(made.by_id[name].record)
    assert not ceilings.is_beyond_telling(made.by_id["m0"].record)


def test_layers_of_groups_are_given_up_soon() -> None:
    chooser = random.Random(1)  # noqa: S311 - the same every time
    made = catalog(sla("own", "99.9 %"), *_layers(chooser, 6, 20))
    ceilings = Ceilings(Structure(made))
    told = [[ceilings.of(made.by_id[f"s{at}-{one}"].record) for one in range(20)] for at in (0, 4)]
    assert told[0] == [None] * 20
    assert None not in told[1]


def _layers(chooser: random.Random, layers: int, each: int) -> Iterator[Record]:
    """Make services of which each needs one of three, three times, of the next layer."""
    for at in range(layers):
        for one in range(each):
            needs = [
                {"ref": f"s{at + 1}-{other}", "redundancy_group": group}
                for group in ("a", "b", "c")
                for other in chooser.sample(range(each), 3)
            ]
            yield service(f"s{at}-{one}", sla="own", depends_on=needs if at < layers - 1 else [])


def test_a_percentage_never_shows_more_than_it_is() -> None:
    assert str(in_percent(Fraction(999999, 10**6), 2)) == "99.9999 %"
    assert str(in_percent(Fraction(99999, 100_000) ** 2, 3)) == "99.998 %"
    assert str(in_percent(Fraction(1), 1)) == "100.0 %"
    assert str(in_percent(Fraction(0), 0)) == "0 %"
