"""What is found wrong with hidden records is told to those alone who may see them."""

import pytest

from servicefolio.audiences import Audience
from servicefolio.graph.restrict import restrict
from tests.builders import diagnostic
from tests.sites import read

VPN = "catalog/services/vpn.yaml"
VAULT = "catalog/services/vault.yaml"
OPEN = "title: VPN\nsummary: In\nowner: unowned\n"
HIDDEN = "title: Merger room\nsummary: Hush\nowner: unowned\naudience: restricted\n"


def told(files: dict[str, str], audience: Audience = "staff") -> list[tuple[str, str]]:
    """List the findings that an audience may know of: where, and of which rule."""
    result = read(files)
    visible = restrict(result.catalog, result.broken, result.diagnostics, audience)
    return [(found.path, found.rule.id) for found in visible.diagnostics]


def test_what_is_wrong_with_a_visible_record_is_told() -> None:
    files = {VPN: f"{OPEN}sla: gold\n", VAULT: HIDDEN}
    assert told(files) == [(VPN, "ref-dangling")]
    assert told({VPN: f"{OPEN}sla: gold\naudience: public\n"}, "users") == []


@pytest.mark.parametrize(
    "files",
    [
        {VPN: OPEN, VAULT: f"{HIDDEN}sla: gold\n"},
        {VPN: f"{OPEN}description: See [[vault]].\n", VAULT: HIDDEN},
        {VPN: f"{OPEN}sla: vault\n", VAULT: HIDDEN},
        {VPN: f"{OPEN}parent: safe\n", VAULT: f"{HIDDEN}aliases: [safe]\n"},
        {VPN: f"{OPEN}sla: gold # for the Merger room\n", VAULT: HIDDEN},
        {VPN: OPEN, VAULT: "title: Merger room\naudience: restricted\n"},
        {VPN: f"{OPEN}sla: vault\n", VAULT: "title: Merger room\naudience: restricted\n"},
        {VPN: OPEN, VAULT: "title: [Merger room\naudience: restricted\n"},
        {VPN: OPEN, "catalog/services/merger-room.yaml": ""},
        {"catalog/services/a.yaml": OPEN, VAULT: f"id: a\n{HIDDEN}"},
        {"catalog/services/z.yaml": f"id: A\n{OPEN}", VAULT: f"id: a\n{HIDDEN}"},
    ],
    ids=[
        "its own", "a mention", "another kind", "a former id", "its title on the line",
        "broken", "a reference to a broken one", "no YAML", "an empty file",
        "an id that is taken", "an id in another case",
    ],
)  # fmt: skip
def test_what_would_tell_of_a_hidden_record_is_not_told(files: dict[str, str]) -> None:
    assert told(files) == []
    assert told(files, "restricted")


def test_in_a_register_what_is_wrong_with_the_others_is_told() -> None:
    items = [
        "  - {id: open, title: Open, summary: In, owner: nobody}",
        "  - {id: shut, title: Shut, summary: In, owner: nobody, audience: restricted}",
        "  - {id: torn, title: Torn, audience: restricted}",
        "  - {title: Nameless, summary: In}",
    ]
    files = {"catalog/services.yaml": "\n".join(("records:", *items, ""))}
    result = read(files)
    assert len(result.diagnostics) >= 4

    visible = restrict(result.catalog, result.broken, result.diagnostics, "staff")

    assert [(found.record, found.rule.id) for found in visible.diagnostics] == [
        ("open", "ref-dangling")
    ]


def test_what_lies_outside_of_records_is_told() -> None:
    result = read({VPN: OPEN, VAULT: HIDDEN})
    found = diagnostic("there is no setting", path="pyproject.toml")
    visible = restrict(result.catalog, result.broken, [found], "staff")
    assert visible.diagnostics == (found,)
