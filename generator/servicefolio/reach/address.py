"""Addresses as they are asked: without what a host never sees, and told apart by where they lie."""

import ipaddress
import re
import socket
from collections.abc import Iterable
from typing import Literal
from urllib.parse import SplitResult, urlsplit

import requests

from servicefolio.derive.inside import is_inside_name

Place = Literal["outside", "inside", "made up"]
"""Where a host lies: on the internet, in a network of one's own, or nowhere on purpose."""

_WEB = ("http", "https")
_NUMBERS = re.compile(r"(?:0x[0-9a-f]+|\d+)(?:\.(?:0x[0-9a-f]+|\d+)){0,3}")
"""All ways in which browsers read an IPv4 address: `127.1` is one, and `2130706433` too."""
_MADE_UP = (".example", ".invalid", ".test", ".example.com", ".example.net", ".example.org")
"""Names that RFC 2606 keeps for examples."""
_Number = ipaddress.IPv4Address | ipaddress.IPv6Address
_HOLDING = tuple(map(ipaddress.IPv6Network, ("::/96", "::ffff:0:0/96", "64:ff9b::/96")))
"""Numbers that end in an IPv4 address: the same host, reached in another way."""


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
    """Name the host that is really asked for an address; empty where nobody can read it.

    The library decodes what is written as `%31`:

    >>> host_of("http://%31%32%37.0.0.1/")
    '127.0.0.1'
    """
    request = requests.PreparedRequest()
    try:
        request.prepare_url(address, None)
    except (requests.RequestException, ValueError):
        return ""
    parts = _split(request.url or "")
    return (parts.hostname or "").rstrip(".") if parts is not None else ""


def place_of(address: str, own_domains: Iterable[str]) -> Place:
    """Say where the host of an address lies, by its name alone: nobody is asked."""
    host = host_of(address)
    number = _ip(host)
    if number is not None:
        return "outside" if _is_outside(number) else "inside"
    if not host:
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


def _is_outside(number: _Number) -> bool:
    """Tell whether a number is of the internet; one that holds another lies where that one does."""
    if isinstance(number, ipaddress.IPv6Address):
        if any(number in network for network in _HOLDING):
            return _is_outside(ipaddress.IPv4Address(int(number) & 0xFFFFFFFF))
        if number.sixtofour is not None:
            return _is_outside(number.sixtofour)
        if number.is_site_local:
            return False
    return number.is_global and not number.is_multicast


def _ip(host: str) -> _Number | None:
    try:
        if _NUMBERS.fullmatch(host):
            return ipaddress.IPv4Address(socket.inet_aton(host))
        return ipaddress.ip_address(host)
    except (OSError, ValueError):
        return None
