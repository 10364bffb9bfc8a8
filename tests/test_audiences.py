"""Nothing that an audience may not read is anywhere in what is published for it."""

import json
import shutil
from pathlib import Path

import pytest

from servicefolio import pipeline
from servicefolio.audiences import AUDIENCES, Audience, may_read, runs_services
from servicefolio.config import Settings
from servicefolio.graph.restrict import visible_to
from servicefolio.kind import Kind
from servicefolio.pipeline import Result
from servicefolio.records.hide import staff_fields_of
from servicefolio.registry import all_kinds
from tests import builders
from tests.builders import TODAY, write_files
from tests.cli.command import run_command
from tests.readers import KINDS, leaks, name, organisation, staff_texts
from tests.repositories import build, make, tree
from tests.sites import published

ROOT = Path(__file__).parent.parent
EACH = pytest.mark.parametrize("audience", AUDIENCES)
WIDER = pytest.mark.parametrize("audience", ["public", "users"])
LONG = 25
"""Characters of a text that nobody writes a second time by chance."""


@EACH
def test_no_file_holds_what_its_readers_may_not_read(audience: Audience) -> None:
    made = published(organisation(), audience=audience)

    assert list(leaks(made, audience)) == []
    for kind in KINDS:
        plural = next(found.plural for found in all_kinds() if found.name == kind)
        assert f"docs/{plural}/{name(kind, 'public', 'public')}.md" in made
        page = f"docs/{plural}/{name(kind, 'restricted', 'public')}.md"
        assert (page in made) is (audience == "restricted")


def test_leaks_are_found() -> None:
    made = published(organisation(), audience="restricted")
    found = "\n".join(leaks(made, "users"))
    assert "api/v1" in found
    assert name("service", "staff", "public") in found
    assert "qstaffxpublicxservicex3q" in found
    assert "qusersxusersx" not in found


@WIDER
def test_fields_for_staff_are_for_them_alone(audience: Audience) -> None:
    secrets = [text.encode() for text in staff_texts(audience)]
    assert len(secrets) > 20

    wide, narrow = (
        b"\n".join(published(organisation(), audience=reader).values())
        for reader in (audience, "restricted")
    )

    assert [text for text in secrets if text in wide] == []
    assert [text for text in secrets if text not in narrow] == []


@pytest.mark.parametrize("kind", all_kinds(), ids=lambda kind: kind.name)
def test_a_record_can_be_without_what_is_for_staff(kind: Kind) -> None:
    fields = kind.model.model_fields
    assert [name for name in staff_fields_of(kind.model) if fields[name].is_required()] == []


@pytest.mark.site
@EACH
def test_nothing_leaks_into_a_built_site(tmp_path: Path, audience: Audience) -> None:
    # Two of the four that each record refers to are enough for the engine's part.
    files = {
        path: text
        for path, text in organisation().items()
        if path.rpartition("-to-")[2].partition(".")[0] in {"public", "staff"}
    }
    root = write_files(tmp_path, dict(files))
    shutil.copy(ROOT / "mkdocs.yml", root)
    # With an address there is a site map, which names pages.
    settings = '[tool.servicefolio]\nsite_url = "https://it.example.org/"\n'
    (root / "pyproject.toml").write_text(settings, encoding="utf-8")

    build(root, audience=audience)

    site = tree(root / "site")
    assert {"sitemap.xml", "assets/search/manifest.json", "api/v1/index.json"} <= site.keys()
    assert list(leaks(site, audience)) == []


@pytest.fixture(scope="module")
def example() -> Result:
    """Check the example organisation."""
    return pipeline.check(pipeline.open_repository(ROOT, TODAY))


@WIDER
def test_the_example_has_something_for_every_audience(example: Result, audience: Audience) -> None:
    seen = visible_to(audience, example.catalog)
    assert {"service", "sla", "calendar", "known_error"} <= set(seen.kinds())
    assert all(may_read(audience, entry.record.audience) for entry in seen.entries)


