"""A measurement leaves out a time of which nothing shows that both sides agreed to it."""

from collections.abc import Iterator
from typing import Protocol
from zoneinfo import ZoneInfo

from servicefolio.derive.attainment.agreed_exclusions import Exclusion, Grounds, grounds_of
from servicefolio.diagnostics import Rule, Severity
from servicefolio.rules.engine import Check, Context, Finding

RULE = Rule(
    "exclusion-unagreed",
    Severity.ERROR,
    "A measurement leaves out a time that no clause, window or change covers",
)

_CHANGE, _WINDOW = "change", "change_window"


class _Measurement(Protocol):
    id: str
    exclusions: tuple[Exclusion, ...]


def find(context: Context) -> Iterator[Finding]:
    """Look for exclusions without grounds, in measurements of what a service level promises.

    Any hours for maintenance in the agreement, and any repeating window of the service, are
    grounds enough: in which of them an exclusion lies is not looked at.
    """
    zone = ZoneInfo(context.settings.time_zone)
    for measurement in context.catalog.all("measurement", _Measurement):
        if not measurement.exclusions:
            continue
        grounds = grounds_of(context.catalog, measurement.id, zone)
        # Without the service nobody can tell which windows and changes were its own.
        if grounds is None or grounds.service is None or _may_be_planned(context, grounds):
            continue
        for index, exclusion in enumerate(measurement.exclusions):
            if not grounds.cover(exclusion):
                agreement = grounds.agreement.id
                yield Finding(
                    measurement.id,
                    ("exclusions", index, "reason"),
                    f'{exclusion.from_} to {exclusion.to} is left out ("{exclusion.reason}"): '
                    f'"{agreement}" excludes nothing of the kind, and no maintenance window or '
                    f'change of "{grounds.service}" was at that time',
                    f"name the clause, window or change that it was; if {agreement} means to "
                    "leave it out, add it to its `exclusions:`; otherwise the time counts",
                )


def _may_be_planned(context: Context, grounds: Grounds) -> bool:
    """Tell whether a change or window that cannot be read may be the grounds.

    A window without a scope is for every service, so that any of them may.
    """
    return bool(context.unreadable.get(_WINDOW)) or any(
        context.may_be_named_by(_CHANGE, identifier) for identifier in grounds.touched
    )


CHECK = Check(RULE, find)
