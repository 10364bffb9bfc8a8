"""The page of outage cards."""

import pytest

from servicefolio.config import Settings
from servicefolio.outputs.pages.cards import card_pages
from servicefolio.outputs.pictures.qr_code import code_of
from servicefolio.records.base import Record
from tests import builders, markup
from tests.builders import known_error, record, service, team
from tests.pages import page_of
from tests.sites import published, site_of

HERE = Settings(site_url="https://it.example.org/", time_zone="Europe/Berlin")
CRITICAL = {"criticality": "high", "owner": "network", "title": "Remote access"}
NETWORK = team(title="Networks", on_call="+49 40 129 (duty)", phone="+49 40 120", queue="NET")
ALERT = record(
    "event", "down", title="VpnDown", monitors="vpn", runbook="restart", **{"class": "exception"}
)
ADDRESS = "https://it.example.org/services/vpn/"


def text_of(*records: Record, settings: Settings = HERE) -> str:
    """Render the page as Markdown."""
    (artifact,) = card_pages(site_of(builders.catalog(*records), settings))
    assert artifact.path == "docs/outage-cards/index.md"
    return artifact.data.decode()


def cards(*records: Record, settings: Settings = HERE) -> str:
    """Render the page, and read what stands on it."""
    text = markup.parse(markup.render(text_of(*records, settings=settings)).html).text
    return text.partition("Outage card ·")[2]


def test_a_card_says_whom_to_call_what_goes_with_it_and_what_helps() -> None:
    said = cards(
        service(
            **CRITICAL,
            tier=1,
            depends_on=["uplink", {"ref": "wiki", "importance": "degrading"}],
            help={"contact": "Service desk, +49 40 100", "hours": "office"},
            out_of_hours="Go to the office",
        ),
        NETWORK,
        service("uplink", title="Internet line", owner="network"),
        service("wiki", title="Wiki"),
        service("shop", title="Web shop", depends_on="vpn"),
        service("radio", title="Radio", depends_on={"ref": "vpn", "importance": "degrading"}),
        record("calendar", "office", hours="mon-fri 08:00-17:00 Europe/Berlin"),
        ALERT,
        record("runbook", "restart", title="Restart", trigger="alert VpnDown", body="Do it"),
        record("runbook", "lost", title="Lost laptop", applies_to="vpn", body="Lock it"),
        record("runbook", "later", title="Unfinished", applies_to="vpn", state="draft"),
        known_error(title="Error 507", workaround="1. Import **the root**\n2. See [[uplink]]\n"),
        known_error("old", title="Old fault", workaround="Wait", state="resolved"),
        known_error("bare", title="No help"),
    )
    for words in (
        "criticality high · tier 1Remote accessReach the office network from home",
        "CallNetworks+49 40 129 (duty)in its hours +49 40 120, queue NET",
        "Help for usersUsers askService desk, +49 40 100Mon to Fri 08:00-17:00 (Europe/Berlin)",
        "Out of hoursGo to the office",
        "Restartalert VpnDownrunbooks/restart/",
        "Lost laptoprunbooks/lost/",
        "NeedsInternet lineNetworks +49 40 129 (duty)Wikionly worse without it",
        "Stops with itWeb shop",
        "Known errorsError 507Import the root · See Internet line",
        f"{ADDRESS}As of 2026-11-23 · check again after 2027-02-23",
    ):
        assert words in said
    for words in ("Unfinished", "Old fault", "No help", "Radio", "more, see the page"):
        assert words not in said


def test_a_trigger_that_repeats_its_title_is_left_out() -> None:
    runbook = record(
        "runbook", "r", title="VpnDown", trigger="alert VpnDown", applies_to="vpn", body="Do it"
    )
    assert "RunbooksVpnDownrunbooks/r/" in cards(service(**CRITICAL), NETWORK, runbook)


def test_what_has_no_room_is_counted() -> None:
    errors = [known_error(f"ke-{n}", title=f"Fault {n}", workaround="Wait") for n in range(40)]
    said = cards(service(**CRITICAL), NETWORK, *errors)
    shown = sum(f"Fault {n}Wait" in said for n in range(40))
    assert 10 < shown < 40
    assert f"… and {40 - shown} more, see the page" in said


