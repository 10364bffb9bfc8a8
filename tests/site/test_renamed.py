"""A record gets another id: addresses lead on, and what programs know it by stays."""

import json
import os
import re
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urljoin
from xml.etree.ElementTree import fromstring

import pytest
from icalendar import Calendar

from tests.links import find_broken, read, survey
from tests.repositories import FILES, build, change, make, tree

pytestmark = pytest.mark.site

VPN = "catalog/services/vpn.yaml"
ERROR = "kb/known-errors/vpn-root-ca.yaml"
CHANGE = "catalog/changes/CHG-1.yaml"
ADDED = {
    "pyproject.toml": '[tool.servicefolio]\nsite_url = "https://it.example.org/"\n',
    CHANGE: "title: New gateway\nservices: [vpn]\nwhen: 2026-12-06 02:00-03:00\n",
}
FIRST = datetime(2026, 11, 20, 9, tzinfo=UTC)
SECOND = FIRST + timedelta(minutes=1)
"""On the same day, so that programs have to tell both apart by the time."""
_REFRESH = re.compile(r'http-equiv="refresh" content="0; url=([^"]+)"')


def commit(root: Path, moment: datetime) -> None:
    """Keep everything in git."""
    identity = ("-c", "user.name=Someone", "-c", "user.email=someone@example.org")
    at = {**os.environ, "GIT_COMMITTER_DATE": moment.isoformat()}
    for arguments in (("init", "-q"), ("add", "-A"), (*identity, "commit", "-qm", "So it is")):
        subprocess.run(("git", *arguments), cwd=root, check=True, env=at)


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, bytes]]:
    """Build, rename a service, a known error and a change that lasts longer, and build again."""
    root = make(tmp_path_factory.mktemp("renamed"), ADDED)
    ignored = root / ".gitignore"
    ignored.write_text("build/\nsite\n", "utf-8")
    change(root, {ERROR: f"{_text(ERROR)}created: 2026-11-02\n"})
    commit(root, FIRST)
    build(root)
    before = tree(root / "site")
    texts = {path: _text(path).replace("[vpn]", "[remote-access]") for path in (ERROR, CHANGE)}
    manual = _text("docs/index.md").replace("services/vpn.md", "services/remote-access.md")
    change(root, {
        "docs/index.md": manual,
        VPN: None, "catalog/services/remote-access.yaml": f"{_text(VPN)}aliases: [vpn]\n",
        ERROR: None, "kb/known-errors/untrusted.yaml":
            f"{texts[ERROR]}created: 2026-11-02\naliases: [vpn-root-ca]\n",
        CHANGE: None, "catalog/changes/CHG-2.yaml":
            f"{texts[CHANGE].replace('03:00', '04:00')}aliases: [CHG-1]\n",
    })  # fmt: skip
    commit(root, SECOND)
    build(root)
    return root, before


def _text(path: str) -> str:
    text = {**FILES, **ADDED}[path]
    assert isinstance(text, str)
    return text


def test_every_page_that_was_there_is_there_or_leads_to_one(
    sites: tuple[Path, dict[str, bytes]],
) -> None:
    root, before = sites
    after = tree(root / "site")
    gone = {path for path in before if path.endswith((".html", ".xml", ".ics", ".json"))}
    assert {path for path in gone - after.keys() if not path.startswith("assets/search/")} == set()
    for path, target in _redirects(after):
        assert path in before
        assert urljoin(f"/{path}", target).lstrip("/") + "index.html" in after
    assert len(list(_redirects(after))) >= 3


def test_no_link_of_the_site_leads_to_a_former_address(
    sites: tuple[Path, dict[str, bytes]],
) -> None:
    root, _ = sites
    assert list(find_broken(read(survey(root / "site")))) == []


def test_former_addresses_are_neither_in_the_site_map_nor_in_the_search(
    sites: tuple[Path, dict[str, bytes]],
) -> None:
    root, _ = sites
    after = tree(root / "site")
    assert b"https://it.example.org/services/remote-access/" in after["sitemap.xml"]
    assert b"/services/vpn/" not in after["sitemap.xml"]
    found = b"".join(data for path, data in after.items() if path.startswith("assets/search/"))
    assert b"services/vpn/" not in found


def test_entries_and_appointments_stay_what_they_were(
    sites: tuple[Path, dict[str, bytes]],
) -> None:
    root, before = sites
    after = tree(root / "site")
    for path in ("feeds/known-errors.xml", "feeds/services/vpn.xml"):
        assert _ids(before[path]) == _ids(after[path]) != []
    for path in ("feeds/change-calendar.ics", "feeds/services/vpn.ics"):
        assert _uids(before[path]) == _uids(after[path]) == ["CHG-1@it.example.org"]


def test_an_appointment_that_moved_is_known_as_an_update(
    sites: tuple[Path, dict[str, bytes]],
) -> None:
    root, before = sites
    for path in ("feeds/change-calendar.ics", "feeds/services/vpn.ics"):
        (old,), (new,) = _events(before[path]), _events((root / "site" / path).read_bytes())
        assert (old.decoded("DTEND"), new.decoded("DTEND")) == (
            datetime(2026, 12, 6, 3, tzinfo=UTC),
            datetime(2026, 12, 6, 4, tzinfo=UTC),
        )
        assert new["SEQUENCE"] - old["SEQUENCE"] == (SECOND - FIRST).seconds
        assert (old.decoded("LAST-MODIFIED"), new.decoded("LAST-MODIFIED")) == (FIRST, SECOND)
        assert new["URL"] == "https://it.example.org/changes/CHG-2/"


def test_the_site_map_lists_every_page_and_nothing_else(
    sites: tuple[Path, dict[str, bytes]],
) -> None:
    root, _ = sites
    after = tree(root / "site")
    root_address = "https://it.example.org/"
    pages = {path for path in after if path.endswith("index.html")}
    redirects = {path for path, _ in _redirects(after)}
    listed = [found.text or "" for found in fromstring(after["sitemap.xml"]).iterfind(".//{*}loc")]  # noqa: S314
    assert len(listed) == len(set(listed))
    assert {address.removeprefix(root_address) for address in listed} == {
        path.removesuffix("index.html") for path in pages - redirects
    }
    assert len(redirects) >= 3


def test_building_again_changes_no_name(sites: tuple[Path, dict[str, bytes]]) -> None:
    root, _ = sites
    again = tree(root / "site")
    build(root)
    assert tree(root / "site") == again


def test_the_api_leads_on(sites: tuple[Path, dict[str, bytes]]) -> None:
    root, _ = sites
    after = tree(root / "site")
    moved = json.loads(after["api/v1/known-errors/vpn-root-ca.json"])
    assert json.loads(after[f"api/v1/known-errors/{moved['moved_to']}"])["id"] == "untrusted"


def _redirects(site: dict[str, bytes]) -> Iterator[tuple[str, str]]:
    for path, data in site.items():
        if path.endswith(".html") and (found := _REFRESH.search(data.decode())):
            yield path, found[1]


def _ids(feed: bytes) -> list[str]:
    return [found.text or "" for found in fromstring(feed).iterfind(".//{*}id")]  # noqa: S314


def _uids(calendar: bytes) -> list[str]:
    return [str(event["UID"]) for event in _events(calendar)]


def _events(calendar: bytes) -> list[Any]:
    return Calendar.from_ical(calendar).walk("VEVENT")
