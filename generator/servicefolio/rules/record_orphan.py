"""A record that nothing leads to, and that leads nowhere."""

from collections import Counter
from collections.abc import Iterator

from servicefolio.diagnostics import Rule, Severity
from servicefolio.rules.engine import Check, Context, Finding
from servicefolio.text import in_words

RULE = Rule("record-orphan", Severity.WARNING, "Nothing leads to a record, and it leads nowhere")

_ENOUGH = 3
"""As many of a kind must be connected: only then does one stand out that is not."""


def find(context: Context) -> Iterator[Finding]:
    """Look for records without any relation, where others of their kind have some."""
    catalog = context.catalog
    related = {end for it in catalog.relations for end in (it.source, it.target)}
    connected = Counter(
        entry.record.KIND for entry in catalog.entries if entry.record.id in related
    )
    for entry in catalog.entries:
        record = entry.record
        if record.id not in related and connected[record.KIND] >= _ENOUGH:
            yield Finding(
                record.id,
                ("title",),
                f"no record leads to this {in_words(record.KIND)}, and it leads to none: "
                "nobody will come across it",
                "connect it as the others of its kind are, or remove it",
            )


CHECK = Check(RULE, find)
