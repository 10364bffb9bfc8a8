"""A service is provided, and nothing says what for."""

from collections.abc import Iterator
from typing import Protocol

from servicefolio.derive.neighbours import is_gone, named_by, with_parents
from servicefolio.diagnostics import Rule, Severity
from servicefolio.rules.engine import Check, Context, Finding

RULE = Rule("service-objective-missing", Severity.WARNING, "A live service supports no objective")

_KEY = "supports_objectives"


class _Service(Protocol):
    id: str
    state: str
    type: str
    supports_objectives: tuple[str, ...]


def find(context: Context) -> Iterator[Finding]:
    """Look for live business services that support no objective, nor does what they are part of."""
    if not context.adopts("objective"):
        return
    for service in context.catalog.all("service", _Service):
        if service.state != "live" or service.type != "business":
            continue
        named = named_by(context.catalog, service.id, _KEY)
        if len(named) < len(set(service.supports_objectives)):
            continue  # What leads nowhere is reported where it stands.
        _, *wholes = with_parents(context.catalog, service.id)
        inherited = [item for whole in wholes for item in named_by(context.catalog, whole.id, _KEY)]
        if all(is_gone(objective) for objective in (*named, *inherited)):
            dropped = " that is not dropped" if named else ""
            nor = f", nor does {wholes[0].id}, which it is part of" if wholes else ""
            yield Finding(
                service.id,
                (_KEY,),
                f"this live service supports no objective{dropped}{nor}",
                "add `supports_objectives:` with what the organisation reaches by it",
            )


CHECK = Check(RULE, find)
