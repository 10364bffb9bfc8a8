"""The names by which programs know the entries of feeds and the appointments of calendars."""

from urllib.parse import quote, urlsplit

from servicefolio.config import Settings

_NOWHERE = "servicefolio.invalid"
"""Stands for the domain of a site that does not say its address (RFC 2606, 2)."""
_SINCE = "2026"
"""A year in which the domain was its owner's (RFC 4151, 2.1). It never changes, or all names do."""


def domain(settings: Settings) -> str:
    """Take the domain of the site's address."""
    host = urlsplit(settings.site_url or "").hostname
    return host or _NOWHERE


def tag(settings: Settings, name: str) -> str:
    """Make a tag URI (RFC 4151), which names something for ever wherever it lies.

    >>> tag(Settings(site_url="https://it.example.org/"), "record/vpn root")
    'tag:it.example.org,2026:record/vpn%20root'
    """
    return f"tag:{domain(settings)},{_SINCE}:{quote(name)}"


def uid(settings: Settings, *parts: str) -> str:
    """Name an appointment as RFC 5545 (3.8.4.7) has it: what it is, at the domain.

    >>> uid(Settings(site_url="https://it.example.org/"), "CHG-1", "outage")
    'CHG-1/outage@it.example.org'
    """
    return f"{'/'.join(filter(None, parts))}@{domain(settings)}"
