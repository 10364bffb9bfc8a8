"""The rule that only reviews need: what follows from them does not get lost."""

from collections.abc import Iterator
from datetime import date
from typing import Protocol

from servicefolio.derive.neighbours import is_gone, naming
from servicefolio.diagnostics import Rule, Severity
from servicefolio.rules.engine import Check, Context, Finding

ADRIFT = Rule("review-action-adrift", Severity.WARNING, "Nobody follows up an action of a review")

_FOLLOWED_UP_BY = ("improvement", "corrective_action")


class _Action(Protocol):
    what: str
    due: date | None
    done: date | None


class _Review(Protocol):
    id: str
    state: str
    actions: tuple[_Action, ...]


def find_adrift(context: Context) -> Iterator[Finding]:
    """Look for actions that are not done, have no day, and led to no record.

    A closed review is looked at no more, so that a day alone does not keep its actions.
    """
    for review in context.catalog.all("review", _Review):
        if review.state not in {"agreed", "closed"} or _is_followed_up(context, review.id):
            continue
        for index, action in enumerate(review.actions):
            is_watched = action.due is not None and review.state == "agreed"
            if action.done is None and not is_watched:
                yield Finding(
                    review.id,
                    ("actions", index),
                    f'the review is {review.state}, and nothing keeps "{action.what}" from being '
                    "forgotten",
                    _hint(review),
                )


def _hint(review: _Review) -> str:
    record = f"write an improvement or a corrective action with `arises_from: {review.id}`"
    if review.state == "agreed":
        return f"add `due:`, or `done:` if it is done; or {record}"
    return f"add `done:` if it is done, else {record}"


def _is_followed_up(context: Context, review: str) -> bool:
    return any(
        context.may_be_named_by(kind, review)
        or any(
            not is_gone(record) for record in naming(context.catalog, review, kind, "arises_from")
        )
        for kind in _FOLLOWED_UP_BY
    )


CHECKS = (Check(ADRIFT, find_adrift),)
