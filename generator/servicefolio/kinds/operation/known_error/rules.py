"""Rules that only known errors need: that they are found, and that what helps is known to help."""

from collections.abc import Iterator
from datetime import date
from typing import Protocol

from servicefolio.diagnostics import Rule, Severity
from servicefolio.rules.engine import Check, Context, Finding
from servicefolio.text import plural

UNFINDABLE = Rule(
    "known-error-unfindable",
    Severity.WARNING,
    "A verified known error can only be found by its title",
)
WORKAROUND_MISSING = Rule(
    "known-error-workaround-missing",
    Severity.ERROR,
    "A verified known error says neither what helps nor that nothing does",
)
WORKAROUND_UNVERIFIED = Rule(
    "known-error-workaround-unverified",
    Severity.ERROR,
    "Nobody says which of the workarounds was seen to help",
)
WORKAROUND_OLD = Rule(
    "known-error-workaround-old",
    Severity.WARNING,
    "A workaround was last seen to help long ago",
)
KEPT_FROM_USERS = Rule(
    "known-error-kept-from-users",
    Severity.WARNING,
    "Users could help themselves, and may not read how",
)

_CONFIRMED = frozenset({"open", "workaround", "fix_in_progress", "accepted"})
"""In these states somebody has looked, and the fault is still met."""


class _Workaround(Protocol):
    who: str | None
    verified: date | None


class _KnownError(Protocol):
    id: str
    state: str
    audience: str
    messages: tuple[object, ...]
    codes: tuple[str, ...]
    users_say: tuple[str, ...]
    workaround: tuple[_Workaround, ...]
    no_workaround: str | None


def find_unfindable(context: Context) -> Iterator[Finding]:
    """Look for known errors that no message, code or user's word leads to."""
    for record in context.catalog.all("known_error", _KnownError):
        if record.state in {"unverified", "retired"}:
            continue
        if not (record.messages or record.codes or record.users_say):
            yield Finding(
                record.id,
                (),
                "no message, code or user's word leads to this known error",
                "paste the message below `messages: |`, or write what people say: `users_say: []`",
            )


def find_workaround_missing(context: Context) -> Iterator[Finding]:
    """Look for confirmed faults that say neither what helps nor why nothing does.

    The state `open` says by itself that nothing does, and `workaround` asks for one by itself.
    """
    for record in _confirmed(context):
        if record.state in {"open", "workaround"}:
            continue
        if not (record.workaround or record.no_workaround):
            yield Finding(
                record.id,
                ("state",),
                f"its state is {record.state}, and it says neither what helps nor why nothing does",
                "add `workaround: |` with the steps, or `no_workaround:` with the reason",
            )


def find_workaround_unverified(context: Context) -> Iterator[Finding]:
    """Look for several workarounds of which none has its day; a single one has its record's."""
    for record in _confirmed(context):
        several = len(record.workaround) > 1
        tried = any(workaround.verified for workaround in record.workaround)
        if record.state == "workaround" and several and not tried:
            yield Finding(
                record.id,
                ("workaround",),
                f"it has {plural(len(record.workaround), 'workaround')}, and none says when "
                "somebody last saw it help",
                "add `verified:` with that day to the one that was tried",
            )


def find_workaround_old(context: Context) -> Iterator[Finding]:
    """Look for workarounds whose own day is longer ago than the settings allow."""
    for record in _confirmed(context):
        for index, workaround in enumerate(record.workaround):
            if workaround.verified is None:
                continue
            days = (context.today - workaround.verified).days
            if days > context.settings.workaround_verified_days:
                yield Finding(
                    record.id,
                    ("workaround", index, "verified"),
                    f"it was last seen to help on {workaround.verified}, {plural(days, 'day')} ago",
                    "try it again, and set `verified:` to that day",
                )


def find_kept_from_users(context: Context) -> Iterator[Finding]:
    """Look for workarounds that users may do, in known errors that they may not read."""
    for record in _confirmed(context):
        if record.audience != "staff":
            continue
        for index, workaround in enumerate(record.workaround):
            if workaround.who == "end_user":
                yield Finding(
                    record.id,
                    ("workaround", index, "who"),
                    "users can do this themselves, but the known error is for staff",
                    "write `audience: users`: what is for the desk or for engineers stays hidden",
                )
                break


def _confirmed(context: Context) -> Iterator[_KnownError]:
    found = context.catalog.all("known_error", _KnownError)
    return (record for record in found if record.state in _CONFIRMED)


CHECKS = (
    Check(UNFINDABLE, find_unfindable),
    Check(WORKAROUND_MISSING, find_workaround_missing),
    Check(WORKAROUND_UNVERIFIED, find_workaround_unverified),
    Check(WORKAROUND_OLD, find_workaround_old),
    Check(KEPT_FROM_USERS, find_kept_from_users),
)
