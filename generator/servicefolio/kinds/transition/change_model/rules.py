"""Rules about the use of change models: a standard change is done by one that holds for it."""

from collections.abc import Iterator
from datetime import date
from typing import Protocol

from servicefolio.derive.changes.changes import begins_on
from servicefolio.derive.neighbours import named_by, with_parents
from servicefolio.diagnostics import Rule, Severity
from servicefolio.graph.catalog import Catalog
from servicefolio.records.lifecycle import Lifecycle
from servicefolio.records.shapes.time_window import TimeWindow
from servicefolio.rules.engine import Check, Context, Finding
from servicefolio.text import in_words, plural

MISSING = Rule("change-model-missing", Severity.ERROR, "A standard change names no change model")
UNUSABLE = Rule(
    "change-model-unusable", Severity.ERROR, "Nobody may work by the model of a standard change"
)
SCOPE = Rule("change-model-scope", Severity.ERROR, "A standard change is outside its model's scope")
EXPIRED = Rule(
    "change-model-expired", Severity.WARNING, "A change model's approval is past its last day"
)

_KIND = "change_model"
_CALLED_OFF = frozenset({"rejected", "cancelled"})
_WHOLE = {"services": "parent", "configuration_items": "part_of"}
"""What a change touches, and the field that says what such a thing is a part of."""


class _ModelScope(Protocol):
    services: tuple[str, ...]
    configuration_items: tuple[str, ...]


class _ChangeModel(Protocol):
    id: str
    state: str
    scope: _ModelScope | None
    valid_from: date | None
    valid_until: date | None


class _Change(Protocol):
    LIFECYCLE: Lifecycle
    id: str
    state: str
    type: str
    model: str | None
    when: TimeWindow | None
    actual: TimeWindow | None


def find_missing(context: Context) -> Iterator[Finding]:
    """Look for standard changes without a model, in a repository that has some."""
    if not context.adopts(_KIND):
        return
    for change in context.catalog.all("change", _Change):
        is_standard = change.type == "standard" and change.state not in _CALLED_OFF
        if is_standard and change.model is None:
            yield Finding(
                change.id,
                ("type",),
                "this change is a standard one, and names no change model",
                "add `model:` with the model that it is done by; where there is none, it is a "
                "normal change",
            )


def find_unusable(context: Context) -> Iterator[Finding]:
    """Look for standard changes whose model is not authorised, or not yet."""
    for change, model in _standard(context.catalog):
        day = begins_on(change, context.settings)
        message = None
        if model.state != "authorised":
            message = f"{model.id} is {in_words(model.state)}, so nobody may work by it"
        elif day is not None and model.valid_from is not None and day < model.valid_from:
            message = f"{model.id} holds from {model.valid_from}, and this change is on {day}"
        if message is not None:
            yield Finding(
                change.id,
                ("model",),
                message,
                "name a model that holds on that day, or make it a normal change and have it "
                "approved",
            )


def find_scope(context: Context) -> Iterator[Finding]:
    """Look for what standard changes touch and their models do not allow."""
    for change, model in _standard(context.catalog):
        for key, whole in _WHOLE.items():
            allowed = _allowed(context.catalog, model, key)
            if allowed is None:
                continue
            for relation in context.catalog.outgoing(change.id):
                if relation.reference.route[0] != key:
                    continue
                wholes = with_parents(context.catalog, relation.target, whole)
                if not any(record.id in allowed for record in wholes):
                    yield Finding(
                        change.id,
                        relation.reference.route,
                        f"{relation.target} is not in the scope of {model.id}, by which this "
                        "standard change is done",
                        "make it a normal change, or have the model approved for it and add it "
                        "to the model's `scope:`",
                    )


def _allowed(catalog: Catalog, model: _ChangeModel, key: str) -> frozenset[str] | None:
    """List the ids that a model is limited to; None where it is not."""
    named = getattr(model.scope, key, ())
    return frozenset(catalog.resolve(name) or name for name in named) or None


def find_expired(context: Context) -> Iterator[Finding]:
    """Look for models past their last day, and standard changes that are on a day after it."""
    for model in context.catalog.all(_KIND, _ChangeModel):
        last = model.valid_until
        if model.state == "authorised" and last is not None and last < context.today:
            yield Finding(
                model.id,
                ("valid_until",),
                f"it was approved until {last}, {plural((context.today - last).days, 'day')} ago",
                "have it approved anew and move `valid_until:` on, or set `state: suspended`",
            )
    for change, model in _standard(context.catalog):
        day = begins_on(change, context.settings) or context.today
        if model.state == "authorised" and model.valid_until and model.valid_until < day:
            yield Finding(
                change.id,
                ("model",),
                f"{model.id} is approved until {model.valid_until}, and this change is "
                f"{f'on {day}' if change.when or change.actual else 'still to come'}",
                f"have {model.id} approved anew first, or make it a normal change",
            )


def _standard(catalog: Catalog) -> Iterator[tuple[_Change, _ChangeModel]]:
    """List the standard changes that are not over, each with the model that it names."""
    for change in catalog.all("change", _Change):
        stage = change.LIFECYCLE.state(change.state).stage
        if change.type == "standard" and stage in {"coming", "current"}:
            for named in named_by(catalog, change.id, "model"):
                yield change, catalog.one(named.id, _ChangeModel)


CHECKS = (
    Check(MISSING, find_missing),
    Check(UNUSABLE, find_unusable),
    Check(SCOPE, find_scope),
    Check(EXPIRED, find_expired),
)
