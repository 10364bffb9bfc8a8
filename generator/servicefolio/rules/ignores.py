"""Silences findings where a comment or a setting gives a reason, and reports the idle ones."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from servicefolio.config import SETTINGS_FILE
from servicefolio.diagnostics import START, Diagnostic, Rule, Severity
from servicefolio.rules.engine import keeps_from_reading, most_exact, selects, suggest_selector
from servicefolio.source.document import Ignore, SourceText, excerpt

UNUSED = Rule("ignore-unused", Severity.WARNING, "An ignore silences nothing")
REASON = Rule("ignore-reason", Severity.ERROR, "An ignore does not say why")
RULES = (UNUSED, REASON)


def ignore(
    diagnostics: Iterable[Diagnostic],
    settings: Mapping[str, str],
    sources: Iterable[SourceText],
    rules: Iterable[Rule],
) -> Iterator[Diagnostic]:
    """Mark what is ignored, by a comment on its line or by the settings (selector to reason)."""
    texts = {source.path: source for source in sources if source.ignores}
    used: set[Ignore | str] = set()
    for diagnostic in diagnostics:
        source = texts.get(diagnostic.path)
        found = _silenced_by(diagnostic, source.ignores if source else (), settings)
        if found is None:
            yield diagnostic
            continue
        used.add(found)
        reason = found.reason if isinstance(found, Ignore) else settings[found]
        yield replace(diagnostic, ignored=reason)
    known = tuple(rules)
    for source in texts.values():
        for comment in source.ignores:
            if comment not in used:
                yield _idle_comment(source, comment, known)
    for selector in settings:
        if selector not in used:
            yield _idle_setting(selector, known)


def _silenced_by(
    diagnostic: Diagnostic, comments: Iterable[Ignore], settings: Mapping[str, str]
) -> Ignore | str | None:
    if keeps_from_reading(diagnostic.rule):
        return None
    for comment in comments:
        on_its_line = comment.line == diagnostic.position.line
        if on_its_line and comment.reason and selects(comment.rule, diagnostic.rule.id):
            return comment
    return most_exact(diagnostic.rule.id, settings)


def _idle_comment(source: SourceText, comment: Ignore, rules: tuple[Rule, ...]) -> Diagnostic:
    rule, hint = UNUSED, None
    selected = [known for known in rules if selects(comment.rule, known.id)]
    if not selected:
        message = f'there is no rule "{comment.rule}" to ignore'
        hint = suggest_selector(comment.rule, rules)
        if not comment.rule:
            message = "this comment does not say which rule to ignore"
            hint = "write: # servicefolio: ignore RULE why"
    elif all(keeps_from_reading(known) for known in selected):
        message = f"{comment.rule} cannot be ignored: it keeps the record from being read"
        hint = "mend the record, and remove the comment"
    elif not comment.reason:
        rule = REASON
        message = f"ignoring {comment.rule} needs a reason"
        hint = f"write: # servicefolio: ignore {comment.rule} why"
    else:
        message = f"nothing on line {comment.line} breaks {comment.rule}"
        hint = "remove the comment"
    return Diagnostic(
        path=source.path,
        position=comment.comment,
        rule=rule,
        message=message,
        severity=rule.severity,
        hint=hint,
        excerpt=excerpt(source.text, comment.comment),
    )


def _idle_setting(selector: str, rules: tuple[Rule, ...]) -> Diagnostic:
    selected = [known for known in rules if selects(selector, known.id)]
    if not selected:
        message = f'the settings ignore "{selector}", but there is no such rule'
        hint = suggest_selector(selector, rules)
    elif all(keeps_from_reading(known) for known in selected):
        message = f"the settings ignore {selector}, which keeps records from being read"
        hint = "mend the records, and remove it from [tool.servicefolio.ignore]"
    else:
        message = f"the settings ignore {selector}, but nothing breaks it"
        hint = "remove it from [tool.servicefolio.ignore]"
    return Diagnostic(SETTINGS_FILE, START, UNUSED, message, UNUSED.severity, hint)
