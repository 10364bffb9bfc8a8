"""A text that everybody may read tells how things are called and numbered inside."""

import re
from collections.abc import Iterator

from servicefolio.derive.inside import is_inside_name
from servicefolio.derive.published_texts import published_texts
from servicefolio.diagnostics import Rule, Severity
from servicefolio.rules.engine import Check, Context, Finding

RULE = Rule(
    "text-internal-address", Severity.ERROR, "A text for everybody names machines of the inside"
)

_OCTET = r"(?:25[0-5]|2[0-4]\d|1?\d?\d)"
_PRIVATE = re.compile(
    rf"(?<![\w.])(?:10\.{_OCTET}|192\.168|172\.(?:1[6-9]|2\d|3[01]))\.{_OCTET}\.{_OCTET}(?!\.?\w)"
)
"""The addresses that RFC 1918 keeps for networks of one's own."""
_VERSION_BEFORE = re.compile(r"(?i:version|release|build|\bv)[ .]?\Z")
_LOOK_BACK = 10
_HOST = re.compile(r"(?<![\w.@-])(?:(?<=//)|(?<!/))[A-Za-z0-9][\w-]{0,62}(?:\.[\w-]{1,63}){1,8}")
_EVERYWHERE = (".cluster.local", ".docker.internal", ".google.internal", "rc.local")
"""Names that are the same in every organisation."""


def find(context: Context) -> Iterator[Finding]:
    """Look through the texts of public records; inside, names and addresses are needed."""
    own = context.settings.internal_domains
    for entry in context.catalog.entries:
        if entry.record.audience != "public":
            continue
        for route, text in published_texts(entry.record):
            for what, words in _addresses(text, own):
                yield Finding(
                    entry.record.id,
                    route,
                    f"{words} is {what}, and everybody may read this",
                    "say it without, or give the record a narrower `audience:`",
                    words=None if entry.document.is_beside(route) else words,
                )


def _addresses(text: str, own: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    seen: set[str] = set()
    for match in _PRIVATE.finditer(text):
        before = text[max(0, match.start() - _LOOK_BACK) : match.start()]
        if match.group() not in seen and not _VERSION_BEFORE.search(before):
            seen.add(match.group())
            yield "a private address", match.group()
    for match in _HOST.finditer(text):
        name = match.group()
        if name not in seen and _is_inside(name.lower(), own):
            seen.add(name)
            yield "a name that only the inside knows", name


def _is_inside(name: str, own: tuple[str, ...]) -> bool:
    is_own = f".{name}".endswith(tuple(f".{domain}" for domain in own))
    return is_own or (is_inside_name(name, own) and not name.endswith(_EVERYWHERE))


CHECK = Check(RULE, find)
