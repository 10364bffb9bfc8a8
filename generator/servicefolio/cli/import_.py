"""`servicefolio import`: stub."""

import click


@click.group("import")
def import_group() -> None:
    """Bring in records from elsewhere."""
