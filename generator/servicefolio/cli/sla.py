"""`servicefolio sla ID`: whether a service level is kept, or those of a service."""

from collections.abc import Callable
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from servicefolio import pipeline
from servicefolio.audiences import Audience
from servicefolio.cli.options import audience_option, repository_at, root_option, verbose_option
from servicefolio.derive.attainment.kept_promises import KeptPromises
from servicefolio.derive.attainment.kept_times import KeptTimes
from servicefolio.report.service_levels import ServiceLevels, as_json, as_text
from servicefolio.text import in_words, with_article

_REPORTS: dict[str, Callable[[ServiceLevels], str]] = {"text": as_text, "json": as_json}


@click.command(short_help="Tell whether a service level is kept.")
@click.argument("identifier", metavar="ID")
@click.option(
    "--periods",
    type=click.IntRange(1, 1000),
    default=6,
    show_default=True,
    help="How many of the last periods to tell of.",
)
@click.option(
    "--format",
    "answer_format",
    type=click.Choice([*_REPORTS]),
    default="text",
    show_default=True,
    help="How the answer is printed.",
)
@audience_option
@root_option
@verbose_option
def sla(
    identifier: str,
    periods: int,
    answer_format: str,
    audience: Audience | None,
    root: Path,
    *,
    verbose: bool,
) -> int:
    """Tell whether a service level is kept.

    ID is that of a service level, or of a service, which means those that it promises: what was
    attained in each period, what is left of the error budget, credits that are due, and which
    measurement says so. What nobody measured is no data, and never up.
    """
    del verbose
    repository = repository_at(root, audience)
    catalog = pipeline.visible_catalog(repository)
    record = catalog.find(identifier)
    kinds = ("sla", "service")
    if record is None:
        near = catalog.candidates(kinds).closest(identifier)
        hint = f'did you mean "{near}"?' if near else "servicefolio search finds records by words"
        raise click.UsageError(f'there is no record "{identifier}": {hint}')
    if record.KIND not in kinds:
        what = with_article(in_words(record.KIND))
        raise click.UsageError(
            f'"{record.id}" is {what}, and neither a service level nor a service'
        )
    zone, today = ZoneInfo(repository.settings.time_zone), repository.today
    promises, times = KeptPromises(catalog, zone, today), KeptTimes(catalog, zone, today)
    if record.KIND == "sla":
        found = ServiceLevels(promises.of_sla(record.id), times.of_sla(record.id), periods)
    else:
        found = ServiceLevels(promises.of_service(record.id), times.of_service(record.id), periods)
    click.echo(_REPORTS[answer_format](found))
    return 0
