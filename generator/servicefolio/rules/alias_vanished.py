"""A former id leads nowhere any more."""

from collections.abc import Iterator

from servicefolio.diagnostics import Rule, Severity
from servicefolio.rules.engine import Check, Context, Finding
from servicefolio.rules.record_vanished import claimed_ids

RULE = Rule("alias-vanished", Severity.ERROR, "A former id leads nowhere any more", compares=True)


def find(context: Context) -> Iterator[Finding]:
    """Look for every former id of the base, except where its record is broken or gone as well."""
    if context.base is None:
        return
    claimed = claimed_ids(context.catalog) | context.unread
    for alias, holder in context.base.aliases.items():
        now = context.catalog.resolve(holder)
        if now is not None and alias not in claimed and holder not in context.unread:
            yield Finding(
                now,
                ("aliases",),
                f'the former id "{alias}" is gone, and links to it are broken',
                f'add "{alias}" to `aliases:` again',
            )


CHECK = Check(RULE, find)
