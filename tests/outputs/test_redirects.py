"""Former addresses lead to where a record is now."""

import json
import re

from servicefolio.config import Settings
from servicefolio.outputs.redirects import redirect_artifacts
from servicefolio.records.base import Record
from tests.builders import catalog, record, service
from tests.sites import published, site_of

HERE = Settings(site_url="https://it.example.org/")


def files(*records: Record, settings: Settings = HERE) -> dict[str, str]:
    """Write the redirects of some records."""
    made = redirect_artifacts(site_of(catalog(*records), settings))
    return {artifact.path: artifact.data.decode() for artifact in made}


def test_a_former_address_leads_on_by_itself_and_by_a_link() -> None:
    made = files(service("remote-access", title='VPN <b>"x"', aliases=["vpn"]))
    page = made["docs/services/vpn/index.html"]
    assert '<meta http-equiv="refresh" content="0; url=../remote-access/">' in page
    assert '<link rel="canonical" href="https://it.example.org/services/remote-access/">' in page
    assert '<a href="../remote-access/">VPN &lt;b&gt;&#34;x&#34;</a>' in page


def test_without_an_address_of_the_site_the_true_one_is_seen_from_the_page() -> None:
    made = files(record("known_error", "stuck", aliases=["KE-1"]), settings=Settings())
    found = re.search(r'canonical" href="([^"]+)"', made["docs/known-errors/KE-1/index.html"])
    assert found
    assert found[1] == "../stuck/"


def test_the_api_says_where_a_record_is_now() -> None:
    made = files(service("remote-access", aliases=["vpn", "dial-in"]))
    for alias in ("vpn", "dial-in"):
        moved = json.loads(made[f"docs/api/v1/services/{alias}.json"])
        assert (moved["id"], moved["moved_to"]) == ("remote-access", "remote-access.json")


def test_the_thread_of_a_service_is_found_too() -> None:
    assert "../remote-access/" in files(
        service("remote-access", aliases=["vpn"], supports_objectives=["home"]),
        record("objective", "home"),
    ).get("docs/threads/vpn/index.html", "")


def test_a_record_that_never_had_another_id_needs_none() -> None:
    assert files(service()) == {}


def test_what_readers_may_not_see_leaves_no_trace() -> None:
    hidden = "title: VPN\nsummary: S\naudience: staff\naliases: [dial-in]\n"
    made = published({"catalog/services/vpn.yaml": hidden}, audience="users")
    assert not [path for path, data in made.items() if "dial-in" in path or b"dial-in" in data]
