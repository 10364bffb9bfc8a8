"""The manual's page on imports names every key of a map, and its example is true."""

import re
from pathlib import Path

import pytest
from pydantic import BaseModel

from servicefolio.source.document import EXTENSION_PREFIX
from servicefolio.transfer.table_map import Condition, Gather, Source, TableMap
from tests.transfer.tables import bring_in

_PAGE = (Path(__file__).parents[2] / "docs" / "import.md").read_text(encoding="utf-8")
_BLOCKS = dict(re.findall(r'^```\w+ title="([^"]+)"\n(.*?)^```$', _PAGE, re.MULTILINE | re.DOTALL))


@pytest.mark.parametrize("model", [TableMap, Gather, Source, Condition])
def test_every_key_has_a_row_in_the_order_of_the_model(model: type[BaseModel]) -> None:
    keys = [field.alias or name for name, field in model.model_fields.items()]
    known = [key for key in keys if key != EXTENSION_PREFIX]
    tables = re.findall(r"(?:^\| `\w+` \|.*\n)+", _PAGE, re.MULTILINE)
    listed = [re.findall(r"^\| `(\w+)`", table, re.MULTILINE) for table in tables]
    assert sorted(known) in [sorted(keys) for keys in listed]


def test_the_order_of_a_field_is_that_of_the_model() -> None:
    keys = [field.alias or name for name, field in Source.model_fields.items()]
    places = [
        _PAGE.index(f"\n| `{key}` |") for key in keys if key not in {EXTENSION_PREFIX, "column"}
    ]
    assert places == sorted(places)


def test_the_example_makes_what_the_page_shows() -> None:
    table = _BLOCKS["issues.csv"]
    services = bring_in(table, _BLOCKS["services.yml"], kind="service")
    errors = bring_in(table, _BLOCKS["issues.yml"], kind="known_error")
    assert "catalog/services/mail-calendar.yaml" in services.files
    assert errors.files["kb/known-errors/PRB-17.yaml"] == _BLOCKS["kb/known-errors/PRB-17.yaml"]
    assert "         2 written\n         1 left out by" in _PAGE
    assert errors.counts == {"written": 2, "left out": 1}


def test_the_example_of_rows_that_belong_together_makes_what_the_page_shows() -> None:
    given = dict(re.findall(r'--set "(\w+)=([^"]+)"', _PAGE))
    made = bring_in(_BLOCKS["outages.csv"], _BLOCKS["outages.yml"], kind="measurement", given=given)
    name = "catalog/measurements/mail-calendar-outages.csv"
    assert made.files[name] == _BLOCKS[name]
    assert made.record("vpn-outages")["period"] == "2026-09-01 to 2026-10-31"
    assert made.counts == {"written": 3}
