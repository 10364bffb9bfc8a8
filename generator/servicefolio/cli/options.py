"""Options that several commands share, and what they have in common at the edge."""

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, TypeVar

import click

from servicefolio.audiences import AUDIENCES, Audience
from servicefolio.diagnostics import Diagnostic, tally
from servicefolio.pipeline import NoRepositoryError, Repository, open_repository
from servicefolio.report import github, json, sarif, text

F = TypeVar("F", bound=Callable[..., Any])

REPORTS = {"text": text.render, "json": json.render, "github": github.render, "sarif": sarif.render}

root_option = click.option(
    "--root",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    default=Path(),
    help="The repository: the folder that holds catalog/ and kb/.",
    show_default="this folder",
)
verbose_option = click.option(
    "-v", "--verbose", is_flag=True, help="Show the details of what goes wrong."
)


audience_option = click.option(
    "--audience",
    type=click.Choice(AUDIENCES),
    help="Whom the site is for; what they may not read is left out of it.",
    show_default="the setting audience, else staff",
)


def report_options(command: F) -> F:
    """Add what every command that checks takes."""
    for option in (
        click.option("--strict", is_flag=True, help="Treat warnings as errors."),
        click.option(
            "--format",
            "report_format",
            type=click.Choice(["auto", *REPORTS]),
            default="auto",
            show_default=True,
            help="How findings are printed; auto is github in GitHub Actions, else text.",
        ),
        verbose_option,
        root_option,
    ):
        command = option(command)
    return command


def repository_at(root: Path, audience: Audience | None = None) -> Repository:
    """Open a repository, or say that there is none; `audience` is stronger than its setting."""
    try:
        # A day that is given, so that a build can be repeated, has no hour.
        found = open_repository(root.resolve(), day(), None if _epoch() else moment())
    except NoRepositoryError:
        message = (
            f"{root.resolve()} has neither a catalog/ nor a kb/ folder.\n"
            "Run servicefolio where they are, or name the place: --root FOLDER"
        )
        raise click.UsageError(message) from None
    if audience is None:
        return found
    return replace(found, settings=found.settings.model_copy(update={"audience": audience}))


def render(diagnostics: tuple[Diagnostic, ...], report_format: str) -> str:
    """Write findings in a format."""
    if report_format == "auto":
        report_format = "github" if os.environ.get("GITHUB_ACTIONS") == "true" else "text"
    return REPORTS[report_format](diagnostics)


def exit_code(diagnostics: tuple[Diagnostic, ...], *, strict: bool) -> int:
    """0 when clean, 1 with errors; with `strict`, warnings count as errors."""
    counts = tally(diagnostics)
    return int(bool(counts.errors or (strict and counts.warnings)))


def day() -> date:
    """The day that pages and rules speak of."""
    at = moment()
    return at.date() if _epoch() else at.astimezone().date()


def moment() -> datetime:
    """The moment of the build, in UTC; SOURCE_DATE_EPOCH stands in for it."""
    epoch = _epoch()
    if not epoch:
        return now()
    try:
        return datetime.fromtimestamp(int(epoch), tz=UTC)
    except (ValueError, OverflowError, OSError):
        message = f"SOURCE_DATE_EPOCH is {epoch!r}, which is no time in seconds since 1970"
        raise click.UsageError(message) from None


def now() -> datetime:
    """The moment, in UTC: the only time that the clock is read."""
    return datetime.now(tz=UTC)  # noqa: TID251 - the one place


def _epoch() -> str:
    return os.environ.get("SOURCE_DATE_EPOCH", "")
