"""Settings that change nothing, because they name a rule, a kind or a path that is not there."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from servicefolio.config import Settings
from servicefolio.diagnostics import Diagnostic, Rule
from servicefolio.messages import quoted
from servicefolio.rules.engine import (
    keeps_from_reading,
    mostly_sleeps,
    selects,
    suggest_path,
    suggest_selector,
)
from servicefolio.settings_file import SETTINGS_VALUE, setting_problem
from servicefolio.text import did_you_mean, matches_path


def misplaced_severities(
    settings: Settings, rules: Iterable[Rule], settings_text: str = ""
) -> Iterator[Diagnostic]:
    """Report severities of rules that are not there, or that keep theirs."""
    known = tuple(rules)
    yield from _severities(("severity",), settings.severity, known, settings_text)
    for pattern, table in settings.severity_in.items():
        yield from _severities(("severity_in", pattern), table, known, settings_text)


def _severities(
    keys: Sequence[str], table: Mapping[str, str], known: tuple[Rule, ...], text: str
) -> Iterator[Diagnostic]:
    for selector in table:
        selected = [rule for rule in known if selects(selector, rule.id)]
        if not selected:
            message = f'the settings give "{selector}" a severity, but there is no such rule'
            hint = suggest_selector(selector, known)
        elif all(keeps_from_reading(rule) for rule in selected):
            message = f"{selector} keeps records from being read, and stays an error"
            hint = f"remove it from [tool.servicefolio.{keys[0]}]"
        else:
            continue
        yield setting_problem(text, (*keys, selector), SETTINGS_VALUE, message, hint)


def unknown_kinds(
    settings: Settings, kinds: Iterable[str], settings_text: str = ""
) -> Iterator[Diagnostic]:
    """Report kinds that the settings name and that are not there."""
    known = tuple(kinds)
    # The defaults may name kinds that a repository's version does not have.
    months = settings.review_months if "review_months" in settings.model_fields_set else ()
    for setting, names in (("adopt", settings.adopt), ("review_months", months)):
        for name in dict.fromkeys(names):
            if name not in known:
                message = f"{quoted(name)} in {setting} is not a kind of record"
                hint = did_you_mean(name, known) or "`servicefolio kinds` lists the kinds"
                keys = (setting, name)
                yield setting_problem(settings_text, keys, SETTINGS_VALUE, message, hint)


def unknown_story(
    settings: Settings, services: Iterable[str], settings_text: str = ""
) -> Iterator[Diagnostic]:
    """Report a service whose story is to be told and that is not there, by any of its names."""
    known = tuple(services)
    if settings.story is not None and settings.story not in known:
        message = f"{quoted(settings.story)} in story is not a service"
        hint = did_you_mean(settings.story, known) or "write the id of a service, or leave it out"
        yield setting_problem(settings_text, ("story",), SETTINGS_VALUE, message, hint)


def idle_paths(
    settings: Settings, paths: Iterable[str], rules: Iterable[Rule], settings_text: str = ""
) -> Iterator[Diagnostic]:
    """Report severities for paths at which no file lies, except where they wait for its end."""
    files, known = tuple(paths), tuple(rules)
    for pattern, table in settings.severity_in.items():
        if all(mostly_sleeps(selector, known) for selector in table):
            continue
        if not any(matches_path(pattern, path) for path in files):
            message = f"no file lies at {quoted(pattern)}"
            keys = ("severity_in", pattern)
            hint = suggest_path(pattern, files)
            yield setting_problem(settings_text, keys, SETTINGS_VALUE, message, hint)
