"""Runs rules over the catalogue, and applies what the settings and comments say about findings."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from servicefolio.config import SETTINGS_FILE, Settings
from servicefolio.diagnostics import START, Diagnostic, Rule, Severity
from servicefolio.graph.catalog import Catalog
from servicefolio.source.document import Ignore, Route, SourceText, excerpt
from servicefolio.text import did_you_mean

IGNORE_UNUSED = Rule("ignore-unused", Severity.WARNING, "An ignore silences nothing")
IGNORE_REASON = Rule("ignore-reason", Severity.ERROR, "An ignore does not say why")
RULES = (IGNORE_UNUSED, IGNORE_REASON)


@dataclass(frozen=True, slots=True)
class Context:
    """All that a rule may look at."""

    catalog: Catalog
    settings: Settings
    today: date


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found, in the model's language: which record, which value, why, what to do."""

    record: str
    route: Route
    message: str
    hint: str | None = None


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
            found = document.diagnose(
                check.rule, finding.route, finding.message, hint=finding.hint
            )
            yield replace(found, record=finding.record)


def apply_settings(
    diagnostics: Iterable[Diagnostic],
    settings: Settings,
    sources: Iterable[SourceText],
    rule_ids: frozenset[str],
) -> tuple[Diagnostic, ...]:
    """Set severities, mark what is ignored, report ignores that are unused; sort by place."""
    judged = tuple(_with_severity(diagnostics, settings.severity))
    comments = {source.path: source.ignores for source in _each_once(sources) if source.ignores}
    used_comments: set[tuple[str, Ignore]] = set()
    used_settings: set[str] = set()
    result: list[Diagnostic] = []
    for diagnostic in judged:
        comment = _matching_comment(diagnostic, comments.get(diagnostic.path, ()))
        setting = _matching(diagnostic.rule.id, settings.ignore)
        if comment is not None:
            used_comments.add((diagnostic.path, comment))
            diagnostic = replace(diagnostic, ignored=comment.reason)  # noqa: PLW2901
        elif setting is not None:
            used_settings.add(setting)
            diagnostic = replace(diagnostic, ignored=settings.ignore[setting])  # noqa: PLW2901
        result.append(diagnostic)
    texts = {source.path: source.text for source in _each_once(sources)}
    for path, ignores in comments.items():
        for ignore in ignores:
            used = (path, ignore) in used_comments
            result += _comment_problems(path, texts[path], ignore, rule_ids, used=used)
    result += _setting_problems(settings, used_settings, rule_ids)
    return tuple(sorted(result, key=lambda diagnostic: diagnostic.sort_key))


def selects(selector: str, rule_id: str) -> bool:
    """Tell whether a selector, a rule's id or the beginning of it, selects a rule."""
    return rule_id == selector or rule_id.startswith(f"{selector}-")


def _matching(rule_id: str, table: Mapping[str, str]) -> str | None:
    """Find the most exact selector of a settings table that selects a rule."""
    return max((key for key in table if selects(key, rule_id)), key=len, default=None)


def _with_severity(
    diagnostics: Iterable[Diagnostic], table: Mapping[str, str]
) -> Iterator[Diagnostic]:
    for diagnostic in diagnostics:
        selector = _matching(diagnostic.rule.id, table)
        wanted = table[selector] if selector else None
        if wanted is None or diagnostic.rule.id.startswith(("yaml-", "schema-", "file-")):
            yield diagnostic
        elif wanted != "off":
            yield replace(diagnostic, severity=Severity(wanted))


def _each_once(sources: Iterable[SourceText]) -> Iterator[SourceText]:
    seen: set[int] = set()
    for source in sources:
        if id(source) not in seen:
            seen.add(id(source))
            yield source


def _matching_comment(diagnostic: Diagnostic, ignores: Iterable[Ignore]) -> Ignore | None:
    for ignore in ignores:
        if (
            ignore.reason
            and ignore.line == diagnostic.position.line
            and ignore.rule
            and selects(ignore.rule, diagnostic.rule.id)
        ):
            return ignore
    return None


def _comment_problems(
    path: str, text: str, ignore: Ignore, rule_ids: frozenset[str], *, used: bool
) -> Iterator[Diagnostic]:
    form = "write: # servicefolio: ignore RULE why"
    if not any(selects(ignore.rule, rule_id) for rule_id in rule_ids):
        message = f'there is no rule "{ignore.rule}" to ignore'
        hint = did_you_mean(ignore.rule, rule_ids)
        yield _about(path, text, ignore, IGNORE_UNUSED, message, hint)
    elif not ignore.reason:
        message = f"ignoring {ignore.rule} needs a reason"
        yield _about(path, text, ignore, IGNORE_REASON, message, form)
    elif not used:
        message = f"nothing on line {ignore.line} breaks {ignore.rule}"
        yield _about(path, text, ignore, IGNORE_UNUSED, message, "remove the comment")


def _about(
    path: str, text: str, ignore: Ignore, rule: Rule, message: str, hint: str | None
) -> Diagnostic:
    return Diagnostic(
        path=path,
        position=ignore.comment,
        rule=rule,
        message=message,
        severity=rule.severity,
        hint=hint,
        excerpt=excerpt(text, ignore.comment),
    )


def _setting_problems(
    settings: Settings, used: set[str], rule_ids: frozenset[str]
) -> Iterator[Diagnostic]:
    for selector in settings.ignore:
        if not any(selects(selector, rule_id) for rule_id in rule_ids):
            message = f'the settings ignore "{selector}", but there is no such rule'
            hint = did_you_mean(selector, rule_ids)
        elif selector not in used:
            message = f"the settings ignore {selector}, but nothing breaks it"
            hint = "remove it from [tool.servicefolio.ignore]"
        else:
            continue
        yield Diagnostic(
            SETTINGS_FILE, START, IGNORE_UNUSED, message, IGNORE_UNUSED.severity, hint
        )
