"""`servicefolio serve`: show the site, and build it again whenever a file changes."""

from pathlib import Path

import click

from servicefolio import pipeline
from servicefolio.cli.build import outcome, processes, say
from servicefolio.cli.options import render, repository_at, root_option, verbose_option
from servicefolio.site.mkdocs import SiteError


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", default=8000, show_default=True, help="The port to listen on.")
@verbose_option
@root_option
def serve(root: Path, host: str, port: int, *, verbose: bool) -> int:
    """Build the site, show it in the browser, and build it again whenever a file changes."""
    # Late, since no other command needs a server.
    from servicefolio.site.serve import serve as serve_site  # noqa: PLC0415

    del verbose
    root = root.resolve()

    def rebuild() -> None:
        try:
            built = pipeline.build(repository_at(root), processes=processes())
        except (SiteError, click.ClickException) as error:
            say(str(error))
            return
        click.echo(render(built.result.diagnostics, "text"), nl=False)
        say(outcome(built, root))

    rebuild()
    watched = [root / name for name in ("catalog", "kb", "docs", "mkdocs.yml", "pyproject.toml")]
    say(f"Look at http://{host}:{port}/ (stop with Ctrl+C)")
    try:
        serve_site(root / pipeline.SITE, watched, rebuild, host, port)
    except OSError as error:
        raise click.ClickException(f"cannot listen on {host}:{port}: {error.strerror}") from None
    except KeyboardInterrupt:
        say("Stopped.")
    return 0
