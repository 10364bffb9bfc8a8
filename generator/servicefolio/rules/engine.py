"""Runs rules over the catalogue, and gives their findings a place and a severity."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeVar

from servicefolio.config import Settings
from servicefolio.diagnostics import START, Diagnostic, Related, Rule, Severity
from servicefolio.graph.catalog import Catalog
from servicefolio.source.document import Route
from servicefolio.text import did_you_mean, matches_path

V = TypeVar("V")

Place = tuple[str | None, str]
"""Where the settings speak of a rule: the path of a table by path, or None; and the selector."""


@dataclass(frozen=True, slots=True)
class Former:
    """A record as it last was in a file that is deleted since."""

    kind: str
    title: str


ANYTHING = "*"
"""Stands for all texts of a file that cannot be read at all."""


@dataclass(frozen=True, slots=True)
class Context:
    """All that a rule may look at."""

    catalog: Catalog
    settings: Settings
    today: date
    base: Catalog | None = None
    """The records of the revision compared with, where there is one."""
    unread: frozenset[str] = frozenset()
    """Ids of records, and paths of files, that are there but could not be read or told apart."""
    unreadable: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """By kind, every text in records that are broken: these may be the partner that is missed."""
    deleted: Mapping[str, tuple[Former, ...]] = field(default_factory=dict)
    """What the history of that revision knows of ids that its records no longer have."""

    def may_be_named_by(self, kind: str, identifier: str) -> bool:
        """Tell whether a broken record of a kind may refer to a record.

        A partner that cannot be read is no missing one: what is wrong with it is reported already.
        """
        texts = self.unreadable.get(kind, frozenset())
        aliases = self.catalog.by_id[identifier].record.aliases
        return any(name in texts for name in (ANYTHING, identifier, *aliases))

    def adopts(self, kind: str) -> bool:
        """Tell whether the repository uses a kind, so that rules may ask for such a record."""
        return kind in self.settings.adopt or bool(self.catalog.records(kind))


@dataclass(frozen=True, slots=True)
class OtherEnd:
    """A value of another record that a finding is about as well."""

    record: str
    route: Route
    message: str


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found, in the model's language: which record, which value, why, what to do.

    The record may be one of the base that is there no more.
    """

    record: str
    route: Route
    message: str
    hint: str | None = None
    words: str | None = None
    """Words of the value that it is about, such as a mention in prose; their place is reported."""
    keeps_line_secret: bool = False
    """The line holds what nobody is to read, so reports, which many may read, do not show it."""
    other: OtherEnd | None = None


@dataclass(frozen=True, slots=True)
class Check:
    """A rule with the function that looks for it."""

    rule: Rule
    find: Callable[[Context], Iterator[Finding]]


def run(checks: Iterable[Check], context: Context) -> Iterator[Diagnostic]:
    """Run rules, and give every finding its place."""
    for check in checks:
        for finding in check.find(context):
            entry = context.catalog.by_id.get(finding.record)
            if entry is None:
                yield _of_what_is_gone(check.rule, finding, context)
                continue
            document = entry.document
            found = document.diagnose(check.rule, finding.route, finding.message, hint=finding.hint)
            if finding.words is not None:
                place = document.find(finding.route, finding.words)
                found = replace(found, position=place, excerpt=document.excerpt(place))
            if finding.keeps_line_secret:
                found = replace(found, excerpt=None)
            related = (_related(finding.other, context.catalog),) if finding.other else ()
            yield replace(found, record=finding.record, related=related)


def _related(other: OtherEnd, catalog: Catalog) -> Related:
    document = catalog.by_id[other.record].document
    return Related(document.path, document.position(other.route), other.message)


def _of_what_is_gone(rule: Rule, finding: Finding, context: Context) -> Diagnostic:
    """Place a finding at the file that a record of the base was in: its lines are no more."""
    gone = (context.base or context.catalog).by_id[finding.record]
    return Diagnostic(
        path=gone.document.path,
        position=START,
        rule=rule,
        message=finding.message,
        severity=rule.severity,
        hint=finding.hint,
        record=finding.record,
    )


def with_severity(diagnostics: Iterable[Diagnostic], settings: Settings) -> Iterator[Diagnostic]:
    """Give diagnostics the severities that the settings want, and drop those that are off."""
    for diagnostic in diagnostics:
        place = setting_for(diagnostic, settings.severity, settings.severity_in)
        if place is None or keeps_from_reading(diagnostic.rule):
            yield diagnostic
            continue
        wanted = value_at(place, settings.severity, settings.severity_in)
        if wanted != "off":
            yield replace(diagnostic, severity=Severity(wanted))


def setting_for(
    diagnostic: Diagnostic, everywhere: Mapping[str, V], by_path: Mapping[str, Mapping[str, V]]
) -> Place | None:
    """Find the setting that speaks most exactly of a diagnostic: first by path, then by rule."""
    for pattern in sorted(by_path, key=_exactness, reverse=True):
        selector = most_exact(diagnostic.rule.id, by_path[pattern])
        if selector is not None and matches_path(pattern, diagnostic.path):
            return pattern, selector
    selector = most_exact(diagnostic.rule.id, everywhere)
    return None if selector is None else (None, selector)


def value_at(
    place: Place, everywhere: Mapping[str, V], by_path: Mapping[str, Mapping[str, V]]
) -> V:
    """Look up what the settings say at a place."""
    pattern, selector = place
    return everywhere[selector] if pattern is None else by_path[pattern][selector]


def _exactness(pattern: str) -> tuple[int, str]:
    """Order patterns by how much of a path they spell out."""
    return len(pattern) - pattern.count("*") - pattern.count("?"), pattern


def keeps_from_reading(rule: Rule) -> bool:
    """Tell whether a rule's findings leave no record: these cannot be silenced or softened."""
    return rule.severity is Severity.ERROR and rule.id.startswith(
        ("file-", "schema-", "series-", "yaml-")
    )


def mostly_sleeps(selector: str, rules: Iterable[Rule]) -> bool:
    """Tell whether a selector selects only rules that most runs do not look for."""
    selected = [rule for rule in rules if selects(selector, rule.id)]
    return bool(selected) and all(rule.compares or rule.asks_hosts for rule in selected)


def suggest_path(pattern: str, files: Iterable[str]) -> str:
    """Word what to write instead of a pattern that means none of the files."""
    known = tuple(files)
    folder = pattern.removeprefix("./").strip("/")
    for better in (folder, f"{folder}/**"):
        if any(matches_path(better, path) for path in known):
            return f'write "{better}"'
    return "it is a path from the top of the repository, such as kb/known-errors/imported/**"


def suggest_selector(word: str, rules: Iterable[Rule]) -> str | None:
    """Word which rule or family of rules a mistyped selector means."""
    ids = [rule.id for rule in rules]
    return did_you_mean(word, (*ids, *(identifier.partition("-")[0] for identifier in ids)))


def selects(selector: str, rule_id: str) -> bool:
    """Tell whether a selector, a rule's id or the beginning of it, selects a rule."""
    return rule_id == selector or rule_id.startswith(f"{selector}-")


def most_exact(rule_id: str, selectors: Iterable[str]) -> str | None:
    """Find the longest selector that selects a rule."""
    return max((key for key in selectors if selects(key, rule_id)), key=len, default=None)
