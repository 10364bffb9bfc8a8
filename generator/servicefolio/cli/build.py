"""`servicefolio build`: check the records, and publish the site."""

import os
from collections.abc import Iterator
from pathlib import Path

import click

from servicefolio import pipeline
from servicefolio.audiences import Audience
from servicefolio.cli.options import (
    audience_option,
    exit_code,
    render,
    report_options,
    repository_at,
)
from servicefolio.cli.progress import progress
from servicefolio.site.mkdocs import SiteError
from servicefolio.site.offline import Offline
from servicefolio.text import plural


class NoSiteError(click.ClickException):
    """No site was made: not the same as one that was made in spite of errors in records."""

    exit_code = 2


@click.command()
@click.option(
    "--offline",
    is_flag=True,
    help="Make a copy as well that needs no server and no network, in a folder and as one zip.",
)
@audience_option
@report_options
def build(
    root: Path,
    report_format: str,
    audience: Audience | None,
    *,
    strict: bool,
    offline: bool,
    verbose: bool,
) -> int:
    """Check the records, and build the site.

    Records with errors are left out, with a page in their place that says what is wrong; the exit
    code is then 1. With --strict, nothing is published unless all is well.
    """
    del verbose
    repository = repository_at(root, audience)
    try:
        built = pipeline.build(
            repository,
            strict=strict,
            offline=offline,
            processes=processes(),
            say=say,
            track=progress,
        )
    except SiteError as error:
        raise NoSiteError(f"the site cannot be built: {error}") from error
    click.echo(render(built.result.diagnostics, report_format), nl=False)
    say(outcome(built, repository.root))
    return exit_code(built.result.diagnostics, strict=strict)


def outcome(built: pipeline.Built, root: Path) -> str:
    """Say what a build did."""
    if built.site is None or built.report is None:
        return "Nothing was published: mend what is wrong first, or build without --strict."
    pages = plural(built.pages_built, "page")
    changed = plural(len(built.report.written) + len(built.report.removed), "file")
    done = f"Built {pages}, {changed} changed: {built.site.relative_to(root)}/index.html"
    warnings = (f"MkDocs warns: {warning}" for warning in built.warnings)
    copied = _copied(built.offline, root) if built.offline is not None else ()
    return "\n".join((*warnings, done, *copied))


def _copied(copy: Offline, root: Path) -> Iterator[str]:
    """Say what the copy for the disk lacks, and last where it is and how big."""
    for address in copy.left_out:
        yield f"Not in the offline copy, since it comes from elsewhere or is a module: {address}"
    start, archive = copy.start.relative_to(root), copy.archive.relative_to(root)
    files = plural(copy.files, "file")
    yield f"Offline: {start} ({files}, {size(copy.size)}), {archive} ({size(copy.packed)})"


def size(count: int) -> str:
    """Write a number of bytes as people say it.

    >>> size(9_373_681)
    '9.4 MB'
    """
    return f"{count / 1_000_000:,.1f} MB"


def processes() -> int:
    """Count the processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def say(message: str) -> None:
    """Tell a person how far it is; on standard error, so that reports stay clean."""
    click.echo(message, err=True)
