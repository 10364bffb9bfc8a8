"""A record is in a state that asks for fields which it does not have."""

from collections.abc import Iterator

from servicefolio.diagnostics import Rule, Severity
from servicefolio.records.base import Record
from servicefolio.rules.engine import Check, Context, Finding
from servicefolio.text import in_words, listing, with_article

RULE = Rule("state-incomplete", Severity.ERROR, "A record lacks what its state asks for")


def find(context: Context) -> Iterator[Finding]:
    """Compare every record with what its kind asks for in its state."""
    for entry in context.catalog.entries:
        record = entry.record
        for wanted in record.LIFECYCLE.state(record.state).needs:
            names = wanted.split("|")
            if not any(_present(record, name) for name in names):
                yield _finding(record, names)


def _finding(record: Record, names: list[str]) -> Finding:
    kind = with_article(in_words(record.KIND))
    written = "state" in record.model_fields_set
    state = record.state if written else f"{record.state} (its default)"
    hint = f"add `{names[0]}: ...`, or give it the state that it is really in"
    if names == ["owner"]:
        hint = "add `owner: ...`; `owner: unowned` is legal where that is the truth"
    return Finding(
        record.id,
        ("state",),
        f"{kind} in state {state} needs {listing(names)}",
        hint,
    )


def _present(record: Record, name: str) -> bool:
    value: object = getattr(record, name)
    return value is not None and value not in ((), {})


CHECK = Check(RULE, find)
