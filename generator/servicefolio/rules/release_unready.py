"""A release goes out, and no readiness review said that it may."""

from collections.abc import Iterator
from typing import Protocol

from servicefolio.derive.neighbours import naming
from servicefolio.diagnostics import Rule, Severity
from servicefolio.rules.engine import Check, Context, Finding
from servicefolio.text import in_words, listing

RULE = Rule(
    "release-unready", Severity.ERROR, "A release is put into use, and nobody said that it may be"
)

_OUT = frozenset({"deploying", "early_life_support", "closed"})
_YES = frozenset({"go", "conditional"})
_KIND = "readiness_review"


class _Release(Protocol):
    id: str
    state: str


def find(context: Context) -> Iterator[Finding]:
    """Look for releases from deploying on that no readiness review lets go.

    One that was taken back is spared: its review may say no since.
    """
    if not context.adopts(_KIND):
        return
    for release in context.catalog.all("release", _Release):
        reviews = naming(context.catalog, release.id, _KIND, "release")
        if release.state not in _OUT or any(review.state in _YES for review in reviews):
            continue
        if not context.may_be_named_by(_KIND, release.id):
            known = listing((f"{it.id} is {in_words(it.state)}" for it in reviews), "and")
            yield Finding(
                release.id,
                ("state",),
                f"this release is in state {in_words(release.state)}, and no readiness review said "
                "go" + (f": {known}" if known else ""),
                f"name {release.id} under `release:` of the readiness review that lets it go",
            )


CHECK = Check(RULE, find)
