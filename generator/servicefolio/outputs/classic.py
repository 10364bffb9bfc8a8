"""Makes one classic script of our JavaScript modules: browsers load no module from a disk.

It knows the narrow form in which our modules are written, and refuses everything else, so that
what it makes does what they do. Each module becomes a function that runs when it is first
imported; one that is imported by `import()` runs no earlier than there.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter

from servicefolio.outputs.environment import environment

_TEMPLATE = "classic.js.jinja"
_IMPORT = re.compile(r'import \{ ([^{}"]+) \} from "\./([a-z-]+\.js)";')
_EXPORT = re.compile(r"export (?=(?:(?:async )?function\*? |class |const )(\w+))")
_LATER = re.compile(r'\bimport\("\./([a-z-]+\.js)"\)')
_COMMENT = re.compile(r"\s*(?:/?\*|//)")
_REFUSED = re.compile(r"\b(?:import|export)\b|\$(?:load|later|modules)\b")
_AWAITS = re.compile(r"(?!async )\S.*\bawait\b")
"""A line that waits outside of every function: those inside of one are indented."""


class NotTranslatedError(Exception):
    """A module has what only modules have, in a form that is not known here; its line is named."""


@dataclass(frozen=True, slots=True)
class _Module:
    """A module as the body of a function."""

    name: str
    lines: tuple[str, ...]
    exports: tuple[str, ...]
    wants: Mapping[str, frozenset[str]]
    """What it imports of which module when it begins."""
    later: frozenset[str]
    """The modules that it imports when it needs them."""


def classic(modules: Mapping[str, str], entries: Iterable[str]) -> str:
    """Write modules, given by name, as one script that runs the entries in their order."""
    translated = {name: _translate(name, text) for name, text in sorted(modules.items())}
    for module in translated.values():
        _refuse_missing(module, translated)
    _refuse_circles(translated)
    return (
        environment().get_template(_TEMPLATE).render(modules=translated.values(), entries=entries)
    )


def _translate(name: str, text: str) -> _Module:
    lines: list[str] = []
    exports: list[str] = []
    wants: dict[str, frozenset[str]] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if found := _IMPORT.fullmatch(line):
            parts = [part.split(" as ") for part in found[1].split(", ")]
            wants[found[2]] = wants.get(found[2], frozenset()) | {part[0] for part in parts}
            lines.append(f'const {{ {", ".join(map(": ".join, parts))} }} = $load("{found[2]}");')
            continue
        plain = line
        if found := _EXPORT.match(line):
            exports.append(found[1])
            plain = line[found.end() :]
        if not _COMMENT.match(line) and _is_unknown(_LATER.sub("", plain)):
            raise NotTranslatedError(f"{name}:{number}: {line.strip()}")
        lines.append(_LATER.sub(r'$later("\1")', plain))
    return _Module(name, tuple(lines), tuple(exports), wants, frozenset(_LATER.findall(text)))


def _is_unknown(line: str) -> bool:
    return bool(_REFUSED.search(line) or _AWAITS.match(line))


def _refuse_missing(module: _Module, modules: Mapping[str, _Module]) -> None:
    for other in (*module.wants, *sorted(module.later)):
        if other not in modules:
            raise NotTranslatedError(f"{module.name}: there is no {other}")
    for other, names in module.wants.items():
        for name in sorted(names.difference(modules[other].exports)):
            raise NotTranslatedError(f"{module.name}: {other} exports no {name}")


def _refuse_circles(modules: Mapping[str, _Module]) -> None:
    """Refuse modules that need each other before either could run."""
    try:
        TopologicalSorter({name: module.wants for name, module in modules.items()}).prepare()
    except CycleError as error:
        raise NotTranslatedError(f"in a circle: {' > '.join(error.args[1])}") from error
