"""`servicefolio preview`: the pages that a change makes, changes and takes away, as one file."""

from collections import Counter
from pathlib import Path

import click

from servicefolio import pipeline
from servicefolio.audiences import Audience
from servicefolio.cli.build import NoSiteError, processes, say, size
from servicefolio.cli.options import audience_option, repository_at, root_option, verbose_option
from servicefolio.cli.progress import progress
from servicefolio.cli.revision import base_at, compared_with, revision_at
from servicefolio.outputs.pages.changed import ChangedPage
from servicefolio.preview import make_preview
from servicefolio.site.mkdocs import SiteError
from servicefolio.text import visible
from servicefolio.write import replace_file

_FILE = "preview.html"


@click.command(short_help="Show the pages that a change touches, in one file.")
@click.option(
    "--base",
    metavar="REV",
    required=True,
    help="Show what became other since the branch left REV, such as origin/main.",
)
@click.option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The file to write; one that is there is replaced.",
    show_default="build/preview.html",
)
@audience_option
@verbose_option
@root_option
def preview(
    root: Path, base: str, output: Path | None, audience: Audience | None, *, verbose: bool
) -> int:
    """Show the pages that a change makes, changes and takes away, in one file.

    It needs neither the site nor a network: a reviewer opens it from the disk. Pages of what was
    changed come first, then those that only show something of it. Nothing is published.
    """
    del verbose
    repository = repository_at(root, audience)
    revision = revision_at(repository.root, base)
    former = base_at(revision)
    try:
        made = make_preview(
            repository,
            former,
            compared_with(revision),
            processes=processes(),
            say=say,
            track=progress,
        )
    except SiteError as error:
        raise NoSiteError(f"the preview cannot be made: {error}") from error
    file = output or repository.root / pipeline.BUILD / _FILE
    replace_file(file, made.text.encode())
    for told in (*made.head.doubts, made.head.counts):
        say(told)
    for path in made.head.without_page:
        say(f"Without a page, since it could not be read or its id is taken: {visible(path)}")
    say(f"{_outcome(made.pages)}: {file} ({size(len(made.text.encode()))})")
    return 0


def _outcome(pages: tuple[ChangedPage, ...]) -> str:
    """Say how many pages there are of each sort."""
    counts = Counter(page.fate if page.is_own else "changed along with them" for page in pages)
    told = ", ".join(f"{count:,} {name}" for name, count in counts.items())
    return f"Pages: {told}" if told else "No page of the site changes"
