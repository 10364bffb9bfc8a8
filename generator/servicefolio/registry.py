"""Finds the kinds and the rules that there are. The only dynamic import of the program."""

import importlib
import pkgutil
from functools import cache
from importlib import resources
from types import ModuleType

from servicefolio import kinds, rules, settings_file
from servicefolio.diagnostics import Rule
from servicefolio.graph import link
from servicefolio.kind import PROCESS_TITLES, Kind
from servicefolio.records import validate
from servicefolio.records.validate import KindTable, kind_table
from servicefolio.rules import ignores, imports, links
from servicefolio.rules.engine import Check
from servicefolio.source import discover, parse, series, yaml

_STAGES = (
    settings_file, discover, parse, yaml, series, validate, link, ignores, imports, links,
)  # fmt: skip
"""The stages whose own rules stand as constants beside them."""


@cache
def all_kinds() -> tuple[Kind, ...]:
    """List the kinds in the order of the thread, then by name."""
    found = [
        importlib.import_module(kind.name).KIND
        for process in _modules(kinds)
        for kind in _modules(importlib.import_module(process.name))
    ]
    order = list(PROCESS_TITLES)
    return tuple(sorted(found, key=lambda kind: (order.index(kind.process), kind.name)))


@cache
def kinds_by_name() -> dict[str, Kind]:
    """Look kinds up by their names."""
    return {kind.name: kind for kind in all_kinds()}


@cache
def all_checks() -> tuple[Check, ...]:
    """List the rules that look at the catalogue, by id."""
    modules = (importlib.import_module(module.name) for module in _modules(rules))
    found = [module.CHECK for module in modules if hasattr(module, "CHECK")]
    found += [check for kind in all_kinds() for check in kind.rules]
    return tuple(sorted(found, key=lambda check: check.rule.id))


@cache
def all_rules() -> tuple[Rule, ...]:
    """List every rule, those of the stages too, by id."""
    found = [check.rule for check in all_checks()]
    found += [rule for stage in _STAGES for rule in stage.RULES]
    return tuple(sorted(found, key=lambda rule: rule.id))


def rule_page(rule: Rule) -> str:
    """Read a rule's page: why it is there, a wrong and a right example."""
    page = resources.files(rules).joinpath("pages", f"{rule.id}.md")
    return page.read_text(encoding="utf-8")


def kind_file(kind: Kind, name: str) -> str | None:
    """Read a file out of a kind's folder, or None where it has no such file."""
    module = kind.model.__module__.rpartition(".")[0]
    file = resources.files(module).joinpath(name)
    return file.read_text(encoding="utf-8") if file.is_file() else None


@cache
def table() -> KindTable:
    """Prepare what validation needs to know about kinds."""
    return kind_table(
        models={kind.name: kind.model for kind in all_kinds()},
        folders={kind.plural: kind.name for kind in all_kinds()},
    )


def _modules(package: ModuleType) -> list[pkgutil.ModuleInfo]:
    found = pkgutil.iter_modules(package.__path__, prefix=f"{package.__name__}.")
    return sorted(found, key=lambda module: module.name)