@pytest.mark.site
@WIDER
def test_nothing_of_the_example_leaks(example: Result, tmp_path: Path, audience: Audience) -> None:
    for folder in ("catalog", "kb", "docs"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    for file in ("mkdocs.yml", "pyproject.toml"):
        shutil.copy(ROOT / file, tmp_path)
    seen = visible_to(audience, example.catalog)
    shown = json.dumps([_texts(entry.record.model_dump(mode="json")) for entry in seen.entries])

    build(tmp_path, audience=audience)

    site = tree(tmp_path / "site")
    # The schemas and the theme are the same for every organisation.
    own = [data for path, data in site.items() if not path.startswith(("api/v1/schemas", "assets"))]
    everything = b"\n".join(own).decode("utf-8", "replace")
    for entry in example.catalog.entries:
        record = entry.record
        if record.id in seen.by_id:
            continue
        assert not [path for path in site if f"/{record.id}/" in path or f"/{record.id}." in path]
        # A word that others write may be an id too, such as a group of users named like a customer.
        quoted = f'"{record.id}"'
        assert quoted in shown or quoted not in everything
        whole = example.catalog.by_id[record.id].record.model_dump(mode="json", exclude={"title"})
        secrets = [text for text in _texts(whole) if len(text) >= LONG and text not in shown]
        assert [text for text in secrets if text in everything] == []
        title = json.dumps(record.title)
        assert record.KIND == "team" or title in shown or title not in everything


def _texts(value: object) -> list[str]:
    """List every line of text in a value."""
    if isinstance(value, dict):
        return [text for item in value.values() for text in _texts(item)]
    if isinstance(value, list):
        return [text for item in value for text in _texts(item)]
    return [line.strip() for line in value.splitlines()] if isinstance(value, str) else []


STAFF_RUN = {
    "catalog/services/vpn.yaml": """\
title: VPN
summary: Reach the office
audience: users
owner: network
""",
    "catalog/services/radius.yaml": "title: Radius\nsummary: Knows you\nowner: network\n",
    "catalog/improvements/calls.yaml": """\
title: Fewer calls
audience: users
why: They cost.
improves: radius
""",
    "catalog/teams/network.yaml": "title: Cable people\nphone: '4711'\n",
}


def test_a_hidden_owner_is_a_title_without_a_link() -> None:
    made = published(STAFF_RUN, audience="users")

    page = made["docs/services/vpn.md"].decode()
    assert "Owned by Cable people" in page
    assert "network" not in page
    whole = json.loads(made["docs/api/v1/services/vpn.json"])
    assert whole["owner_title"] == "Cable people"
    assert "owner" not in whole
    assert b"4711" not in b"".join(made.values())


def test_a_record_keeps_the_owner_that_a_hidden_service_gives_it() -> None:
    made = published(STAFF_RUN, audience="users")

    page = made["docs/improvements/calls.md"].decode()
    assert "Owned by Cable people" in page
    assert "<td>Cable people</td>" in made["docs/improvements/index.md"].decode()
    assert "radius" not in page


def test_an_owner_that_cannot_be_read_is_not_said_to_be_nobody() -> None:
    files = {**STAFF_RUN, "catalog/teams/network.yaml": "titel: Cable people\n"}

    made = published(files, audience="users")

    page = made["docs/services/vpn.md"].decode()
    assert "Nobody owns" not in page
    assert "network" not in page


def test_workarounds_that_users_cannot_do_are_for_staff() -> None:
    steps = {who: {"steps": f"By {who}", "who": who} for who in ("end_user", "engineer")}
    both = builders.known_error("both", audience="users", workaround=list(steps.values()))
    one = builders.known_error("one", audience="users", workaround=[steps["engineer"]])
    vpn = builders.service(audience="users")
    seen = visible_to("users", builders.catalog(both, one, vpn))

    (kept,) = seen.by_id["both"].record.model_dump()["workaround"]
    assert kept["steps"] == "By end_user"
    assert seen.by_id["one"].record.model_dump(exclude_unset=True).get("workaround") is None


def test_a_catalogue_for_users_alone_stays_the_same() -> None:
    catalog = builders.catalog(builders.service(audience="users"))
    assert visible_to("users", catalog) is catalog


@EACH
def test_pages_for_maintainers_are_for_those_who_run_the_services(audience: Audience) -> None:
    made = published(STAFF_RUN, audience=audience)

    assert any(path.startswith("docs/manual/") for path in made) is runs_services(audience)
    assert ("Manual" in made["mkdocs.yml"].decode()) is runs_services(audience)
    assert (b"What would pay off next" in b"".join(made.values())) is runs_services(audience)


def test_a_site_says_whom_it_is_for_in_the_words_of_the_organisation() -> None:
    settings = Settings(audience_labels={"users": "Colleagues", "public": "Citizens"})
    files = {
        **STAFF_RUN,
        "catalog/services/website.yaml": "title: Website\nsummary: News\naudience: public\n",
    }

    made = published(files, audience="users", settings=settings)

    assert "For Colleagues" in made["docs/index.md"].decode()
    assert "· for Citizens" in made["docs/services/website.md"].decode()
    assert "Colleagues" not in made["docs/services/vpn.md"].decode()
    index = json.loads(made["docs/api/v1/index.json"])
    assert index["audience"] == {"id": "users", "label": "Colleagues"}


def test_a_site_without_records_says_so() -> None:
    home = published(STAFF_RUN, audience="public")["docs/index.md"].decode()
    assert "There is nothing here yet." in home
    assert "Everything here" not in home
    assert "manual" not in home


@pytest.mark.site
def test_a_build_for_others_is_as_a_clean_one_and_keeps_nothing(tmp_path: Path) -> None:
    changes: dict[str, str | bytes | None] = {
        "catalog/services/vpn.yaml": STAFF_RUN["catalog/services/vpn.yaml"],
        "kb/known-errors/vpn-root-ca.yaml": None,
    }
    root = make(tmp_path / "root", changes)
    build(root, audience="staff")
    assert any(b"Single sign-on" in data for data in tree(root / "build").values())

    build(root, audience="users")

    assert not [path for path, data in tree(root / "build").items() if b"Single sign-on" in data]
    assert len(list((root / "build" / "sites").iterdir())) == 1
    clean = make(tmp_path / "clean", changes)
    build(clean, audience="users")
    assert tree(root / "site") == tree(clean / "site")
    assert build(root, audience="users").pages_built == 0

    build(root, audience="staff")

    clean = make(tmp_path / "clean-staff", changes)
    build(clean, audience="staff")
    assert tree(root / "site") == tree(clean / "site")


@pytest.mark.site
def test_the_command_line_is_stronger_than_the_setting(tmp_path: Path) -> None:
    settings = '[tool.servicefolio]\naudience = "users"\n'
    root = make(tmp_path, {"pyproject.toml": settings})

    assert run_command("build", "--root", str(root)).exit_code == 0
    assert _audience(root) == "users"

    assert run_command("build", "--root", str(root), "--audience", "restricted").exit_code == 0
    assert _audience(root) == "restricted"


def _audience(root: Path) -> str:
    index = json.loads((root / "site" / "api" / "v1" / "index.json").read_text("utf-8"))
    return str(index["audience"]["id"])


def test_an_audience_that_is_none_is_refused(tmp_path: Path) -> None:
    ran = run_command("build", "--root", str(make(tmp_path)), "--audience", "everybody")
    assert ran.exit_code == 2
    assert "restricted" in ran.stderr
