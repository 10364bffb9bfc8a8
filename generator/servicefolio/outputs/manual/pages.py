"""The manual: hand-written pages, and those that follow from kinds, rules and settings."""

import json
import re
from collections.abc import Iterator

from servicefolio.config import Settings
from servicefolio.diagnostics import START, Diagnostic
from servicefolio.kind import PROCESS_TITLES, Kind
from servicefolio.outputs.addresses import MANUAL, Addresses, markdown_path
from servicefolio.outputs.artifact import Artifact, text_artifact
from servicefolio.outputs.environment import environment
from servicefolio.outputs.manual.field_reference import field_groups
from servicefolio.outputs.manual.life import life_picture, state_rows
from servicefolio.outputs.nav import NavItem
from servicefolio.outputs.pages.page import DOCS
from servicefolio.registry import all_rules, kind_file, rule_page
from servicefolio.source.discover import UNUSED
from servicefolio.source.document import SourceFile
from servicefolio.source.parse import decode

_HEADING = re.compile(r"^#\s+(.+?)\s*#*$", re.MULTILINE)
_HOME = "index.md"
_HOME_TITLE = "Overview"
"""What the navigation calls the manual's first page, below the heading of the manual."""
_DECISIONS = "adr/"
_GENERATED = ("kinds/", "rules/", "settings.md")
"""Where the manual's pages come from kinds, rules and settings."""


def manual_files(
    files: tuple[SourceFile, ...], folder: str
) -> tuple[tuple[SourceFile, ...], tuple[Diagnostic, ...]]:
    """Name hand-written files by their places in the manual; report those that have none."""
    kept: list[SourceFile] = []
    problems: list[Diagnostic] = []
    names = {file.path.removeprefix(f"{folder}/") for file in files}
    for file in files:
        name = file.path.removeprefix(f"{folder}/")
        taken = name.startswith(_GENERATED) or (name == "README.md" and _HOME in names)
        unreadable = decode(file) if name.endswith(".md") else None
        if taken:
            message = "this page is not shown: the manual has another one in its place"
            hint = "give the file another name"
            problems.append(Diagnostic(file.path, START, UNUSED, message, UNUSED.severity, hint))
        elif isinstance(unreadable, Diagnostic):
            problems.append(unreadable)
        else:
            kept.append(SourceFile(name, file.data))
    return tuple(kept), tuple(problems)


def manual_artifacts(
    kinds: tuple[Kind, ...], addresses: Addresses, docs: tuple[SourceFile, ...]
) -> Iterator[Artifact]:
    """Write every page of the manual; `docs` are its hand-written files, by their names."""
    for file in docs:
        yield Artifact(f"{DOCS}{MANUAL}{file.path}", file.data)
    if not any(file.path == _HOME for file in docs):
        yield _page(MANUAL, "manual/home.md.jinja", kinds=kinds)
    yield _page(
        f"{MANUAL}kinds/", "manual/kinds.md.jinja", index=True, kinds=kinds, titles=PROCESS_TITLES
    )
    for kind in kinds:
        yield _page(
            addresses.reference(kind.name),
            "manual/kind.md.jinja",
            kind=kind,
            fields=field_groups(kind.model),
            life=life_picture(kind),
            states=state_rows(kind),
            default=kind.model.model_fields["state"].default,
            example=kind_file(kind, "example.yaml"),
            prose=kind_file(kind, "README.md"),
        )
    yield _page(f"{MANUAL}rules/", "manual/rules.md.jinja", index=True, rules=all_rules())
    for rule in all_rules():
        yield _page(
            addresses.rule(rule.id), "manual/rule.md.jinja", rule=rule, text=rule_page(rule)
        )
    yield _page(f"{MANUAL}settings/", "manual/settings.md.jinja", rows=_settings())


def manual_nav(docs: tuple[SourceFile, ...]) -> list[NavItem]:
    """List the manual's pages: hand-written ones by name, then the references, then decisions."""
    written = (file for file in docs if file.path.endswith(".md"))
    pages = sorted(written, key=lambda file: file.path)
    own: list[NavItem] = [
        {_HOME_TITLE: f"{MANUAL}{_HOME}"},
        *(
            {_title(file): f"{MANUAL}{file.path}"}
            for file in pages
            if file.path != _HOME and not file.path.startswith(_DECISIONS)
        ),
    ]
    references: list[NavItem] = [
        {"Kinds of record": f"{MANUAL}kinds/index.md"},
        {"Rules": f"{MANUAL}rules/index.md"},
        {"Settings": f"{MANUAL}settings.md"},
    ]
    decisions: list[NavItem] = [
        {_title(file): f"{MANUAL}{file.path}"} for file in pages if file.path.startswith(_DECISIONS)
    ]
    return [*own, *references, *([{"Decisions": decisions}] if decisions else [])]


def _title(file: SourceFile) -> str:
    found = _HEADING.search(file.data.decode("utf-8", "replace"))
    return found[1] if found else file.path.removesuffix(".md")


def _page(address: str, template: str, *, index: bool = False, **values: object) -> Artifact:
    path = f"{address}index.md" if index or address == MANUAL else markdown_path(address)
    return text_artifact(f"{DOCS}{path}", environment().get_template(template).render(**values))


def _settings() -> list[dict[str, str]]:
    """Describe every setting, with its default where it has one."""
    return [
        {
            "key": name,
            "default": _default(info.get_default(call_default_factory=True)),
            "description": " ".join((info.description or "").split()),
        }
        for name, info in Settings.model_fields.items()
    ]


def _default(value: object) -> str:
    """Write a default as TOML does, as far as settings go; nothing where there is none."""
    if isinstance(value, dict):
        return ", ".join(f"{key} = {item}" for key, item in value.items())
    return json.dumps(value) if value is not None else ""
