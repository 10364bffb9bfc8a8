"""`servicefolio check`: report every problem of every record."""

from pathlib import Path

import click

from servicefolio import pipeline
from servicefolio.cli.options import exit_code, render, report_options, repository_at
from servicefolio.cli.revision import base_at, compared_with, revision_at
from servicefolio.derive.next_kind import next_kind
from servicefolio.registry import kinds_by_name
from servicefolio.text import plural


@click.command()
@click.option(
    "--base",
    metavar="REV",
    help="Fail only on what was added since the branch left REV, and check how records changed.",
)
@report_options
def check(root: Path, report_format: str, base: str | None, *, strict: bool, verbose: bool) -> int:
    """Check every record, and report every problem of every file.

    With --base, what was wrong before is counted only. REV is a revision that git knows, such as
    origin/main; the comparison is with the commit from which it and HEAD parted.
    """
    del verbose
    repository = repository_at(root)
    revision = None if base is None else revision_at(repository.root, base)
    former = None if revision is None else base_at(revision)
    result = pipeline.check(repository, base=former)
    records, files = plural(len(result.catalog.entries), "record"), plural(result.files, "file")
    click.echo(f"Checked {records} in {files}.", err=True)
    if not result.files:
        _say_how_to_begin(result)
    if revision is not None:
        click.echo(compared_with(revision), err=True)
    click.echo(render(result.diagnostics, report_format), nl=False)
    return exit_code(result.diagnostics, strict=strict)


def _say_how_to_begin(result: pipeline.Result) -> None:
    """Say of an empty repository what makes its first record: nothing is wrong with it."""
    first = next_kind(result.catalog, kinds_by_name(), result.repository.settings.adopt)
    if first is not None:
        click.echo(f"There is nothing here yet. Begin with: {first.command}", err=True)
