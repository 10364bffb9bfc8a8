"""Addresses are asked for as hosts see them, and where they lie is told by their names."""

import pytest

from servicefolio.reach.address import host_of, place_of, web_address


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("https://example.com/a#part", "https://example.com/a"),
        ("https://example.com/#/route", "https://example.com/"),
        ("HTTP://Example.COM/Path?Q=1", "http://example.com/Path?Q=1"),
        ("https://me:secret@example.com:8443/", "https://example.com:8443/"),
        ("https://bücher.example/ü", "https://bücher.example/ü"),
        (" https://example.com ", "https://example.com"),
        ("http://[::bad/", "http://[::bad/"),
        ("https://example.com:port/", "https://example.com:port/"),
    ],
)
def test_an_address_is_written_as_its_host_sees_it(written: str, address: str) -> None:
    assert web_address(written) == address


@pytest.mark.parametrize(
    "written",
    ["mailto:desk@example.org", "tel:+49301234", "file:///etc/passwd", "javascript:x", "a/b", "#x"],
)
def test_what_is_not_of_the_web_has_no_address(written: str) -> None:
    assert web_address(written) is None


@pytest.mark.parametrize(
    "address",
    [
        "http://localhost:9093/", "http://alerts.localhost/", "http://127.0.0.1/", "http://127.1/",
        "http://2130706433/", "http://0x7f000001/", "http://10.1.2.3/", "http://192.168.0.1/",
        "http://172.31.0.1/", "http://169.254.169.254/latest", "http://[::1]/", "http://[fd00::1]/",
        "http://intranet/", "http://wiki.local/", "http://vault.internal./", "http://0.0.0.0/",
        "https://wiki.corp.nordhafen.de/", "http://100.64.0.1/", "http://%31%32%37.0.0.1:8499/",
        "http://%6cocalhost/", "http://wiki%2elocal/",
        "http://127.0.0.1\\@example.company/", "http://[::ffff:127.0.0.1]/", "http://[::7f00:1]/",
        "http://[64:ff9b::10.1.2.3]/", "http://[2002:7f00:1::]/", "http://[fec0::1]/",
        "http://[ff02::1]/", "http://224.0.0.1/", "http://[fe80::1%25eth0]/",
    ],
)  # fmt: skip
def test_addresses_of_the_inside_are_known_by_their_names(address: str) -> None:
    assert place_of(address, ["corp.nordhafen.de"]) == "inside"


@pytest.mark.parametrize(
    "address",
    [
        "https://learn.microsoft.com/", "http://8.8.8.8/", "http://172.32.0.1/", "http://[2606::1]/",
        "http://[::ffff:8.8.8.8]/", "http://[64:ff9b::8.8.8.8]/", "http://[2002:808:808::]/",
        "https://example.company/", "https://myexample.org/", "https://bücher.de/", "http://[::bad/",
        "https://internal.microsoft.com/", "https://corp.nordhafen.de.evil.com/",
    ],
)  # fmt: skip
def test_all_else_lies_outside(address: str) -> None:
    assert place_of(address, ["corp.nordhafen.de"]) == "outside"


@pytest.mark.parametrize(
    "address",
    [
        "https://desk.example.org/",
        "https://example.com/",
        "http://a.test/",
        "http://nowhere.invalid",
    ],
)
def test_names_that_are_kept_for_examples_are_made_up(address: str) -> None:
    assert place_of(address, ()) == "made up"


def test_a_host_is_named_without_its_port() -> None:
    assert host_of("https://Example.com.:8443/a") == "example.com"
    assert host_of("http://[::bad/") == ""
