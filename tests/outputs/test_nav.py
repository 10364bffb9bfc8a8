"""The generated half of the site's settings."""

import json
from typing import Any

from servicefolio.kind import Kind
from servicefolio.outputs.nav import config_artifact
from servicefolio.registry import all_kinds, kinds_by_name


def settings(kinds: tuple[Kind, ...]) -> dict[str, Any]:
    """Read the settings that a site with some kinds gets."""
    artifact = config_artifact(kinds, [{"Manual": "manual/index.md"}], parent="../mkdocs.yml")
    assert artifact.path == "mkdocs.yml"
    made: dict[str, Any] = json.loads(artifact.data)
    return made


def titles(kinds: tuple[Kind, ...]) -> list[str]:
    """List what the navigation shows first."""
    return [title for item in settings(kinds)["nav"] for title in item]


def test_the_look_of_the_site_is_inherited() -> None:
    made = settings(())
    assert made["INHERIT"] == "../mkdocs.yml"
    assert made["docs_dir"] == "docs"


def test_an_empty_site_has_a_first_page_and_a_manual() -> None:
    assert titles(()) == ["Home", "Manual"]


def test_kinds_are_grouped_by_process_and_foundation_comes_last() -> None:
    assert titles(all_kinds()) == [
        *("Home", "Service strategy", "Service design", "Known errors", "Improvements"),
        *("Foundation", "Manual"),
    ]


def test_a_process_with_one_kind_needs_no_group() -> None:
    team = kinds_by_name()["team"]
    assert {"Teams": "teams/index.md"} in settings((team,))["nav"]


def test_records_stay_out_of_the_navigation() -> None:
    made = settings(all_kinds())
    assert made["not_in_nav"] == "*"
    assert json.dumps(made["nav"]).count(".md") == len(all_kinds()) + 2
