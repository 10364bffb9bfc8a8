"""Diagnostics for people: place, reason, the source line with a caret, what to do."""

from collections.abc import Iterable, Iterator

from servicefolio.diagnostics import Diagnostic, Position, tally
from servicefolio.text import plural, visible

_WIDEST_EXCERPT = 110
_BEFORE_CARET = 50


def render(diagnostics: Iterable[Diagnostic]) -> str:
    """Write diagnostics and a closing line that counts them."""
    found = tuple(diagnostics)
    blocks = ["\n".join(map(visible, _block(item))) for item in found if item.counts]
    return "\n\n".join((*blocks, summary(found))) + "\n"


def summary(diagnostics: Iterable[Diagnostic]) -> str:
    """Count diagnostics in words."""
    counts = tally(diagnostics)
    parts = [
        plural(count, noun)
        for count, noun in (
            (counts.errors, "error"),
            (counts.warnings, "warning"),
            (counts.notes, "note"),
        )
        if count
    ]
    nothing = "No new problems" if counts.before else "No problems found"
    text = ", ".join(parts) if parts else nothing
    if counts.before:
        text += f"; {plural(counts.before, 'finding was', 'findings were')} there before"
    if counts.ignored:
        text += f" ({counts.ignored} ignored: {_listed(counts.reasons)})"
    return visible(text)


def _listed(reasons: tuple[str, ...]) -> str:
    """Write reasons; several each in quotes, since they may hold any punctuation themselves."""
    return reasons[0] if len(reasons) == 1 else ", ".join(f'"{reason}"' for reason in reasons)


def _block(diagnostic: Diagnostic) -> Iterator[str]:
    place = f"{diagnostic.path}:{diagnostic.position.line}:{diagnostic.position.column}"
    yield f"{place}: {diagnostic.severity} [{diagnostic.rule.id}] {diagnostic.message}"
    if diagnostic.excerpt is not None and diagnostic.position.width:
        yield from _caret(diagnostic.excerpt, diagnostic.position)
    for related in diagnostic.related:
        yield f"  see {related.path}:{related.position.line}: {related.message}"
    if diagnostic.hint:
        yield f"  hint: {diagnostic.hint}"


def _caret(line: str, position: Position) -> Iterator[str]:
    """Show the line, cut around the place where it is long, and point at the place."""
    start = position.column - 1
    cut = max(start - _BEFORE_CARET, 0) if len(line) > _WIDEST_EXCERPT else 0
    shown = line[cut : cut + _WIDEST_EXCERPT]
    before, after = "…" if cut else "", "…" if len(line) > cut + _WIDEST_EXCERPT else ""
    width = max(min(position.width, len(shown) - (start - cut)), 1)
    indent = "".join("\t" if character == "\t" else " " for character in shown[: start - cut])
    number = str(position.line)
    yield f"  {number} | {before}{shown}{after}"
    yield f"  {' ' * len(number)} | {' ' * len(before)}{indent}{'^' * width}"
