"""`servicefolio impact ID`: what stops without a service, an item or a supplier, or by a change."""

from collections.abc import Callable
from pathlib import Path

import click

from servicefolio import pipeline
from servicefolio.audiences import Audience
from servicefolio.cli.options import audience_option, repository_at, root_option, verbose_option
from servicefolio.derive.dependencies.failing import CAN_FAIL
from servicefolio.derive.dependencies.impact import Impact, Impacts
from servicefolio.derive.dependencies.structure import Structure
from servicefolio.report.impact import as_json, as_text
from servicefolio.text import listing

_REPORTS: dict[str, Callable[[Impact], str]] = {"text": as_text, "json": as_json}


@click.command(short_help="Say what stops without ID, and what gets worse.")
@click.argument("identifier", metavar="ID")
@click.option(
    "--format",
    "report_format",
    type=click.Choice([*_REPORTS]),
    default="text",
    show_default=True,
    help="How it is printed.",
)
@audience_option
@root_option
@verbose_option
def impact(
    identifier: str, report_format: str, audience: Audience | None, root: Path, *, verbose: bool
) -> int:
    """Say what stops without ID, and what gets worse.

    ID is a service, a configuration item, a change (all that it touches) or a supplier (all that it
    provides); a former id will do. What is named directly needs it; the rest is told with the way
    on which the failure comes. Exit code 2: there is no such record.
    """
    del verbose
    catalog = pipeline.visible_catalog(repository_at(root, audience))
    record = catalog.find(identifier)
    if record is None:
        meant = catalog.candidates(CAN_FAIL).closest(identifier)
        hint = f'; did you mean "{meant}"?' if meant else ""
        raise click.UsageError(f'there is no record "{identifier}"{hint}')
    found = Impacts(catalog.once(Structure)).of(record)
    if found is None:
        kinds = listing(kind.replace("_", " ") for kind in CAN_FAIL)
        raise click.UsageError(f"{record.id} is no {kinds}: it cannot fail")
    click.echo(_REPORTS[report_format](found))
    return 0
