"""Rules that only continuity designs need: their numbers agree, and they are rehearsed."""

from collections.abc import Iterator
from datetime import date
from functools import reduce

from servicefolio.derive.calendars.durations import is_longer_on_the_clock, on_the_clock, sum_of
from servicefolio.derive.calendars.elapsed import in_words
from servicefolio.derive.dependencies.continuity_plans import (
    DESIGN,
    Continuity,
    DesignDocument,
    Plan,
    last_exercise_of_data,
    last_rehearsed,
    last_timed_exercise,
    plans,
)
from servicefolio.derive.review_dates import add_months
from servicefolio.diagnostics import Rule, Severity
from servicefolio.rules.engine import Check, Context, Finding
from servicefolio.text import plural

TOO_LATE = Rule(
    "recovery-too-late", Severity.ERROR, "A service is back later than the organisation can bear"
)
BACKUP_SELDOM = Rule(
    "recovery-backup-seldom", Severity.ERROR, "Backups are made less often than data may be lost"
)
UNREHEARSED = Rule(
    "recovery-unrehearsed", Severity.WARNING, "A recovery was not rehearsed for a long time"
)
REHEARSAL_MISSED = Rule(
    "recovery-rehearsal-missed",
    Severity.WARNING,
    "The last rehearsal took longer, or lost more data, than is allowed",
)


def find_too_late(context: Context) -> Iterator[Finding]:
    """Look for recoveries that, with the work after them, take longer than can be borne."""
    for design, continuity in _continuities(context):
        rto, wrt, mtpd = continuity.rto, continuity.wrt, continuity.mtpd
        most = on_the_clock(mtpd).most if mtpd is not None else None
        if most is None or rto is None:
            continue
        times = [on_the_clock(time) for time in (rto, wrt) if time is not None]
        whole = reduce(sum_of, (time.least for time in times))
        at_least = "" if all(time.is_exact for time in times) else "at least "
        work = (
            f" and checked {wrt} later (`wrt`), {at_least}{in_words(whole)} in all," if wrt else ""
        )
        if whole > most:
            yield Finding(
                design.id,
                ("continuity", "mtpd"),
                f"it is back after {rto} (`rto`){work} and the organisation can bear "
                f"{mtpd} (`mtpd`)",
                "plan a faster recovery, or ask the business whether it can bear more",
            )


def find_backup_seldom(context: Context) -> Iterator[Finding]:
    """Look for designs of which even the most frequent backup is too seldom.

    Backups are of different things: what is copied seldom may be what hardly changes.
    """
    for design, continuity in _continuities(context):
        rpo, backups = continuity.rpo, continuity.backups
        if rpo is None or not backups:
            continue
        if not all(is_longer_on_the_clock(it.every, rpo) for it in backups):
            continue
        times = [on_the_clock(backup.every).least for backup in backups]
        most_frequent = times.index(min(times))
        yield Finding(
            design.id,
            ("continuity", "backups", most_frequent, "every"),
            f"{backups[most_frequent].every} may lie between two of the most frequent backups, and "
            f"only the data of {rpo} may be lost (`rpo`)",
            "make backups more often, or ask the business whether more may be lost",
        )


def find_unrehearsed(context: Context) -> Iterator[Finding]:
    """Look for approved plans of services in use that nobody tried for longer than is allowed."""
    months = context.settings.continuity_exercise_months
    for plan in plans(context.catalog).values():
        service = context.catalog.by_id[plan.service].record
        rehearsed = last_rehearsed(plan.continuity, context.today)
        last = rehearsed[1] if rehearsed else plan.approved_on
        is_in_use = service.LIFECYCLE.state(service.state).stage == "current"
        if not is_in_use or last is None or add_months(last, months) >= context.today:
            continue
        ago = plural((context.today - last).days, "day")
        route = ("continuity", *rehearsed[0]) if rehearsed else ("approved_on",)
        message = f"recovery of {plan.service} was last tried on {last}, {ago} ago"
        if rehearsed is None:
            message = (
                f"recovery of {plan.service} was approved on {last}, {ago} ago, and never tried"
            )
        hint = f"rehearse it, or restore a backup; the settings ask for it every {months} months"
        yield Finding(plan.design.id, route, message, hint)


def find_rehearsal_missed(context: Context) -> Iterator[Finding]:
    """Look for plans whose last rehearsal took longer, or lost more data, than they allow."""
    for plan in plans(context.catalog).values():
        yield from _took_longer(plan, context.today)
        yield from _lost_more(plan, context.today)


def _took_longer(plan: Plan, today: date) -> Iterator[Finding]:
    last = last_timed_exercise(plan.continuity, today)
    rto = plan.continuity.rto
    if last is None or rto is None:
        return
    index, exercise = last
    if exercise.rto_reached is not None and is_longer_on_the_clock(exercise.rto_reached, rto):
        yield Finding(
            plan.design.id,
            ("continuity", "exercises", index, "rto_reached"),
            f"on {exercise.on} recovery of {plan.service} took {exercise.rto_reached}, and it "
            f"may be away for {rto} (`rto`)",
            "mend what held it up and rehearse it again, or plan with the time that it takes",
        )


def _lost_more(plan: Plan, today: date) -> Iterator[Finding]:
    last = last_exercise_of_data(plan.continuity, today)
    rpo = plan.continuity.rpo
    if last is None or rpo is None:
        return
    index, exercise = last
    if exercise.rpo_reached is not None and is_longer_on_the_clock(exercise.rpo_reached, rpo):
        yield Finding(
            plan.design.id,
            ("continuity", "exercises", index, "rpo_reached"),
            f"on {exercise.on} recovery of {plan.service} lost the data of {exercise.rpo_reached}, "
            f"and it may lose that of {rpo} (`rpo`)",
            "copy its data more often and rehearse it again, or plan with what is lost",
        )


def _continuities(context: Context) -> Iterator[tuple[DesignDocument, Continuity]]:
    for design in context.catalog.all(DESIGN, DesignDocument):
        if design.continuity is not None and design.state != "superseded":
            yield design, design.continuity


CHECKS = (
    Check(TOO_LATE, find_too_late),
    Check(BACKUP_SELDOM, find_backup_seldom),
    Check(UNREHEARSED, find_unrehearsed),
    Check(REHEARSAL_MISSED, find_rehearsal_missed),
)
