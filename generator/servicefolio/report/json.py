"""Diagnostics for programs: one JSON object with every detail, also of what is ignored."""

import json
from collections.abc import Iterable

from servicefolio import __version__
from servicefolio.diagnostics import Diagnostic, Position, Related, tally


def render(diagnostics: Iterable[Diagnostic]) -> str:
    """Write diagnostics as one JSON object, in ASCII; lines and columns count from 1."""
    found = tuple(diagnostics)
    counts = tally(found)
    report = {
        "tool": "servicefolio",
        "version": __version__,
        "summary": {
            "errors": counts.errors,
            "warnings": counts.warnings,
            "notes": counts.notes,
            "ignored": counts.ignored,
            "before": counts.before,
        },
        "diagnostics": [_diagnostic(item) for item in found],
    }
    return json.dumps(report, indent=2) + "\n"


def _diagnostic(diagnostic: Diagnostic) -> dict[str, object]:
    return {
        "path": diagnostic.path,
        **_place(diagnostic.position),
        "rule": diagnostic.rule.id,
        "severity": str(diagnostic.severity),
        "message": diagnostic.message,
        "hint": diagnostic.hint,
        "record": diagnostic.record,
        "excerpt": diagnostic.excerpt,
        "ignored": diagnostic.ignored,
        "before": diagnostic.before,
        "related": [_related(item) for item in diagnostic.related],
    }


def _related(related: Related) -> dict[str, object]:
    return {"path": related.path, **_place(related.position), "message": related.message}


def _place(position: Position) -> dict[str, object]:
    return {
        "line": position.line,
        "column": position.column,
        "end_column": position.column + position.width,
    }
