"""The rule that only request models need: they take no longer than is promised."""

from collections.abc import Iterator
from typing import Protocol

from servicefolio.derive.agreements.agreements import promised_by, promised_for
from servicefolio.derive.calendars.durations import is_longer
from servicefolio.derive.neighbours import is_gone, named_by
from servicefolio.diagnostics import Rule, Severity
from servicefolio.records.quantities import DurationValue, parse_duration
from servicefolio.records.shapes.agreement import Agreement
from servicefolio.rules.engine import Check, Context, Finding

TOO_SLOW = Rule(
    "request-slower-than-promised", Severity.ERROR, "A request may take longer than is promised"
)

_IN_USE = frozenset({"published", "needs_review"})


class _RequestModel(Protocol):
    id: str
    title: str
    state: str
    lead_time: DurationValue | None


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


CHECKS = (Check(TOO_SLOW, find_too_slow),)
