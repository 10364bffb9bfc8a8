"""A record is past the day by which it wanted another look."""

from collections.abc import Iterator

from servicefolio.derive.review_dates import is_at_rest, review_of
from servicefolio.diagnostics import Rule, Severity
from servicefolio.records.base import Record
from servicefolio.rules.engine import Check, Context, Finding
from servicefolio.text import plural

RULE = Rule("review-overdue", Severity.WARNING, "A record's review is overdue")


def find(context: Context) -> Iterator[Finding]:
    """Compare review dates with today, except of records that are at rest."""
    for entry in context.catalog.entries:
        record = entry.record
        if is_at_rest(record):
            continue
        review = review_of(record, context.settings, context.today)
        if review.due is not None and review.overdue_days:
            written = "review_by" if record.review_by else record.VERIFIED_BY
            yield Finding(
                record.id,
                (written,),
                f"its review was due on {review.due}, {plural(review.overdue_days, 'day')} ago",
                f"read it again; where it is still right, {_renew(record)}",
            )


def _renew(record: Record) -> str:
    if record.review_by:
        return "move `review_by:` on, or remove it"
    return f"set `{record.VERIFIED_BY}:` to that day"


CHECK = Check(RULE, find)
