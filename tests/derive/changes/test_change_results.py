"""How the closed changes on record went."""

from servicefolio.derive.changes.change_results import ChangeResults, results_of
from tests.builders import catalog, record, service


def found(*results: str) -> ChangeResults | None:
    changes = [
        record("change", f"CHG-{number}", services="vpn", state="closed", result=result)
        for number, result in enumerate(results)
    ]
    made = catalog(service(), record("change", "CHG-99", services="vpn"), *changes)
    return results_of(made, made.records("change"))


def test_results_are_counted_the_best_first() -> None:
    counted = found("failed", "successful", "backed_out", "successful")
    assert counted is not None
    assert counted.closed == 4
    assert counted.counts == (("successful", 2), ("failed", 1), ("backed_out", 1))


def test_nothing_is_said_where_none_is_closed() -> None:
    assert found() is None
