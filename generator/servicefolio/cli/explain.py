"""`servicefolio explain RULE`: print a rule's page."""

import click

from servicefolio.registry import all_rules, rule_page
from servicefolio.text import did_you_mean


@click.command()
@click.argument("rule")
def explain(rule: str) -> int:
    """Explain RULE: why it is there, what is wrong, what is right."""
    by_id = {known.id: known for known in all_rules()}
    found = by_id.get(rule)
    if found is None:
        hint = did_you_mean(rule, by_id) or "`servicefolio rules` lists them"
        raise click.UsageError(f'there is no rule "{rule}"; {hint}')
    click.echo(f"{found.id} ({found.severity}): {found.summary}\n")
    click.echo(rule_page(found).rstrip())
    return 0
