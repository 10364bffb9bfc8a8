"""The description of the API is valid, and describes what is there."""

import json
import re
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate

from servicefolio.outputs.api.openapi import CHANGES
from servicefolio.registry import all_kinds, kinds_by_name
from servicefolio.source.dump import dump
from tests.authored import complete, path_of, plain, with_partners
from tests.markup import ROOT
from tests.sites import published

FOLDER = "docs/api/v1/"


def whole_api() -> dict[str, Any]:
    """Read the API of a repository with a record of each kind in which every field is written."""
    made: dict[str, str] = {}
    for kind in all_kinds():
        written = complete(kinds_by_name()[kind.name].model, plain)
        name = f"example-{kind.plural}"
        tree = {**written.tree, "aliases": [f"former-{kind.plural}"]}
        made |= with_partners({path_of(kind.name, name): dump(tree)}, plain)
    files = published(made, audience="restricted")
    return {
        path.removeprefix(FOLDER): json.loads(data)
        for path, data in files.items()
        if path.startswith(FOLDER)
    }


@pytest.fixture(scope="module")
def api() -> dict[str, Any]:
    return whole_api()


def test_the_description_is_valid(api: dict[str, Any]) -> None:
    validate(api["openapi.json"])


def test_every_file_is_described_and_is_as_described(api: dict[str, Any]) -> None:
    description = api["openapi.json"]
    described = set()
    for path, content in api.items():
        if path == "openapi.json":
            continue
        way = next(way for way in description["paths"] if matches(way, path))
        answer = description["paths"][way]["get"]["responses"]["200"]
        shape = answer["content"]["application/json"]["schema"]
        validator = Draft202012Validator({**shape, "components": description["components"]})
        assert [error.message for error in validator.iter_errors(content)] == [], path
        described.add(way)
    assert described == description["paths"].keys()


def test_every_field_of_a_kind_is_described_in_words(api: dict[str, Any]) -> None:
    made = api["openapi.json"]["components"]["schemas"]["known_error"]
    assert made["properties"]["workaround"]["description"].startswith("What helps")
    undescribed = [
        (kind.name, name)
        for kind in all_kinds()
        for name in api[f"{kind.plural}/example-{kind.plural}.json"]
        if name not in api["openapi.json"]["components"]["schemas"][kind.name]["properties"]
        and not name.startswith("x-")
    ]
    assert undescribed == []


def test_the_changes_of_the_api_stand_in_the_manual(api: dict[str, Any]) -> None:
    page = (ROOT / "docs" / "feeds.md").read_text("utf-8")
    assert api["openapi.json"]["info"]["version"] == CHANGES[0][0]
    for version, _ in CHANGES:
        assert f"| {version} |" in page


def matches(way: str, path: str) -> bool:
    """Tell whether a path of the description is that of a file."""
    return re.fullmatch(re.sub(r"\\\{\w+\\\}", "[^/]+", re.escape(way)), f"/{path}") is not None
