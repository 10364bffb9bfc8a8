"""Addresses as they are asked: without what a host never sees, and told apart by where they lie."""

import ipaddress
import re
import socket
from collections.abc import Iterable
from typing import Literal
from urllib.parse import SplitResult, urlsplit

from servicefolio.derive.inside import is_inside_name

Place = Literal["outside", "inside", "made up"]
"""Where a host lies: on the internet, in a network of one's own, or nowhere on purpose."""

_WEB = ("http", "https")
_NUMBERS = re.compile(r"(?:0x[0-9a-f]+|\d+)(?:\.(?:0x[0-9a-f]+|\d+)){0,3}")
"""All ways in which browsers read an IPv4 address: `127.1` is one, and `2130706433` too."""
_MADE_UP = (".example", ".invalid", ".test", ".example.com", ".example.net", ".example.org")
"""Names that RFC 2606 keeps for examples."""


def web_address(written: str) -> str | None:
    """Write an address as it is asked: no fragment, no user, no password; None where it is no web.

    >>> web_address("HTTPS://me:secret@Example.COM/Path?q=1#part")
    'https://example.com/Path?q=1'
    """
    parts = _split(written.strip())
    if parts is None:
        return written.strip() if written.lower().startswith(("http:", "https:")) else None
    if parts.scheme not in _WEB:
        return None
    host = parts.netloc.rpartition("@")[2].lower()
    return parts._replace(netloc=host, fragment="").geturl()


def host_of(address: str) -> str:
    """Name the host of an address; empty where nobody can read it."""
    parts = _split(address)
    return (parts.hostname or "").rstrip(".") if parts is not None else ""


def place_of(address: str, own_domains: Iterable[str]) -> Place:
    """Say where the host of an address lies, by its name alone: nobody is asked."""
    host = host_of(address)
    number = _ip(host)
    if number is not None:
        return "outside" if number.is_global else "inside"
    if not host or not host.isascii():
        return "outside"
    if host == "localhost" or host.endswith(".localhost") or is_inside_name(host, own_domains):
        return "inside"
    if f".{host}".endswith(_MADE_UP):
        return "made up"
    return "outside" if "." in host else "inside"


def _split(address: str) -> SplitResult | None:
    try:
        parts = urlsplit(address)
        parts.port  # noqa: B018 - reads it, and raises where it is no number
    except ValueError:
        return None
    return parts


def _ip(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        if _NUMBERS.fullmatch(host):
            return ipaddress.IPv4Address(socket.inet_aton(host))
        return ipaddress.ip_address(host)
    except (OSError, ValueError):
        return None
