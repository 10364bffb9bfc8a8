"""`servicefolio serve`: show the site, and build it again whenever a file changes."""

from pathlib import Path

import click

from servicefolio import pipeline
from servicefolio.audiences import Audience
from servicefolio.cli.build import outcome, processes, say
from servicefolio.cli.options import (
    audience_option,
    render,
    repository_at,
    root_option,
    verbose_option,
)
from servicefolio.cli.progress import progress
from servicefolio.outputs.nav import CONFIG
from servicefolio.settings_file import SETTINGS_FILE
from servicefolio.site.mkdocs import SiteError
from servicefolio.site.update import Track, untracked
from servicefolio.source.discover import CONTENT_FOLDERS


@click.command(short_help="Show the site, and build it again on every change.")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option(
    "--port",
    type=click.IntRange(1, 65535),
    default=8000,
    show_default=True,
    help="The port to listen on.",
)
@audience_option
@verbose_option
@root_option
def serve(root: Path, host: str, port: int, audience: Audience | None, *, verbose: bool) -> int:
    """Build the site, show it in the browser, and build it again whenever a file changes."""
    # Late, since no other command needs a server.
    from servicefolio.site.serve import Server  # noqa: PLC0415

    del verbose
    repository = repository_at(root, audience)
    root = repository.root

    def rebuild(track: Track = untracked) -> None:
        try:
            built = pipeline.build(
                repository_at(root, audience), processes=processes(), say=say, track=track
            )
        except (SiteError, click.ClickException, OSError) as error:
            say(f"Not built: {error}")
            return
        click.echo(render(built.result.diagnostics, "text"), nl=False)
        say(outcome(built, root))

    try:
        server = Server(root / pipeline.SITE, rebuild, host, port)
    except OSError as error:
        raise click.ClickException(f"cannot listen on {host}:{port}: {error.strerror}") from None
    try:
        rebuild(progress)
        say(f"Look at {server.url} (stop with Ctrl+C)")
        files = (repository.settings.docs, CONFIG, SETTINGS_FILE)
        server.run(root / name for name in (*CONTENT_FOLDERS, *files))
    except KeyboardInterrupt:
        say("Stopped.")
    return 0
