"""A text that many may read holds what looks like a password or a key.

The patterns are those of the makers of the tokens; they take little for a secret that is none.
"""

import re
from collections.abc import Iterator

from servicefolio.derive.published_texts import published_texts
from servicefolio.diagnostics import Rule, Severity
from servicefolio.rules.engine import Check, Context, Finding

RULE = Rule("text-secret", Severity.ERROR, "A text that many may read holds a secret")

_READ_BY_MANY = frozenset({"public", "users"})
_TOKENS = {
    "a private key": re.compile(r"-----BEGIN (?:[A-Z]{1,20} ){0,3}PRIVATE KEY(?: BLOCK)?-----"),
    "an access key of AWS": re.compile(r"\b(?:AKIA|ASIA)[0-9A-Z]{16}\b(?<!EXAMPLE)"),
    "a token of GitHub": re.compile(r"\b(?:gh[pousr]_\w{36}|github_pat_\w{40})"),
    "a token of GitLab": re.compile(r"\bglpat-[\w-]{20}"),
    "a token of Slack": re.compile(r"\bxox[abeoprs]-[0-9A-Za-z-]{10}"),
    "a signed token (JWT)": re.compile(r"\beyJ[\w-]{10,2000}\.eyJ[\w-]{10,4000}\.[\w-]{10}"),
}
_PASSWORDS = {
    "a password in an address": re.compile(r"://[^\s/:@]{1,100}:(?P<secret>[^\s/:@]{1,100})@"),
    "a password": re.compile(
        r"(?i:password|passwd|passphrase|passwort|kennwort|pwd|secret|token|api[_-]?key)"
        r"[\"'`]? ?[:=] ?[\"'`]?(?P<secret>[^\s\"'`,;]{8,200})"
    ),
}
_MADE_UP = re.compile(r"[<>{}$*%\[\]()]|\.\.\.|…|(?i:example|your|change|secret|passw|xxx)")
"""What stands where readers are to put their own."""
_SORTS = tuple(re.compile(sort) for sort in ("[a-z]", "[A-Z]", "[0-9]"))
_LONG = 24


def find(context: Context) -> Iterator[Finding]:
    """Look through the texts of records that users, or everybody, may read."""
    for entry in context.catalog.entries:
        if entry.record.audience not in _READ_BY_MANY:
            continue
        for route, text in published_texts(entry.record):
            for what, words in _secrets(text):
                yield Finding(
                    entry.record.id,
                    route,
                    f"this looks like {what}",
                    "take it out, and change it where it is used: whoever has a copy of the "
                    "repository keeps it",
                    words=None if entry.document.is_beside(route) else words,
                    keeps_line_secret=True,
                )


def _secrets(text: str) -> Iterator[tuple[str, str]]:
    """Find what a text gives away: what it is, and the words themselves, to find their line."""
    for what, pattern in _TOKENS.items():
        for match in pattern.finditer(text):
            yield what, match.group()
    for what, pattern in _PASSWORDS.items():
        for match in pattern.finditer(text):
            secret = match["secret"]
            in_address = match.group().startswith("://")
            if (in_address or _looks_random(secret)) and not _MADE_UP.search(secret):
                yield what, secret


def _looks_random(word: str) -> bool:
    """Tell a password from a word: small and capital letters with digits, or very long."""
    kinds = sum(bool(sort.search(word)) for sort in _SORTS)
    return kinds == len(_SORTS) or (kinds > 1 and len(word) >= _LONG and word.isalnum())


CHECK = Check(RULE, find)
