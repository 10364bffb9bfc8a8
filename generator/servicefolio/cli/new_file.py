"""Writes a new file for a command, and says in words why it cannot."""

from pathlib import Path

import click

from servicefolio.write import UnsafePathError, create


def create_file(root: Path, path: str, text: str) -> None:
    """Write a new file at a path below a root; one that is there stays (FileExistsError)."""
    try:
        create(root / path, text, root)
    except FileExistsError:
        raise
    except UnsafePathError:
        message = f"{path} would lie outside the repository: a folder on its way is a link"
        raise click.ClickException(message) from None
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise click.ClickException(f"{path} cannot be written: {reason}") from None
