"""What the values of settings must be, beyond their types; the words are those of TOML."""

import re
from typing import Annotated, Literal, TypeAlias
from urllib.parse import urlsplit
from zoneinfo import available_timezones

from pydantic import AfterValidator, StringConstraints
from pydantic_core import PydanticCustomError

from servicefolio.messages import AUTHOR_ERROR, quoted
from servicefolio.text import did_you_mean

_SHORTEST_REASON = 3
_DOMAIN = re.compile(r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+")
_SITE = re.compile(r"https?://[A-Za-z0-9.-]+(?::\d{1,5})?(?:/[A-Za-z0-9._~/-]*)?")
_MAILBOX = re.compile(r"[A-Za-z0-9._+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}")
_PRIORITIES = ("P1", "P2", "P3", "P4", "P5")
_IMPACTS, _URGENCIES = 3, 4
_NOT_FOR_DOCS = frozenset({"build", "catalog", "kb", "site"})


def address_with(placeholder: str) -> AfterValidator:
    """Ask for a web address with a placeholder in it."""

    def check(value: str) -> str:
        if not value.startswith(("https://", "http://")) or placeholder not in value:
            words = {
                "message": f"{quoted(value)} is no web address with {placeholder} in it",
                "hint": f"it begins with https:// and holds {placeholder}",
            }
            raise PydanticCustomError(AUTHOR_ERROR, "{message}", words)
        return value

    return AfterValidator(check)


def address_of_a_site(value: str) -> str:
    """Ask for the web address of a folder; the slash at its end is added where it is left out."""
    if not _SITE.fullmatch(value):
        message = f"{quoted(value)} is no address of a site"
        hint = "write it like https://it.example.org/ or https://example.org/services/"
        raise PydanticCustomError(AUTHOR_ERROR, "{message}", {"message": message, "hint": hint})
    return value if value.endswith("/") else f"{value}/"


def that_says_why(value: str) -> str:
    """Ask for more than a word or two."""
    if len(value) < _SHORTEST_REASON:
        message = "what is ignored needs a reason"
        hint = "write why, for those who wonder about it in a year"
        raise PydanticCustomError(AUTHOR_ERROR, "{message}", {"message": message, "hint": hint})
    return value


def zone_of_clocks(value: str) -> str:
    """Ask for a time zone by its name."""
    zones = available_timezones()
    if value not in zones:
        message = f"{quoted(value)} is no time zone"
        hint = did_you_mean(value, zones) or "write one such as Europe/Berlin, or UTC"
        raise PydanticCustomError(AUTHOR_ERROR, "{message}", {"message": message, "hint": hint})
    return value


def folder_of_its_own(value: str) -> str:
    """Keep what is published as it is away from records, and inside the repository."""
    parts = value.split("/")
    if parts[0] in _NOT_FOR_DOCS or any(not part or part.startswith(".") for part in parts):
        message = f"{quoted(value)} cannot be the folder of the manual"
        hint = "name a folder of the repository that holds nothing else, such as docs"
        raise PydanticCustomError(AUTHOR_ERROR, "{message}", {"message": message, "hint": hint})
    return value


def domain_name(value: str) -> str:
    """Ask for a domain as it is written in names of machines, without a star or a slash."""
    domain = value.strip().lower()
    if not _DOMAIN.fullmatch(domain):
        message = f"{quoted(value)} is no domain"
        hint = "write it like corp.example.org"
        raise PydanticCustomError(AUTHOR_ERROR, "{message}", {"message": message, "hint": hint})
    return domain


def priorities_for_all(rows: tuple[tuple[str, ...], ...]) -> tuple[tuple[str, ...], ...]:
    """Ask for a priority for each impact and urgency."""
    is_whole = len(rows) == _IMPACTS and all(len(row) == _URGENCIES for row in rows)
    unknown = next((word for row in rows for word in row if word not in _PRIORITIES), None)
    if unknown is not None or not is_whole:
        message = (
            f"{quoted(unknown)} is no priority"
            if unknown is not None
            else "not every impact and urgency has a priority"
        )
        hint = "write three rows (impact 1 to 3) of four priorities (urgency 1 to 4), P1 to P5"
        raise PydanticCustomError(AUTHOR_ERROR, "{message}", {"message": message, "hint": hint})
    return rows


def request_forms(forms: dict[str, str]) -> dict[str, str]:
    """Ask for a mailbox where requests are mailed, and for a web address of every other system."""
    for system, value in forms.items():
        is_mail = system == "mail"
        if not (_MAILBOX.fullmatch(value) if is_mail else _is_web_address(value)):
            what = "mailbox" if is_mail else "web address"
            example = "desk@example.org" if is_mail else "https://desk.example.org/new"
            words = {
                "message": f"{quoted(value)} is no {what}",
                "hint": f'write it like {system} = "{example}"',
            }
            raise PydanticCustomError(AUTHOR_ERROR, "{message}", words)
    return forms


def _is_web_address(value: str) -> bool:
    """Tell whether a browser goes where a reader of the settings would think."""
    if not value.isascii() or not value.isprintable() or any(mark in value for mark in ' "<>\\'):
        return False
    try:
        parts = urlsplit(value)
        port = parts.port
    except ValueError:
        return False
    is_plain = "@" not in parts.netloc and port != 0
    return parts.scheme in {"https", "http"} and bool(parts.hostname) and is_plain


TicketSystem: TypeAlias = Literal[
    "mail", "github", "gitlab", "glpi", "itop", "jira", "servicenow", "zammad"
]
RequestForms = Annotated[dict[TicketSystem, str], AfterValidator(request_forms)]
Reason = Annotated[str, StringConstraints(strip_whitespace=True), AfterValidator(that_says_why)]
Label = Annotated[str, StringConstraints(min_length=1, max_length=40, strip_whitespace=True)]
PriorityMatrix = Annotated[tuple[tuple[str, ...], ...], AfterValidator(priorities_for_all)]
DomainName = Annotated[str, AfterValidator(domain_name)]
