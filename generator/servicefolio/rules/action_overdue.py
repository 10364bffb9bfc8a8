"""Something was to be done by a day that is past, and is not done."""

from collections.abc import Iterator

from servicefolio.derive.ownership import ownership_of
from servicefolio.diagnostics import Rule, Severity
from servicefolio.graph.catalog import Catalog
from servicefolio.records.base import Record
from servicefolio.records.shapes.action import Action
from servicefolio.rules.engine import Check, Context, Finding
from servicefolio.source.document import Route
from servicefolio.text import plural

RULE = Rule("action-overdue", Severity.WARNING, "An action is past its day and not done")

_ENDED = frozenset({"over", "gone"})


def find(context: Context) -> Iterator[Finding]:
    """Look for actions past their day, in records of any kind that are not at their end."""
    for entry in context.catalog.entries:
        record = entry.record
        if record.LIFECYCLE.state(record.state).stage in _ENDED:
            continue
        for route, action in _actions(record):
            if action.due is not None and action.done is None and action.due < context.today:
                days = plural((context.today - action.due).days, "day")
                yield Finding(
                    record.id,
                    (*route, "due"),
                    f'"{action.what}", {_whose(context.catalog, record, action)}, '
                    f"was due on {action.due}, {days} ago",
                    "write the day on which it was done as `done:`, or move `due:` on",
                )


def _actions(record: Record) -> Iterator[tuple[Route, Action]]:
    """Find the actions of a record, whatever its kind calls the field."""
    for name, info in type(record).model_fields.items():
        value = getattr(record, name)
        for index, item in enumerate(value if isinstance(value, tuple) else ()):
            if isinstance(item, Action):
                yield (info.alias or name, index), item


def _whose(catalog: Catalog, record: Record, action: Action) -> str:
    """Name the team: the action's own, else the one that answers for the record."""
    team = ownership_of(catalog, record).team
    owner = action.owner or (team.id if team else None)
    return f"a task of {owner}" if owner else "a task of nobody"


CHECK = Check(RULE, find)
