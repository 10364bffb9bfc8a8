"""`servicefolio calendar`: what is planned on which day, and what is in the way of what."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import click

from servicefolio import pipeline
from servicefolio.audiences import Audience
from servicefolio.cli.options import (
    audience_option,
    repository_at,
    root_option,
    verbose_option,
)
from servicefolio.derive.changes.schedule import Schedule
from servicefolio.report.schedule import as_json, as_text

_REPORTS: dict[str, Callable[[Schedule], str]] = {"text": as_text, "json": as_json}
_WEEKS = timedelta(weeks=4)
_FARTHEST = timedelta(days=1000)
_LAST = date.max - timedelta(days=366)
"""Days after which time zones and windows cannot be followed any more."""


class Day(click.ParamType[date]):
    """A day such as 2026-12-31."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read the day, or fail with how it is written."""
        if isinstance(value, date):
            return value
        try:
            day = date.fromisoformat(str(value))
        except ValueError:
            self.fail(f'"{value}" is no day; write it like 2026-12-31', param, ctx)
        if not date(2, 1, 1) <= day <= _LAST:
            self.fail(f"{day} is too far away", param, ctx)
        return day


@click.command(short_help="Show what is planned on which day, and what collides.")
@click.option("--from", "first", type=Day(), help="The first day.", show_default="today")
@click.option(
    "--to", "last", type=Day(), help="The last day.", show_default="four weeks after the first"
)
@click.option(
    "--format",
    "schedule_format",
    type=click.Choice([*_REPORTS]),
    default="text",
    show_default=True,
    help="How the schedule is printed.",
)
@audience_option
@root_option
@verbose_option
def calendar(
    first: date | None,
    last: date | None,
    schedule_format: str,
    audience: Audience | None,
    root: Path,
    *,
    verbose: bool,
) -> int:
    """Show what is planned on which day, and what is in the way of what.

    Changes, freezes, maintenance windows and outages, day by day; below them the changes to come
    that collide with each other or with a window, and why. Changes that are called off are not
    shown.
    """
    del verbose
    repository = repository_at(root, audience)
    first = first or repository.today
    last = last or first + min(_WEEKS, date.max - first)
    if not timedelta() <= last - first <= _FARTHEST:
        message = f"from {first} to {last} is no span of days: it has 1 to {_FARTHEST.days} days"
        raise click.UsageError(message)
    click.echo(_REPORTS[schedule_format](pipeline.schedule(repository, first, last)))
    return 0
