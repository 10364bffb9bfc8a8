"""The names by which programs know entries and appointments."""

from servicefolio.config import Settings
from servicefolio.outputs.feeds.identity import domain, tag, uid

HERE = Settings(site_url="https://it.example.org:8443/services/")


def test_names_are_those_of_the_domain_of_the_site() -> None:
    assert domain(HERE) == "it.example.org"
    assert tag(HERE, "record/KE-1") == "tag:it.example.org,2026:record/KE-1"
    assert uid(HERE, "CHG-1", "outage") == "CHG-1/outage@it.example.org"
    assert uid(HERE, "CHG-1", "") == "CHG-1@it.example.org"


def test_a_site_without_an_address_has_names_in_a_domain_that_nobody_owns() -> None:
    assert tag(Settings(), "record/KE-1") == "tag:servicefolio.invalid,2026:record/KE-1"
