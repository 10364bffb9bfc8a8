"""`servicefolio links`: ask whether what records link to is still there."""

from pathlib import Path

import click

from servicefolio import pipeline
from servicefolio.cli.options import exit_code, now, render, report_options, repository_at
from servicefolio.cli.progress import progress
from servicefolio.reach.ask import Manners, ask_all
from servicefolio.reach.follow import Followed, follow_links
from servicefolio.reach.look_up import Reader, has_network
from servicefolio.site.mkdocs import SiteError
from servicefolio.text import plural

MANNERS = Manners()
"""How politely hosts are asked."""


class NotAskedError(click.ClickException):
    """The links could not be followed at all, which says nothing of them."""

    exit_code = 2


@click.command()
@click.option(
    "--fresh", is_flag=True, help="Ask for all addresses, also those asked for not long ago."
)
@click.option(
    "--inside",
    is_flag=True,
    help="Ask for addresses of the inside too: private networks, names without a dot.",
)
@report_options
def links(
    root: Path, report_format: str, *, fresh: bool, inside: bool, strict: bool, verbose: bool
) -> int:
    """Ask whether what records link to is still there.

    The only command that asks other hosts. Each address is asked for once, a host one question at
    a time, and what it answered stands for some days. A link is dead when its host says so or is
    not there; what hosts refuse to tell to programs is a note.
    """
    del verbose
    repository = repository_at(root)
    read = pipeline.whole(repository)
    reader = Reader(repository.settings, repository.settings_text, inside=inside, asks_again=fresh)
    try:
        followed = follow_links(
            read.catalog.entries,
            repository.root / pipeline.BUILD,
            reader,
            lambda addresses, may_ask: ask_all(addresses, MANNERS, may_ask),
            now(),
            progress,
        )
    except SiteError as error:
        raise NotAskedError(str(error)) from error
    if not has_network(followed.answers.values()):
        raise NotAskedError("no host at all could be looked up: is there a network?")
    click.echo(_counted(followed, read.left_out), err=True)
    click.echo(render(followed.diagnostics, report_format), nl=False)
    return exit_code(followed.diagnostics, strict=strict)


def _counted(followed: Followed, left_out: int) -> str:
    """Say what was asked for, and what was not and why."""
    found = followed.inquiry
    parts = [f"Asked for {plural(len(followed.answers), 'address', 'addresses')}"]
    for group, words in (
        (found.standing, "asked for not long ago (--fresh asks again)"),
        (found.resting, "of hosts that want to be left alone"),
        (found.inside, "of the inside (--inside asks too)"),
        (found.made_up, "that stand for others, such as example.org"),
        (found.ignored, "left out by the settings"),
    ):
        if group:
            parts.append(f"{len(group):,} {words}")
    said = f"{'; not for '.join((parts[0], ', '.join(parts[1:])) if parts[1:] else parts)}."
    if not left_out:
        return said
    records = plural(left_out, "record")
    return f"{said} The links of {records} were not read: see servicefolio check."
