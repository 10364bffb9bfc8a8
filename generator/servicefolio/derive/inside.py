"""Which names of machines only the inside of an organisation knows."""

from collections.abc import Iterable

_ENDINGS = (".local", ".internal", ".intranet", ".lan", ".corp", ".localdomain", ".home.arpa")
"""Endings of names that the internet never answers for."""


def is_inside_name(name: str, domains: Iterable[str]) -> bool:
    """Tell whether a name in lower case is one of the inside, or of the organisation's domains.

    >>> is_inside_name("wiki.corp.example.org", ["corp.example.org"])
    True
    """
    return f".{name}".endswith((*_ENDINGS, *(f".{domain}" for domain in domains)))