def test_what_to_do_is_never_cut() -> None:
    where = "unlocks the account at https://account.example.org"
    condition = "at once; name the number of the line, NHW-FIB-01, and say which light is out"
    command = "ssh -o HostKeyAlgorithms=+ssh-rsa -o PubkeyAcceptedAlgorithms=+ssh-rsa admin@switch"
    desk = {"to": "Network operations centre", "reach": "+49 40 200", "when": condition}
    records = (
        service(**CRITICAL, supplier="tidewire", out_of_hours=f"{'Everybody else ' * 6}{where}"),
        NETWORK,
        record("supplier", "tidewire", title="Tidewire", escalation=[desk]),
    )
    error = known_error(title="No host key", workaround=f"- Read the offer\n- `{command}`\n")
    said = cards(*records, error)
    for words in (where, condition, f"No host keyRead the offer · {command}"):
        assert words in said
    assert "…" not in said
    many = cards(*records, *(known_error(f"ke-{n}", workaround="x " * 99) for n in range(30)))
    assert where in many
    assert condition in many
    assert many.count("…") == many.count("… and ") == 1


def test_a_workaround_that_has_no_room_is_on_the_page() -> None:
    command = "ssh -o HostKeyAlgorithms=+ssh-rsa admin@switch "
    said = cards(service(**CRITICAL), NETWORK, known_error(title="No key", workaround=command * 90))
    assert "Known errorsNo keysee the page" in said
    assert "ssh" not in said


def test_a_card_without_a_number_says_so() -> None:
    alone = service(criticality="high", owner="network")
    assert "CallNo number is written down." in cards(alone, team())
    silent = record("supplier", "tidewire", title="Tidewire")
    bought = service(criticality="high", supplier="tidewire")
    assert "CallTidewireno number is written down" in cards(bought, silent)


def test_the_code_is_that_of_the_services_page() -> None:
    text = text_of(service(**CRITICAL), NETWORK)
    assert code_of(ADDRESS).path in text
    assert text.count("<svg") == 1


def test_without_an_address_there_is_no_code_and_the_page_says_why() -> None:
    plain = Settings()
    text = text_of(service(**CRITICAL), NETWORK, settings=plain)
    assert "<svg" not in text
    assert "The cards have no code to scan, since the setting <code>site_url</code>" in text
    assert "Page services/vpn/ of these pages" in cards(
        service(**CRITICAL), NETWORK, settings=plain
    )


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"reviewed": "2026-01-10", "review_by": "2026-12-24"}, "check again after 2026-12-24"),
        ({"reviewed": "2026-01-10", "review_by": "2028-01-01"}, "check again after 2027-02-23"),
        (
            {"review_by": "2026-10-01"},
            "check again after 2027-02-23 · its page was to be checked by 2026-10-01",
        ),
    ],
)
def test_a_card_is_checked_with_its_record_or_after_a_quarter(
    fields: dict[str, object], words: str
) -> None:
    assert words in cards(service(**CRITICAL, **fields), NETWORK)


def test_there_is_no_page_without_a_critical_service_or_for_users() -> None:
    assert not list(card_pages(site_of(builders.catalog(service(), NETWORK), HERE)))
    users = HERE.model_copy(update={"audience": "users"})
    site = site_of(builders.catalog(service(**CRITICAL), NETWORK), users)
    assert not list(card_pages(site))


def test_a_critical_service_leads_to_its_card_and_no_other_does() -> None:
    critical = page_of(service(**CRITICAL), NETWORK)
    assert "../../outage-cards/#card-vpn" in critical.addresses
    assert not any("outage-cards" in address for address in page_of(service()).addresses)


def test_what_staff_may_not_see_is_on_no_card() -> None:
    files = {
        "catalog/services/vpn.yaml": "title: VPN\nsummary: Tunnel\ncriticality: high\nowner: net\n"
        "depends_on: [vault]\naudience: users\n",
        "catalog/services/vault.yaml": "title: Vault\nsummary: Keys\naudience: restricted\n",
        "catalog/teams/net.yaml": "title: Networks\non_call: +49 40 129\naudience: users\n",
        "kb/runbooks/secret.yaml": "title: Break the glass\nbody: Do\napplies_to: vpn\n"
        "audience: restricted\n",
    }
    text = published(files)["docs/outage-cards/index.md"].decode()
    assert "Networks" in text
    assert "Vault" not in text
    assert "Break the glass" not in text
    assert "docs/outage-cards/index.md" not in published(files, audience="users")


def test_authors_texts_are_no_markup() -> None:
    odd = "<b>x</b> *y* [z](http://evil.example)"
    text = text_of(
        service(**{**CRITICAL, "title": odd, "summary": odd, "out_of_hours": odd}),
        team(title=odd, on_call=odd, queue=odd),
    )
    page = markup.parse(markup.render(text).html)
    assert "b" not in page.tags
    assert "http://evil.example" not in page.addresses
