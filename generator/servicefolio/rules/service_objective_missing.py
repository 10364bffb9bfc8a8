"""A service is provided, and nothing says what for."""

from collections.abc import Iterator
from typing import Protocol

from servicefolio.derive.neighbours import is_gone, named_by, with_parents
from servicefolio.diagnostics import Rule, Severity
from servicefolio.rules.engine import Check, Context, Finding

RULE = Rule("service-objective-missing", Severity.WARNING, "A live service supports no objective")


class _Service(Protocol):
    id: str
    state: str
    type: str


def find(context: Context) -> Iterator[Finding]:
    """Look for live business services that support no objective, nor does what they are part of."""
    if not context.adopts("objective"):
        return
    catalog = context.catalog
    for service in catalog.all("service", _Service):
        if service.state != "live" or service.type != "business":
            continue
        whole = tuple(with_parents(catalog, service.id))
        named = [o for part in whole for o in named_by(catalog, part.id, "supports_objectives")]
        if not any(not is_gone(objective) for objective in named):
            nor = f", nor does {whole[1].id}, which it is part of" if len(whole) > 1 else ""
            dropped = " that is not dropped" if named else ""
            yield Finding(
                service.id,
                ("supports_objectives",),
                f"this live service supports no objective{dropped}{nor}",
                "add `supports_objectives:` with what the organisation reaches by it",
            )


CHECK = Check(RULE, find)
