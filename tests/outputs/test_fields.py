"""Any record's fields as a page shows them."""

from servicefolio.outputs.fields import Field, Table, fields_of
from servicefolio.records.base import Record
from tests import builders


def shown(record: Record, *others: Record, without: tuple[str, ...] = ()) -> dict[str, Field]:
    """Show a record's fields by their labels."""
    found = fields_of(record, builders.catalog(record, *others), without)
    return {field.label: field for field in found}


def test_only_what_was_written_is_shown() -> None:
    assert shown(builders.service()) == {}


def test_what_the_page_lays_out_itself_is_left_out() -> None:
    record = builders.service(tier="0", keywords=["a"])
    assert list(shown(record, without=("keywords",))) == ["Tier"]


def test_a_key_is_read_as_words() -> None:
    labels = shown(builders.service(status_page="https://e.org", vital_business_functions=["a"]))
    assert list(labels) == ["Vital business functions", "Status page"]


def test_zero_and_no_are_values_too() -> None:
    error = builders.known_error(workaround={"steps": "a", "permanent_ok": "false"})
    (row,) = shown(error)["Workaround"].value.rows
    assert [field.value for field in row] == ["a", "no"]
    assert shown(builders.service(tier="0"))["Tier"] == Field("Tier", "line", "0")


def test_a_reference_shows_the_record_or_its_id() -> None:
    record = builders.service(owner="network", parent="gone")
    team = builders.team()
    fields = shown(record, team)
    assert fields["Owner"] == Field("Owner", "record", team)
    assert fields["Parent"] == Field("Parent", "record", "gone")


def test_prose_and_verbatim_text_keep_their_nature() -> None:
    error = builders.known_error(root_cause="*why*", detection={"log_query": "a | b"})
    fields = shown(error)
    assert fields["Root cause"].form == "prose"
    assert fields["Detection"].value[0] == Field("Log query", "verbatim", "a | b")


def test_an_address_is_a_link_and_an_abbreviation_is_written_out() -> None:
    assert shown(builders.service(status_page="https://e.org"))["Status page"].form == "link"
    design = builders.record("design_document", "a", continuity={"rto": "2 h"})
    (rto,) = shown(design)["Continuity"].value
    assert rto == Field("Recovery time objective (RTO)", "line", "2 h")


def test_things_of_one_shape_become_a_table() -> None:
    error = builders.known_error(
        references=[{"url": "https://a.example"}, {"url": "https://b.example", "title": "B"}]
    )
    table = shown(error)["References"].value
    assert isinstance(table, Table)
    assert table.columns == ("URL", "Title")
    assert table.rows[0][1] is None


def test_a_mapping_shows_its_keys() -> None:
    sla = builders.record("sla", "gold", fix={"P1": "4 h", "P2": "8 h"})
    assert [(field.label, field.value) for field in shown(sla)["Fix"].value] == [
        ("P1", "4 h"),
        ("P2", "8 h"),
    ]
