"""Makes records, documents and repositories in one line, for tests that need no files."""

from datetime import date
from pathlib import Path

from servicefolio import pipeline
from servicefolio.config import Settings
from servicefolio.diagnostics import START, Diagnostic, Position, Rule, Severity
from servicefolio.examine import Base, Sources
from servicefolio.graph.catalog import Catalog, Entry
from servicefolio.graph.link import Linked, link
from servicefolio.records.base import Record
from servicefolio.registry import kinds_by_name
from servicefolio.rules.engine import Check, Context, Finding
from servicefolio.settings_file import SETTINGS_FILE, load_settings
from servicefolio.source.discover import discover, discover_docs
from servicefolio.source.document import Document, SourceFile, SourceText
from servicefolio.source.parse import Parsed, parse

TODAY = date(2026, 11, 23)
"""The day that all tests speak of."""

MADE_BY_HAND = frozenset(
    {
        "file-link", "file-unreadable", "import-conflict", "import-file", "import-map",
        "import-row", "link-dead", "link-moved", "link-unknown",
    }
)  # fmt: skip
"""Rules whose faults no file in a repository can have; the tests of their modules make them."""

TOLD_IN_WORDS = MADE_BY_HAND | frozenset(
    {"file-encoding", "file-too-large", "yaml-character", "yaml-line-length"}
)
"""Rules whose pages cannot show their faults, and tell of them in words."""

_REQUIRED: dict[str, dict[str, object]] = {
    "calendar": {"hours": "mon-fri 08:00-17:00"},
    "decision": {"context": "It has to be decided."},
    "design_document": {"service": "vpn", "aspect": "security"},
    "improvement": {"why": "It hurts."},
    "known_error": {"services": "vpn"},
    "objective": {"statement": "Work from anywhere"},
    "opportunity": {"benefit": "It pays."},
    "risk": {"event": "It breaks", "likelihood": "2", "impact": "4"},
    "offering": {"service": "vpn"},
    "ola": {"provider": "network", "valid_from": "2026-01-01"},
    "service": {"summary": "Reach the office network from home"},
    "sla": {"valid_from": "2026-01-01"},
    "underpinning_contract": {"provider": "tidewire", "valid_from": "2026-01-01"},
}


def record(kind: str, identifier: str, **fields: object) -> Record:
    """Make a record of a kind, with whatever the kind requires."""
    given = {"id": identifier, "title": identifier, **_REQUIRED.get(kind, {}), **fields}
    return kinds_by_name()[kind].model.model_validate(given)


def service(identifier: str = "vpn", **fields: object) -> Record:
    """Make a service."""
    return record("service", identifier, **fields)


def team(identifier: str = "network", **fields: object) -> Record:
    """Make a team."""
    return record("team", identifier, **fields)


def known_error(identifier: str = "vpn-root-ca", **fields: object) -> Record:
    """Make a known error."""
    return record("known_error", identifier, **fields)


def entry(made: Record, path: str | None = None) -> Entry:
    """Pretend that a record was read from a file."""
    file = path or f"{kinds_by_name()[made.KIND].folder}/{made.id}.yaml"
    return Entry(made, Document(SourceText(file, "", {(): START}, {}), {}))


def linked(*records: Record) -> Linked:
    """Link records, each as if from a file of its own."""
    return link(entry(made) for made in records)


def catalog(*records: Record) -> Catalog:
    """Make a catalogue of records."""
    return linked(*records).catalog


def findings(check: Check, *records: Record, settings: Settings | None = None) -> list[Finding]:
    """Run one rule over records."""
    return list(check.find(Context(catalog(*records), settings or Settings(), TODAY)))


def parsed(text: str | bytes, path: str = "kb/known-errors/vpn-root-ca.yaml") -> Parsed:
    """Parse a text as the file at a path."""
    data = text if isinstance(text, bytes) else text.encode()
    return parse(SourceFile(path, data), Settings())


def document(text: str, path: str = "kb/known-errors/vpn-root-ca.yaml") -> Document:
    """Parse a text that holds one record and no problem."""
    result = parsed(text, path)
    assert not result.diagnostics
    (only,) = result.documents
    return only


def diagnostic(message: str = "something is wrong", **changes: object) -> Diagnostic:
    """Make a diagnostic, as a known error's second line might cause it."""
    values: dict[str, object] = {
        "path": "kb/known-errors/vpn-root-ca.yaml",
        "position": Position(2, 11, 3),
        "rule": Rule("ref-dangling", Severity.ERROR, "A reference leads to no record"),
        "message": message,
        "severity": Severity.ERROR,
    }
    return Diagnostic(**(values | changes))  # type: ignore[arg-type] # checked by the tests


def write_files(root: Path, files: dict[str, str | bytes]) -> Path:
    """Write files below a folder, by their paths, and return the folder."""
    for path, content in files.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return root


def check(root: Path) -> tuple[Diagnostic, ...]:
    """Check the repository in a folder; what it was before may lie in its folder base/."""
    earlier = root / "base"
    base = Base(sources_at(earlier)) if earlier.is_dir() else None
    return pipeline.check(pipeline.open_repository(root, TODAY), base=base).diagnostics


def sources_at(root: Path) -> Sources:
    """Read a repository on the disk, which may lack catalog/ and kb/."""
    file = root / SETTINGS_FILE
    text = file.read_text("utf-8") if file.is_file() else ""
    settings, problems = load_settings(text)
    docs = discover_docs(root, settings)
    return Sources(settings, problems, text, discover(root, settings), docs)


def check_files(root: Path, files: dict[str, str | bytes]) -> tuple[Diagnostic, ...]:
    """Check a repository of some files, written below a folder."""
    (root / "catalog").mkdir(parents=True, exist_ok=True)
    return check(write_files(root, files))
