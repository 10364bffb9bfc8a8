"""JSON Schemas for editors: they accept what the models accept, and help where one writes."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from servicefolio.outputs.api.schema import DIALECT, schema, schema_artifacts
from servicefolio.registry import all_kinds, kinds_by_name

SERVICE = {"title": "VPN", "summary": "Work from home"}
ERROR = {"title": "Stuck", "services": ["vpn"]}
SLA = {"title": "Gold", "valid_from": "2026-01-01"}


def accepts(kind: str, record: dict[str, Any]) -> bool:
    """Check a record as an editor does."""
    valid: bool = Draft202012Validator(schema(kinds_by_name()[kind])).is_valid(record)
    return valid


@pytest.mark.parametrize(
    ("kind", "record"),
    [
        ("service", SERVICE),
        ("service", {**SERVICE, "kind": "service", "id": "vpn"}),
        ("service", {**SERVICE, "title": 5.10, "summary": False}),
        ("service", {**SERVICE, "depends_on": "line"}),
        ("service", {**SERVICE, "depends_on": ["line", {"ref": "sso", "min_up": 1}]}),
        ("service", {**SERVICE, "get_it": "Ask", "for": "staff"}),
        ("service", {**SERVICE, "benefits": "One\nTwo\n", "x-own": {"a": [1]}}),
        ("known_error", {**ERROR, "services": "vpn"}),
        ("known_error", {**ERROR, "messages": "a: b\nc\n"}),
        ("known_error", {**ERROR, "messages": ["a", {"text": "b", "where": "log"}]}),
        ("known_error", {**ERROR, "workaround": "Restart"}),
        ("known_error", {**ERROR, "workaround": {"steps": "Restart", "takes": "5 min"}}),
        ("sla", {**SLA, "availability": "99.5 % per month", "fix": {"P1": "4 h"}}),
        ("sla", {**SLA, "remedies": {"credits": ["below 99 %: 5 %", {"below 98 %": "9 %"}]}}),
        ("calendar", {"title": "Always", "hours": "24x7"}),
        ("calendar", {"title": "Week", "hours": ["mon-fri 08:00-17:00"]}),
        ("calendar", {"title": "Week", "hours": "24x7", "holidays": ["2026-12-24 Christmas Eve"]}),
    ],
)
def test_short_and_long_forms_are_accepted(kind: str, record: dict[str, Any]) -> None:
    assert accepts(kind, record)


@pytest.mark.parametrize(
    ("kind", "record"),
    [
        ("service", {"title": "VPN"}),
        ("service", {**SERVICE, "sumary": "a slip"}),
        ("service", {**SERVICE, "state": "lively"}),
        ("service", {**SERVICE, "tier": "first"}),
        ("service", {**SERVICE, "kind": "team"}),
        ("service", {**SERVICE, "get_it": {"where": "here"}}),
        ("known_error", {**ERROR, "services": []}),
        ("known_error", {**ERROR, "verified": "yesterday"}),
        ("sla", {**SLA, "remedies": {"credits": [{"above 99 %": "5 %"}]}}),
        ("calendar", {"title": "Week", "hours": [{"days": ["someday"]}]}),
    ],
)
def test_what_the_model_refuses_is_refused(kind: str, record: dict[str, Any]) -> None:
    assert not accepts(kind, record)


def test_a_schema_says_what_a_field_is_for() -> None:
    made = schema(kinds_by_name()["service"])
    assert made["$schema"] == DIALECT
    assert made["title"] == "Service"
    assert made["properties"]["summary"]["description"].startswith("One sentence")


def test_every_schema_is_published_beside_the_api() -> None:
    made = {item.path: json.loads(item.data) for item in schema_artifacts(all_kinds(), "docs/")}
    assert set(made) == {f"docs/api/v1/schemas/{kind.name}.schema.json" for kind in all_kinds()}


def test_a_copy_of_the_path_is_not_needed_to_read_a_schema() -> None:
    for kind in all_kinds():
        assert "file:" not in json.dumps(schema(kind))
        assert str(Path.home()) not in json.dumps(schema(kind))


def test_every_fixed_value_is_explained_where_editors_look() -> None:
    for kind in all_kinds():
        made = schema(kind)
        for choice in choices(made):
            assert len(choice["enumDescriptions"]) == len(choice["enum"]), (kind.name, choice)


def test_a_state_says_what_it_asks_for() -> None:
    state = schema(kinds_by_name()["known_error"])["properties"]["state"]
    said = dict(zip(state["enum"], state["enumDescriptions"], strict=True))
    assert said["workaround"].endswith(" It needs verified and workaround.")
    assert state["default"] == "unverified"


def choices(made: Any) -> Iterator[dict[str, Any]]:
    """Find every part of a schema that lists values."""
    if isinstance(made, dict):
        if isinstance(made.get("enum"), list):
            yield made
        for inner in made.values():
            yield from choices(inner)
    elif isinstance(made, list):
        for inner in made:
            yield from choices(inner)
