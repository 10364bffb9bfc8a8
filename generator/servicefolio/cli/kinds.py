"""`servicefolio kinds`: list the kinds of record."""

import click

from servicefolio.registry import all_kinds


@click.command()
def kinds() -> int:
    """List the kinds of record, and where each lies."""
    for kind in all_kinds():
        click.echo(f"{kind.name:18} {kind.folder + '/':28} {kind.summary}")
    return 0
