"""The generated half of the site's settings."""

import json
from typing import Any

from servicefolio.kind import PROCESS_TITLES, Kind
from servicefolio.outputs.nav import PLACES, config_artifact
from servicefolio.registry import all_kinds, kinds_by_name

MANUAL = {"Manual": [{"Manual": "manual/index.md"}]}
SMALL = ("team", "service", "sla", "known_error")


def lists(*names: str) -> set[str]:
    """Name the list pages of some kinds."""
    return {f"{kinds_by_name()[name].plural}/index.md" for name in names}


def settings(made: set[str]) -> dict[str, Any]:
    """Read the settings that a site with some pages gets."""
    manual = MANUAL["Manual"]
    artifact = config_artifact(all_kinds(), made, list(manual), parent="../mkdocs.yml")
    assert artifact.path == "mkdocs.yml"
    read: dict[str, Any] = json.loads(artifact.data)
    return read


def nav(made: set[str]) -> dict[str, Any]:
    """Show what the navigation leads to, by its titles."""
    return {title: below for item in settings(made)["nav"] for title, below in item.items()}


def test_the_look_of_the_site_is_inherited() -> None:
    made = settings(set())
    assert made["INHERIT"] == "../mkdocs.yml"
    assert made["docs_dir"] == "docs"


def test_the_engine_knows_the_address_of_the_site_where_a_setting_says_it() -> None:
    address = "https://it.example.org/"
    made = config_artifact((), set(), [], parent="../mkdocs.yml", site_url=address)
    assert json.loads(made.data)["site_url"] == address
    assert "site_url" not in settings(set())


def test_an_empty_site_has_a_first_page_and_a_manual() -> None:
    assert nav(set()) == {"Home": "index.md", "About": [MANUAL]}


def test_a_small_site_has_five_entries() -> None:
    assert nav(lists(*SMALL)) == {
        "Home": "index.md",
        "Service catalogue": "services/index.md",
        "Service levels": "slas/index.md",
        "Known errors": "known-errors/index.md",
        "About": [{"Teams": "teams/index.md"}, MANUAL],
    }


def test_kinds_are_grouped_by_process_and_what_others_refer_to_comes_last() -> None:
    made = nav(lists(*kinds_by_name()))
    assert next(iter(made)) == "Home"
    assert [*made][-1] == "About"
    assert made["Service design"][0] == {"Service levels": "slas/index.md"}
    assert {"Calendars": "calendars/index.md"} in made["About"]
    assert made["About"][-1] == MANUAL


def test_no_section_is_empty_and_no_group_has_one_page() -> None:
    for kind in all_kinds():
        groups = [below for below in nav(lists(kind.name)).values() if isinstance(below, list)]
        assert [len(group) for group in groups] == [2 if kind.process == "foundation" else 1]


def test_every_page_stands_in_the_navigation_once() -> None:
    made = lists(*kinds_by_name()) | {place.page for place in PLACES}
    text = json.dumps(settings(made)["nav"])
    assert all(text.count(f'"{page}"') == 1 for page in made)
    assert text.count(".md") == len(made) + 2


def test_a_site_may_have_no_manual() -> None:
    def without_manual(made: set[str]) -> Any:
        return json.loads(config_artifact(all_kinds(), made, [], parent="x").data)["nav"]

    assert without_manual(set()) == [{"Home": "index.md"}]
    assert without_manual(lists("team"))[1:] == [{"About": [{"Teams": "teams/index.md"}]}]


def test_a_page_that_is_not_made_has_no_entry() -> None:
    assert "Objectives" not in json.dumps(nav(lists(*SMALL)))


def test_records_stay_out_of_the_navigation() -> None:
    assert settings({"services/vpn.md"})["not_in_nav"] == "*"
    assert "vpn" not in json.dumps(nav({"services/vpn.md"}))


def test_places_lie_in_processes_that_there_are() -> None:
    assert {place.section for place in PLACES} <= set(PROCESS_TITLES)


def test_a_kind_that_has_no_place_of_its_own_follows_the_others() -> None:
    supplier: Kind = kinds_by_name()["supplier"]
    assert nav(lists("supplier", "team"))["About"][:2] == [
        {"Teams": "teams/index.md"},
        {supplier.titles: "suppliers/index.md"},
    ]
