"""The rules that only request models need: they keep promises, and their forms can be filled in."""

from collections.abc import Iterator
from typing import Protocol

from servicefolio.derive.agreements.agreements import promised_by, promised_for
from servicefolio.derive.calendars.durations import is_longer
from servicefolio.derive.neighbours import is_gone, named_by
from servicefolio.diagnostics import Rule, Severity
from servicefolio.records.quantities import DurationValue, parse_duration
from servicefolio.records.shapes.agreement import Agreement
from servicefolio.rules.engine import Check, Context, Finding
from servicefolio.source.document import Route
from servicefolio.text import did_you_mean, listing

TOO_SLOW = Rule(
    "request-slower-than-promised", Severity.ERROR, "A request may take longer than is promised"
)

CHOICES = Rule("request-choices", Severity.ERROR, "The choices of a question are none")
CONDITION = Rule("request-condition", Severity.ERROR, "A question waits for an answer in vain")

_IN_USE = frozenset({"published", "needs_review"})


class _OnlyIf(Protocol):
    input: str
    is_: tuple[str, ...]


class _RequestInput(Protocol):
    name: str
    type: str
    choices: tuple[str, ...]
    only_if: _OnlyIf | None


class _RequestModel(Protocol):
    id: str
    title: str
    state: str
    lead_time: DurationValue | None
    inputs: tuple[_RequestInput, ...]


class _Offering(Protocol):
    id: str
    lead_time: DurationValue | None


def find_too_slow(context: Context) -> Iterator[Finding]:
    """Compare lead times with those of the offering and with the fulfilment that SLAs promise.

    Only what is longer for certain is reported: days and working days are not compared.
    """
    for model in context.catalog.all("request_model", _RequestModel):
        if model.state not in _IN_USE or model.lead_time is None:
            continue
        for promised, where in _promised(context, model):
            if is_longer(model.lead_time, promised):
                yield Finding(
                    model.id,
                    ("lead_time",),
                    f"{model.lead_time} is longer than the {promised} that {where} promises",
                    "correct the one that is wrong: whoever asks counts on the shorter one",
                )


def _promised(context: Context, model: _RequestModel) -> Iterator[tuple[DurationValue, str]]:
    offerings = named_by(context.catalog, model.id, "offering")
    for named in offerings:
        offering = context.catalog.one(named.id, _Offering)
        if offering.lead_time is not None and not is_gone(named):
            yield offering.lead_time, f"its offering {offering.id}"
    for sla in _levels(context, model, tuple(offering.id for offering in offerings)):
        for target in sla.all_targets:
            limit = parse_duration(target.value)
            is_about = target.metric == "fulfilment" and target.op == "at most"
            if limit is not None and is_about and _is_for(target.request_type, model):
                yield limit, f"the service level {sla.id}#{target.id}"


def _levels(
    context: Context, model: _RequestModel, offerings: tuple[str, ...]
) -> tuple[Agreement, ...]:
    """List the service levels that hold: those of its offering, else those of its service."""
    own = tuple(sla for offering in offerings for _, sla in promised_by(context.catalog, offering))
    services = named_by(context.catalog, model.id, "service")
    return own or tuple(sla for it in services for sla in promised_for(context.catalog, it.id))


def _is_for(request_type: str | None, model: _RequestModel) -> bool:
    """Tell whether a target is for all requests, or for those of this name."""
    return request_type is None or request_type.casefold() in {model.title.casefold(), model.id}


def find_choices(context: Context) -> Iterator[Finding]:
    """Report choices of a question that takes none, and the same choice twice."""
    for model in context.catalog.all("request_model", _RequestModel):
        for index, asked in enumerate(model.inputs):
            route: Route = ("inputs", index, "choices")
            if asked.choices and asked.type != "choice":
                yield Finding(
                    model.id,
                    route,
                    f'"{asked.name}" has choices, but its type is {asked.type}',
                    "write `type: choice`, or take the choices out",
                )
            for place, choice in enumerate(asked.choices):
                if choice in asked.choices[:place]:
                    message = f'"{asked.name}" can be answered with "{choice}" twice'
                    yield Finding(model.id, (*route, place), message, "take one of them out")


def find_conditions(context: Context) -> Iterator[Finding]:
    """Report conditions that name no earlier question, or an answer that it cannot have."""
    for model in context.catalog.all("request_model", _RequestModel):
        for index, asked in enumerate(model.inputs):
            if asked.only_if is not None:
                route: Route = ("inputs", index, "only_if")
                for end, message, hint in _vain(asked, asked.only_if, model.inputs[:index]):
                    yield Finding(model.id, (*route, *end), message, hint)


def _vain(
    asked: _RequestInput, condition: _OnlyIf, earlier: tuple[_RequestInput, ...]
) -> Iterator[tuple[Route, str, str | None]]:
    """Say what keeps a condition from ever being met, and where in it."""
    named = [other for other in earlier if other.name == condition.input]
    if not named:
        names = [other.name for other in earlier]
        message = f'no question before "{asked.name}" is called "{condition.input}"'
        hint = did_you_mean(condition.input, names) or "a question is asked after the one it needs"
        yield ("input",), message, hint
        return
    if len(named) > 1:
        message = f'{len(named)} questions before "{asked.name}" are called "{condition.input}"'
        yield ("input",), message, "give each its own name"
        return
    answers = _answers(named[0])
    if not answers:
        message = f'"{condition.input}" has no choices, so that nobody knows its answers beforehand'
        hint = "list them there, with `type: choice` and `choices:`, or make it `type: yes_no`"
        yield ("input",), message, hint
        return
    for place, answer in enumerate(condition.is_):
        if answer not in answers:
            message = f'"{condition.input}" cannot be answered with "{answer}"'
            hint = did_you_mean(answer, answers) or f"it is {listing(answers)}"
            yield ("is", place), message, hint


def _answers(asked: _RequestInput) -> tuple[str, ...]:
    """List what a question can be answered with; none where anything may be the answer."""
    return ("yes", "no") if asked.type == "yes_no" else asked.choices


CHECKS = (
    Check(TOO_SLOW, find_too_slow),
    Check(CHOICES, find_choices),
    Check(CONDITION, find_conditions),
)
