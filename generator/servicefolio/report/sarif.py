"""Diagnostics in SARIF 2.1.0, the format of code scanning services and editors."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from urllib.parse import quote

from servicefolio import __version__
from servicefolio.diagnostics import Diagnostic, Position, Related, Rule
from servicefolio.registry import all_rules, rule_page

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_FINGERPRINT = "primaryLocationLineHash"
"""The name under which GitHub looks for the fingerprint of a result."""
_FINGERPRINT_LENGTH = 16


def render(diagnostics: Iterable[Diagnostic]) -> str:
    """Write one run with every rule and a result for each diagnostic, in ASCII."""
    rules = all_rules()
    indexes = {rule.id: index for index, rule in enumerate(rules)}
    seen: Counter[tuple[str, str]] = Counter()
    run = {
        "tool": {
            "driver": {
                "name": "servicefolio",
                "semanticVersion": __version__,
                "rules": [_rule(rule) for rule in rules],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": [_result(item, indexes, seen) for item in diagnostics],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def _rule(rule: Rule) -> dict[str, object]:
    page = rule_page(rule)
    return {
        "id": rule.id,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": page.partition("\n\n")[0]},
        "help": {"text": page, "markdown": page},
        "defaultConfiguration": {"level": str(rule.severity)},
    }


def _result(
    diagnostic: Diagnostic, indexes: Mapping[str, int], seen: Counter[tuple[str, str]]
) -> dict[str, object]:
    hint = f"\nhint: {diagnostic.hint}" if diagnostic.hint else ""
    result: dict[str, object] = {
        "ruleId": diagnostic.rule.id,
        "ruleIndex": indexes[diagnostic.rule.id],
        "level": str(diagnostic.severity),
        "message": _message(diagnostic.message + hint),
        "locations": [{"physicalLocation": _place(diagnostic.path, diagnostic.position)}],
        "partialFingerprints": {_FINGERPRINT: _fingerprint(diagnostic, seen)},
    }
    if diagnostic.related:
        result["relatedLocations"] = [
            _related(number, item) for number, item in enumerate(diagnostic.related, start=1)
        ]
    if diagnostic.before is not None:
        result["baselineState"] = "unchanged" if diagnostic.before else "new"
    if diagnostic.ignored is not None:
        result["suppressions"] = [
            {"kind": "inSource", "status": "accepted", "justification": diagnostic.ignored}
        ]
    return result


def _message(text: str) -> dict[str, str]:
    """Keep braces from being placeholders (SARIF 3.11.5), and brackets from being links."""
    return {"text": text.replace("{", "{{").replace("}", "}}").replace("](", "] (")}


def _place(path: str, position: Position) -> dict[str, object]:
    region = {"startLine": position.line}
    if position.width:
        region["startColumn"] = position.column
        region["endColumn"] = position.column + position.width
    location = {"uri": quote(path), "uriBaseId": "%SRCROOT%"}
    return {"artifactLocation": location, "region": region}


def _related(number: int, related: Related) -> dict[str, object]:
    return {
        "id": number,
        "physicalLocation": _place(related.path, related.position),
        "message": _message(related.message),
    }


def _fingerprint(diagnostic: Diagnostic, seen: Counter[tuple[str, str]]) -> str:
    """Name a result so that it is known again when it moves to another line of its file.

    Neither its place nor its message counts, as a message may hold a line number or a count of
    days. Equal results of a file are numbered.
    """
    parts = (diagnostic.rule.id, diagnostic.record or "", (diagnostic.excerpt or "").strip())
    digest = hashlib.sha256("\0".join(parts).encode()).hexdigest()[:_FINGERPRINT_LENGTH]
    seen[diagnostic.path, digest] += 1
    return f"{digest}:{seen[diagnostic.path, digest]}"
