"""What the generated settings add to lists of the hand-written ones."""

import json
from pathlib import Path
from typing import Any

import pytest

from servicefolio.site.inherit import joined_settings
from tests.builders import write_files

OURS = {
    "extra_css": ["ours.css"],
    "extra_javascript": [{"path": "ours.js", "type": "module"}],
    "plugins": [{"search": {"enabled": False}}],
}


def joined(folder: Path, parent: str, child: dict[str, Any]) -> dict[str, Any]:
    """Join the settings of a site whose hand-written ones are given."""
    text = json.dumps({"INHERIT": "../mkdocs.yml", **child})
    write_files(folder, {"mkdocs.yml": parent, "build/mkdocs.yml": text})
    return joined_settings(folder / "build" / "mkdocs.yml")


def test_lists_of_both_are_used_the_own_ones_first(tmp_path: Path) -> None:
    parent = "extra_css: [own.css]\nextra_javascript: [own.js, {path: b.js, defer: true}]\n"
    assert joined(tmp_path, parent, OURS) == {
        "extra_css": ["own.css", "ours.css"],
        "extra_javascript": ["own.js", {"path": "b.js", "defer": True}, *OURS["extra_javascript"]],
        "plugins": [],
    }


@pytest.mark.parametrize(
    ("plugins", "kept"),
    [
        ("[search, tags]", ["tags"]),
        ("[material/search: {lang: de}, blog: {x: 1}]", [{"blog": {"x": 1}}]),
        ("{search: {}, tags: {}}", {"tags": {}}),
        ("nonsense", "nonsense"),
    ],
)
def test_the_search_of_the_theme_is_left_out(tmp_path: Path, plugins: str, kept: Any) -> None:
    assert joined(tmp_path, f"plugins: {plugins}\n", OURS)["plugins"] == kept


def test_what_is_no_list_is_left_for_the_engine_to_refuse(tmp_path: Path) -> None:
    assert joined(tmp_path, "extra_css: own.css\n", OURS)["extra_css"] == "own.css"


def test_settings_with_tags_are_read(tmp_path: Path) -> None:
    parent = "extra_css: [own.css]\nmarkdown_extensions:\n  - x: {y: !!python/name:json.dumps }\n"
    assert joined(tmp_path, parent, {"extra_css": ["ours.css"]}) == {
        "extra_css": ["own.css", "ours.css"]
    }


def test_a_site_that_inherits_nothing_is_left_alone(tmp_path: Path) -> None:
    file = write_files(tmp_path, {"mkdocs.yml": "extra_css: [own.css]\n"}) / "mkdocs.yml"
    assert joined_settings(file) == {}
