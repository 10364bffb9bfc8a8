"""Runs rules over the catalogue, and gives their findings a place and a severity."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from servicefolio.config import SETTINGS_FILE, SETTINGS_VALUE, Settings
from servicefolio.diagnostics import START, Diagnostic, Rule, Severity
from servicefolio.graph.catalog import Catalog
from servicefolio.source.document import Route
from servicefolio.text import did_you_mean


@dataclass(frozen=True, slots=True)
class Context:
    """All that a rule may look at."""

    catalog: Catalog
    settings: Settings
    today: date

    def adopts(self, kind: str) -> bool:
        """Tell whether the repository uses a kind, so that rules may ask for such a record."""
        return kind in self.settings.adopt or bool(self.catalog.records(kind))


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found, in the model's language: which record, which value, why, what to do."""

    record: str
    route: Route
    message: str
    hint: str | None = None
    words: str | None = None
    """Words of the value that it is about, such as a mention in prose; their place is reported."""


@dataclass(frozen=True, slots=True)
class Check:
    """A rule with the function that looks for it."""

    rule: Rule
    find: Callable[[Context], Iterator[Finding]]


def run(checks: Iterable[Check], context: Context) -> Iterator[Diagnostic]:
    """Run rules, and give every finding its place."""
    for check in checks:
        for finding in check.find(context):
            document = context.catalog.by_id[finding.record].document
            found = document.diagnose(check.rule, finding.route, finding.message, hint=finding.hint)
            if finding.words is not None:
                place = document.find(finding.route, finding.words)
                found = replace(found, position=place, excerpt=document.excerpt(place))
            yield replace(found, record=finding.record)


def with_severity(
    diagnostics: Iterable[Diagnostic], table: Mapping[str, str]
) -> Iterator[Diagnostic]:
    """Give diagnostics the severities that the settings want, and drop those that are off."""
    for diagnostic in diagnostics:
        selector = most_exact(diagnostic.rule.id, table)
        wanted = table[selector] if selector else None
        if wanted is None or keeps_from_reading(diagnostic.rule):
            yield diagnostic
        elif wanted != "off":
            yield replace(diagnostic, severity=Severity(wanted))


def misplaced_severities(table: Mapping[str, str], rules: Iterable[Rule]) -> Iterator[Diagnostic]:
    """Report settings of severities that change nothing."""
    known = tuple(rules)
    for selector in table:
        selected = [rule for rule in known if selects(selector, rule.id)]
        if not selected:
            message = f'the settings give "{selector}" a severity, but there is no such rule'
            hint = suggest_selector(selector, known)
        elif all(keeps_from_reading(rule) for rule in selected):
            message = f"{selector} keeps records from being read, and stays an error"
            hint = "remove it from [tool.servicefolio.severity]"
        else:
            continue
        severity = SETTINGS_VALUE.severity
        yield Diagnostic(SETTINGS_FILE, START, SETTINGS_VALUE, message, severity, hint)


def unknown_adoptions(adopted: Iterable[str], kinds: Iterable[str]) -> Iterator[Diagnostic]:
    """Report adopted kinds that there are not: their rules would sleep for ever."""
    known = tuple(kinds)
    for kind in adopted:
        if kind not in known:
            message = f'the settings adopt "{kind}", but there is no such kind'
            hint = did_you_mean(kind, known) or "`servicefolio kinds` lists the kinds"
            severity = SETTINGS_VALUE.severity
            yield Diagnostic(SETTINGS_FILE, START, SETTINGS_VALUE, message, severity, hint)


def keeps_from_reading(rule: Rule) -> bool:
    """Tell whether a rule's findings leave no record: these cannot be silenced or softened."""
    return rule.severity is Severity.ERROR and rule.id.startswith(("file-", "schema-", "yaml-"))


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
