"""`servicefolio init DIR`: begin a repository."""

import shlex
from pathlib import Path

import click

from servicefolio import __version__
from servicefolio.cli.options import day, verbose_option
from servicefolio.edit.init import Start, starting_files
from servicefolio.outputs.nav import CONFIG
from servicefolio.settings_file import SETTINGS_FILE
from servicefolio.source.discover import CONTENT_FOLDERS
from servicefolio.text import listing, visible
from servicefolio.write import create_all, in_the_way

_GIT = ".git"
_ENVIRONMENT = "pyvenv.cfg"
"""What every virtual environment of Python holds."""
_COMMANDS = ("servicefolio new team it", "servicefolio new service email", "servicefolio serve")
_SMALL_COMMANDS = (
    "servicefolio check",
    "servicefolio serve",
    "servicefolio new known_error printer-offline",
)
_MOST_SHOWN = 3


@click.command(short_help="Begin a repository in DIR.")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--small", is_flag=True, help="With the records of a small office, to be edited.")
@verbose_option
def init(folder: Path, *, small: bool, verbose: bool) -> int:
    """Begin a repository in DIR: settings, a README, and what GitHub and GitLab run.

    DIR is a new or empty folder, or a git repository without catalog/ and kb/. No file is ever
    overwritten. The paths of the new files are printed.
    """
    del verbose
    if not str(folder).isprintable():
        raise click.UsageError("the name of DIR holds characters that cannot be shown")
    root = _resolve(folder)
    _refuse_what_is_used(root)
    forges = _is_top_of_git(root)
    files = starting_files(Start(day(), __version__, small=small, forges=forges))
    taken = in_the_way(files, root)
    if taken:
        message = f"in the way in {root}: {listing(taken, 'and')}"
        raise click.UsageError(f"{message}; nothing was written")
    _write(files, folder, root)
    _say_what_is_next(folder, small=small, forges=forges)
    return 0


def _resolve(folder: Path) -> Path:
    try:
        return folder.resolve()
    except (OSError, RuntimeError):  # links that lead in a circle, in Python before 3.13
        raise click.UsageError(f"{folder} leads nowhere; nothing was written") from None


def _is_top_of_git(root: Path) -> bool:
    """Tell whether the folder is, or may become, the top of a git repository."""
    return (root / _GIT).exists() or not any((parent / _GIT).exists() for parent in root.parents)


def _refuse_what_is_used(root: Path) -> None:
    """Leave folders alone that hold records, lie in a repository or hold something else."""
    for parent in root.parents:
        settings = any((parent / name).is_file() for name in (SETTINGS_FILE, CONFIG))
        if settings and _content(parent):
            message = f"{root} lies in the repository {parent}; nothing was written"
            raise click.UsageError(message)
    if not root.exists() and not root.is_symlink():
        return
    if not root.is_dir():
        raise click.UsageError(f"{root} is no folder; nothing was written")
    names = _content(root)
    if names:
        message = f"{root} is a repository already: it holds {listing(names, 'and')}"
        raise click.UsageError(f"{message}; nothing was written")
    others = [] if (root / _GIT).exists() else _others(root)
    if others:
        shown = listing([*others[:_MOST_SHOWN], *(["more"] if others[_MOST_SHOWN:] else [])], "and")
        message = f"{root} is neither empty nor a git repository: it holds {shown}"
        raise click.UsageError(f"{message}; nothing was written")


def _content(folder: Path) -> list[str]:
    return [f"{name}/" for name in CONTENT_FOLDERS if (folder / name).is_dir()]


def _others(root: Path) -> list[str]:
    """List what somebody keeps here: neither hidden nor an environment of Python."""
    found = sorted(item for item in root.iterdir() if not item.name.startswith("."))
    return [visible(item.name) for item in found if not (item / _ENVIRONMENT).is_file()]


def _write(files: dict[str, str], folder: Path, root: Path) -> None:
    try:
        root.mkdir(parents=True, exist_ok=True)
        create_all(files, root)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise click.ClickException(f"{folder} cannot be written: {reason}") from None
    for path in sorted(files):
        click.echo((folder / path).as_posix())


def _say_what_is_next(folder: Path, *, small: bool, forges: bool) -> None:
    if not forges:
        why = "as the folder lies in a git repository, and servers look for it only at the top"
        click.echo(f"Nothing was written for GitHub and GitLab, {why}.", err=True)
    here = folder.resolve() == Path.cwd()
    place = folder.as_posix()
    safe = shlex.quote(f"./{place}" if place.startswith("-") else place)
    change = () if here else (f"cd {safe}",)
    commands = (*change, *(_SMALL_COMMANDS if small else _COMMANDS))
    click.echo("\nNow:", err=True)
    for command in commands[:3]:
        click.echo(f"  {command}", err=True)
