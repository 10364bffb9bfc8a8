"""Rules that only risks need: what a high one asks for, what numbers and acceptances may say."""

from collections.abc import Iterator
from datetime import date
from typing import Protocol

from servicefolio.derive.ownership import ownership_of
from servicefolio.derive.risks.risk_rating import Rating
from servicefolio.diagnostics import Rule, Severity
from servicefolio.rules.engine import Check, Context, Finding
from servicefolio.text import listing, plural

UNTREATED = Rule("risk-untreated", Severity.ERROR, "A high risk is neither treated nor accepted")
RESIDUAL_HIGHER = Rule(
    "risk-residual-higher", Severity.ERROR, "A risk is higher with its controls than without"
)
ACCEPTANCE_ENDED = Rule(
    "risk-acceptance-ended", Severity.WARNING, "A risk was accepted until a day that is past"
)

_SETTLED = frozenset({"accepted", "closed"})
_NOBODY = frozenset({"unowned", "unknown"})


class _RiskLevel(Protocol):
    @property
    def rating(self) -> Rating: ...


class _Action(Protocol):
    due: date | None
    done: date | None


class _Acceptance(Protocol):
    by: str
    until: date


class _Risk(Protocol):
    id: str
    state: str
    inherent: _RiskLevel
    residual: _RiskLevel | None
    treatment: str | None
    actions: tuple[_Action, ...]
    acceptance: _Acceptance | None


def find_untreated(context: Context) -> Iterator[Finding]:
    """Look for high risks that lack a treatment, an owner or a dated action."""
    for risk in context.catalog.all("risk", _Risk):
        rating = (risk.residual or risk.inherent).rating
        if risk.state in _SETTLED or rating.score < context.settings.risk_needs_treatment_from:
            continue
        lacks = tuple(_lacks(context, risk))
        if lacks:
            yield Finding(
                risk.id,
                ("residual",) if risk.residual else ("likelihood",),
                f"its score is {rating.score} ({rating.band}), and it has "
                + listing((f"no {what}" for what in lacks), "and"),
                _hint(lacks),
            )


def _lacks(context: Context, risk: _Risk) -> Iterator[str]:
    if risk.treatment in (None, "none"):
        yield "treatment"
    if ownership_of(context.catalog, context.catalog.by_id[risk.id].record).source in _NOBODY:
        yield "owner"
    if not any(action.due is not None and action.done is None for action in risk.actions):
        yield "action that is to be done by a day"


def _hint(lacks: tuple[str, ...]) -> str:
    keys = {"treatment": "`treatment:`", "owner": "`owner:`"}
    wanted = listing((keys.get(what, "`actions:` with a `due:`") for what in lacks), "and")
    return f"write {wanted}; or `state: accepted` with its `acceptance:`"


def find_residual_higher(context: Context) -> Iterator[Finding]:
    """Look for risks whose residual score is above the inherent one."""
    for risk in context.catalog.all("risk", _Risk):
        before = risk.inherent.rating.score
        after = risk.residual.rating.score if risk.residual else 0
        if after > before:
            yield Finding(
                risk.id,
                ("residual",),
                f"with its controls its score is {after}, without them {before}",
                "`likelihood:` and `impact:` say how it would be with nothing done: "
                "correct them, or `residual:`",
            )


def find_acceptance_ended(context: Context) -> Iterator[Finding]:
    """Look for accepted risks whose acceptance is over."""
    for risk in context.catalog.all("risk", _Risk):
        until = risk.acceptance.until if risk.acceptance else None
        if risk.state == "accepted" and until is not None and until < context.today:
            days = plural((context.today - until).days, "day")
            yield Finding(
                risk.id,
                ("acceptance", "until"),
                f"it was accepted until {until}, {days} ago",
                "let it be accepted anew and move `until:` on, or set `state: open`",
            )


CHECKS = (
    Check(UNTREATED, find_untreated),
    Check(RESIDUAL_HIGHER, find_residual_higher),
    Check(ACCEPTANCE_ENDED, find_acceptance_ended),
)
