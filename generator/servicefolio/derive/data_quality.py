"""Everything that `check` found, by who is to mend it; bounded, however much it is."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from servicefolio.derive.ownership import ownership_of
from servicefolio.diagnostics import Diagnostic, Rule, Severity, Tally, tally
from servicefolio.graph.catalog import Catalog
from servicefolio.records.base import Record
from servicefolio.text import natural

MOST_SHOWN = 200
"""How many findings of a rule are shown at one place; the others are counted."""

Mender = Literal["team", "nobody", "repository"]
"""Who is to mend a finding: the team that owns its record, nobody yet, who keeps the files."""


@dataclass(frozen=True, slots=True)
class Found:
    """A finding, and the record that it concerns where that could be read."""

    diagnostic: Diagnostic
    record: Record | None


@dataclass(frozen=True, slots=True)
class RuleFindings:
    """The findings of one rule at one place."""

    rule: Rule
    shown: tuple[Found, ...]
    more: int


@dataclass(frozen=True, slots=True)
class ToMend:
    """What one team is to mend; without a team, `mender` says whose it is."""

    mender: Mender
    title: str | None
    """What the team is called, which may be read where its record may not."""
    team: Record | None
    tally: Tally
    rules: tuple[RuleFindings, ...]


@dataclass(frozen=True, slots=True)
class Ignored:
    """Findings of a rule that are ignored for one reason."""

    rule: Rule
    reason: str
    count: int


@dataclass(frozen=True, slots=True)
class DataQuality:
    """All findings."""

    tally: Tally
    to_mend: tuple[ToMend, ...]
    """By team, then what nobody owns, then what belongs to no record."""
    ignored: tuple[Ignored, ...]


def data_quality_of(catalog: Catalog, diagnostics: Iterable[Diagnostic]) -> DataQuality:
    """Group findings by owner and rule."""
    all_found = tuple(diagnostics)
    places: dict[tuple[object, ...], list[Found]] = {}
    menders: dict[tuple[object, ...], _Mending] = {}
    for diagnostic in all_found:
        if diagnostic.ignored is None:
            record = catalog.find(diagnostic.record) if diagnostic.record else None
            mending = _mending(catalog, record)
            menders[mending.order] = mending
            places.setdefault(mending.order, []).append(Found(diagnostic, record))
    return DataQuality(
        tally=tally(all_found),
        to_mend=tuple(
            ToMend(
                menders[place].mender,
                menders[place].title,
                menders[place].team,
                tally(item.diagnostic for item in places[place]),
                _rules(places[place]),
            )
            for place in sorted(places)
        ),
        ignored=_ignored(all_found),
    )


_ORDER: Mapping[Mender, int] = {"team": 0, "nobody": 1, "repository": 2}


@dataclass(frozen=True, slots=True)
class _Mending:
    mender: Mender
    title: str | None = None
    team: Record | None = None

    @property
    def order(self) -> tuple[object, ...]:
        named = (natural(self.title or ""), self.team.id if self.team else "")
        return (_ORDER[self.mender], *named)


def _mending(catalog: Catalog, record: Record | None) -> _Mending:
    if record is None:
        return _Mending("repository")
    if record.KIND == "team":
        return _Mending("team", record.title, record)
    owner = ownership_of(catalog, record)
    if owner.title is not None:
        return _Mending("team", owner.title, owner.team)
    return _Mending("nobody" if owner.is_missed else "repository")


def _rules(found: Iterable[Found]) -> tuple[RuleFindings, ...]:
    """Group findings by rule, the severest first."""
    by_rule: dict[str, list[Found]] = {}
    for item in found:
        by_rule.setdefault(item.diagnostic.rule.id, []).append(item)
    severities = list(Severity)
    groups = sorted(
        by_rule.values(),
        key=lambda group: (
            min(severities.index(item.diagnostic.severity) for item in group),
            group[0].diagnostic.rule.id,
        ),
    )
    return tuple(
        RuleFindings(
            group[0].diagnostic.rule, tuple(group[:MOST_SHOWN]), max(len(group) - MOST_SHOWN, 0)
        )
        for group in groups
    )


def _ignored(diagnostics: Iterable[Diagnostic]) -> tuple[Ignored, ...]:
    counts: Counter[tuple[str, str]] = Counter()
    rules: dict[str, Rule] = {}
    for diagnostic in diagnostics:
        if diagnostic.ignored is not None:
            counts[diagnostic.rule.id, diagnostic.ignored] += 1
            rules[diagnostic.rule.id] = diagnostic.rule
    return tuple(
        Ignored(rules[rule], reason, count) for (rule, reason), count in sorted(counts.items())
    )
