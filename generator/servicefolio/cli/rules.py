"""`servicefolio rules`: list the rules."""

import click

from servicefolio.registry import all_rules


@click.command()
def rules() -> int:
    """List the rules with their default severities."""
    width = max(len(rule.id) for rule in all_rules())
    for rule in all_rules():
        click.echo(f"{rule.id:{width}}  {rule.severity:8} {rule.summary}")
    return 0
