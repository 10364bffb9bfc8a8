"""The command `servicefolio`: collects its commands, and turns failures into exit codes."""

import gc
import io
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

import click

from servicefolio import __version__
from servicefolio.cli.build import build
from servicefolio.cli.calendar import calendar
from servicefolio.cli.check import check
from servicefolio.cli.explain import explain
from servicefolio.cli.impact import impact
from servicefolio.cli.import_ import import_group
from servicefolio.cli.init import init
from servicefolio.cli.kinds import kinds
from servicefolio.cli.links import links
from servicefolio.cli.new import new
from servicefolio.cli.preview import preview
from servicefolio.cli.rules import rules
from servicefolio.cli.search import search
from servicefolio.cli.serve import serve
from servicefolio.cli.sla import sla

EXIT_ERRORS = 1
EXIT_BUG = 3
EXIT_INTERRUPTED = 130
_PACKAGE = str(Path(__file__).parent.parent)
_RARE_COLLECTIONS = (100_000, 50, 100)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="servicefolio")
def servicefolio() -> None:
    """Check YAML records of services and known errors, and publish them as a static site.

    Exit codes: 0 clean, 1 errors (or warnings with --strict), 2 wrong usage, or no site, 3 a bug.
    """


_COMMANDS = (
    init, check, build, serve, preview, links, search, sla, impact, calendar, new, import_group,
    kinds, rules, explain,
)  # fmt: skip
for _command in _COMMANDS:
    servicefolio.add_command(_command)


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line; nothing that goes wrong shows a traceback, except a bug asked for."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    verbose = not {"-v", "--verbose"}.isdisjoint(given)
    # Records stay in memory to the end: looking for garbage among them again and again costs a
    # third of the time.
    gc.set_threshold(*_RARE_COLLECTIONS)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # what a terminal cannot show stops no report
            stream.reconfigure(errors="backslashreplace")
    try:
        sys.exit(servicefolio.main(given, prog_name="servicefolio", standalone_mode=False))
    except click.ClickException as error:
        error.show()
        if error.__cause__ is not None:
            _show_details(verbose=verbose)
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        click.echo("interrupted", err=True)
        sys.exit(EXIT_INTERRUPTED)
    except Exception as error:  # noqa: BLE001 - the last resort, so that no traceback is shown
        if isinstance(error, OSError) and not str(error.filename).startswith(_PACKAGE):
            # The disk, its permissions, a file that is gone.
            message, code = (
                f"Error: {error.filename or 'the system'}: {error.strerror}",
                EXIT_ERRORS,
            )
        else:
            message, code = f"servicefolio has a bug: {type(error).__name__}: {error}", EXIT_BUG
        click.echo(message, err=True)
        _show_details(verbose=verbose)
        sys.exit(code)


def _show_details(*, verbose: bool) -> None:
    click.echo(traceback.format_exc() if verbose else "Run it with -v for details.", err=True)
