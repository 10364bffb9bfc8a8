"""A record's readers miss something, since what it refers to is hidden from them."""

from collections.abc import Iterator

from servicefolio.audiences import AUDIENCES, may_read, runs_services
from servicefolio.diagnostics import Rule, Severity
from servicefolio.graph.catalog import Catalog
from servicefolio.graph.restrict import hidden_from
from servicefolio.records.base import Record
from servicefolio.records.hide import without_staff_fields
from servicefolio.records.ref import MENTION, Reference, walk
from servicefolio.rules.engine import Check, Context, Finding
from servicefolio.text import in_words

RULE = Rule(
    "audience-narrower",
    Severity.WARNING,
    "A record needs, quotes or mentions what is hidden from its readers",
)

QUOTED = frozenset({"calendar", "hours", "service_hours", "sla", "support_hours"})
"""The keys of references whose records are quoted: what a service promises, and when."""


def find(context: Context) -> Iterator[Finding]:
    """Look at every record as the widest audience sees it that may read it."""
    catalog = context.catalog
    used = {entry.record.audience for entry in catalog.entries}
    for audience in (audience for audience in AUDIENCES if audience in used):
        hidden = hidden_from(audience, catalog)
        for entry in catalog.entries if hidden else ():
            record = entry.record
            refers = any(item.target in hidden for item in catalog.outgoing(record.id))
            if record.audience == audience and (refers or record.id in hidden):
                yield from _of_record(catalog, hidden, record)


def _of_record(catalog: Catalog, hidden: frozenset[str], record: Record) -> Iterator[Finding]:
    is_shown = record.id not in hidden
    # Those who do not run the services do not read its fields for staff either.
    as_read = record if runs_services(record.audience) else without_staff_fields(record)
    for reference in walk(as_read):
        target = catalog.find(reference.target)
        if target is None or target.id not in hidden:
            continue
        if not is_shown:
            if _is_required(record, reference):
                yield _cannot_be_shown(record, reference, target)
                return
        elif reference.to is MENTION or _key(reference) in QUOTED:
            yield _is_missed(record, reference, target)


def _is_required(record: Record, reference: Reference) -> bool:
    fields = type(record).model_fields.items()
    return any(
        info.is_required() for name, info in fields if (info.alias or name) == reference.route[0]
    )


def _key(reference: Reference) -> str:
    """Find the key that a reference is written at; items of lists have numbers behind it."""
    return next(step for step in reversed(reference.route) if isinstance(step, str))


def _cannot_be_shown(record: Record, reference: Reference, target: Record) -> Finding:
    message = (
        f"this {_described(record)} is hidden from its readers with {_named(target, record)}, "
        "which it cannot be without"
    )
    otherwise = f"make this one `audience: {target.audience}`"
    return Finding(record.id, reference.route, message, _hint(record, target, otherwise))


def _is_missed(record: Record, reference: Reference, target: Record) -> Finding:
    message = f"{_named(target, record)} is hidden from the readers of this {_described(record)}"
    if reference.to is not MENTION:
        hint = _hint(record, target, "name one that they may see")
        return Finding(record.id, reference.route, message, hint)
    part = f"#{reference.part}" if reference.part else ""
    hint = _hint(record, target, "say it without the mention")
    words = f"[[{reference.target}{part}]]"
    return Finding(record.id, reference.route, message, hint, words)


def _hint(record: Record, target: Record, otherwise: str) -> str:
    if may_read(record.audience, target.audience):
        return f"see what keeps {target.id} from being shown"
    return f"give {target.id} `audience: {record.audience}` too, or {otherwise}"


def _described(record: Record) -> str:
    return f"{in_words(record.KIND)} (audience {record.audience})"


def _named(target: Record, record: Record) -> str:
    why = f"audience {target.audience}"
    if may_read(record.audience, target.audience):
        why = "hidden with what it cannot be without"
    return f'"{target.id}" ({why})'


CHECK = Check(RULE, find)
