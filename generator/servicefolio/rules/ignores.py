"""Silences findings where a comment or a setting gives a reason, and reports the idle ones."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from servicefolio.config import Settings
from servicefolio.diagnostics import Diagnostic, Rule, Severity
from servicefolio.rules.engine import (
    Place,
    keeps_from_reading,
    mostly_sleeps,
    selects,
    setting_for,
    suggest_path,
    suggest_selector,
    value_at,
)
from servicefolio.settings_file import setting_problem
from servicefolio.source.document import Ignore, SourceText, excerpt
from servicefolio.text import matches_path

UNUSED = Rule("ignore-unused", Severity.WARNING, "An ignore silences nothing")
REASON = Rule("ignore-reason", Severity.ERROR, "An ignore does not say why")
RULES = (UNUSED, REASON)


def ignore(
    diagnostics: Iterable[Diagnostic],
    settings: Settings,
    sources: Iterable[SourceText],
    rules: Iterable[Rule],
    settings_text: str = "",
) -> Iterator[Diagnostic]:
    """Mark what is ignored, by a comment on its line or by the settings, and report idle ones.

    `settings_text` is where the settings were read from, so that their lines can be pointed at.
    """
    every = {source.path: source for source in sources}
    used: set[Ignore | Place] = set()
    for diagnostic, found in _with_what_silences(diagnostics, settings, every):
        used.update(() if found is None else (found,))
        yield diagnostic
    files = tuple(every)
    texts = {path: source for path, source in every.items() if source.ignores}
    known = tuple(rules)
    for source in texts.values():
        idle = (comment for comment in source.ignores if comment not in used)
        yield from (_idle_comment(source, item, known) for item in idle if not _waits(item, known))
    for place in _written(settings):
        if place not in used and not mostly_sleeps(place[1], known):
            yield _idle_setting(place, known, files, settings_text)


def mark_ignored(
    diagnostics: Iterable[Diagnostic], settings: Settings, sources: Iterable[SourceText]
) -> Iterator[Diagnostic]:
    """Mark what is ignored, where only a few of the rules were looked for: who knows what idles."""
    texts = {source.path: source for source in sources}
    for diagnostic, _found in _with_what_silences(diagnostics, settings, texts):
        yield diagnostic


def _with_what_silences(
    diagnostics: Iterable[Diagnostic], settings: Settings, texts: Mapping[str, SourceText]
) -> Iterator[tuple[Diagnostic, Ignore | Place | None]]:
    for diagnostic in diagnostics:
        source = texts.get(diagnostic.path)
        found = _silenced_by(diagnostic, source.ignores if source else (), settings)
        if found is None:
            yield diagnostic, None
        elif isinstance(found, Ignore):
            yield replace(diagnostic, ignored=found.reason), found
        else:
            reason = value_at(found, settings.ignore, settings.ignore_in)
            yield replace(diagnostic, ignored=reason), found


def _waits(comment: Ignore, rules: tuple[Rule, ...]) -> bool:
    return bool(comment.reason) and mostly_sleeps(comment.rule, rules)


def _written(settings: Settings) -> Iterator[Place]:
    yield from ((None, selector) for selector in settings.ignore)
    for pattern, table in settings.ignore_in.items():
        yield from ((pattern, selector) for selector in table)


def _silenced_by(
    diagnostic: Diagnostic, comments: Iterable[Ignore], settings: Settings
) -> Ignore | Place | None:
    if keeps_from_reading(diagnostic.rule):
        return None
    for comment in comments:
        on_its_line = comment.line == diagnostic.position.line
        if on_its_line and comment.reason and selects(comment.rule, diagnostic.rule.id):
            return comment
    return setting_for(diagnostic, settings.ignore, settings.ignore_in)


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


def _idle_setting(
    place: Place, rules: tuple[Rule, ...], files: tuple[str, ...], settings_text: str
) -> Diagnostic:
    pattern, selector = place
    keys = ("ignore", selector) if pattern is None else ("ignore_in", pattern, selector)
    where = "" if pattern is None else f" in {pattern}"
    selected = [known for known in rules if selects(selector, known.id)]
    if not selected:
        message = f'the settings ignore "{selector}"{where}, but there is no such rule'
        hint = suggest_selector(selector, rules)
    elif all(keeps_from_reading(known) for known in selected):
        message = f"the settings ignore {selector}{where}, which keeps records from being read"
        hint = f"mend the records, and remove it from [tool.servicefolio.{keys[0]}]"
    elif pattern is not None and not any(matches_path(pattern, path) for path in files):
        message = f"the settings ignore {selector}{where}, but no file lies there"
        hint = suggest_path(pattern, files)
    else:
        message = f"the settings ignore {selector}{where}, but nothing breaks it"
        hint = f"remove it from [tool.servicefolio.{keys[0]}]"
    return setting_problem(settings_text, keys, UNUSED, message, hint)
