"""Diagnostics as GitHub workflow commands, which the run shows beside the lines of the change."""

from collections.abc import Iterable, Iterator

from servicefolio.diagnostics import Diagnostic, Severity, tally
from servicefolio.text import plural, visible

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_ESCAPES_OF_TEXT = str.maketrans({"%": "%25"})
_ESCAPES_OF_PROPERTIES = str.maketrans({"%": "%25", ":": "%3A", ",": "%2C"})
"""Line breaks need none: `visible` leaves none."""


def render(diagnostics: Iterable[Diagnostic]) -> str:
    """Write one command a line for what is to be mended, and a closing line that counts."""
    found = tuple(diagnostics)
    commands = [_command(item) for item in found if item.counts]
    return "\n".join((*commands, _summary(found))) + "\n"


def _command(diagnostic: Diagnostic) -> str:
    place = diagnostic.position
    properties = {
        "file": diagnostic.path,
        "line": str(place.line),
        "endLine": str(place.line),
        "col": str(place.column),
        "endColumn": str(place.column + place.width),
        "title": diagnostic.rule.id,
    }
    written = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    message = "%0A".join(_text(line) for line in _lines(diagnostic))
    return f"::{_COMMANDS[diagnostic.severity]} {written}::{message}"


def _lines(diagnostic: Diagnostic) -> Iterator[str]:
    yield diagnostic.message
    for related in diagnostic.related:
        yield f"see {related.path}:{related.position.line}: {related.message}"
    if diagnostic.hint:
        yield f"hint: {diagnostic.hint}"


def _text(line: str) -> str:
    """Escape what ends a command; what else acts on a terminal is made visible."""
    return visible(line).translate(_ESCAPES_OF_TEXT)


def _property(text: str) -> str:
    return visible(text).translate(_ESCAPES_OF_PROPERTIES)


def _summary(diagnostics: Iterable[Diagnostic]) -> str:
    """Count in words; the reasons stay out, since a log line may hide a command anywhere."""
    counts = tally(diagnostics)
    before = f"; {counts.before} there before" if counts.before else ""
    return (
        f"{plural(counts.errors, 'error')}, {plural(counts.warnings, 'warning')}, "
        f"{plural(counts.notes, 'note')}; {counts.ignored} ignored{before}"
    )
