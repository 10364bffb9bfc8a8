"""Fields become YAML text that people like to read, and that reads back as the same fields.

The loader takes every scalar for text; other readers do not. So a text is written plain only
where YAML 1.1 and 1.2 both take it for text, and a value of another type (a date, a number) is
written plain, since that is what it is to every reader.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal

import yaml

_INDENT = "  "
_LONGEST_FLOW = 72
_LONGEST_QUOTED = 160
_LONGEST_SIMPLE_KEY = 1_000
"""Beyond 1,024 characters YAML wants a question mark before a key."""

_RESOLVER = yaml.SafeLoader("")
_TEXT_TAG = "tag:yaml.org,2002:str"
_OTHER_VALUE = re.compile(
    r"[yYnN]|[-+]?(?:0o[0-7_]+|(?:\d[\d_]*(?:\.\d*)?|\.[\d_]+)(?:[eE][-+]?\d+)?|\d+(?::\d+)+(?:\.\d*)?)"
)
"""What some reader of YAML takes for something else than text, though PyYAML does not."""

_PLAIN = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`\\](?:(?!: | #)[^\t\n])*(?<![ :])")
_SIMPLE_WORDS = re.compile(r"[\w./+-]+(?: [\w./+-]+)*")
_NEEDS_ESCAPE = re.compile(
    "[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)


def dump(fields: Mapping[str, object]) -> str:
    """Write a mapping as a YAML document, its keys in their order."""
    return "".join(f"{line}\n" for line in _nested(fields, "")) if fields else "{}\n"


def scalar(value: object) -> str:
    """Write one value on one line.

    >>> scalar("no"), scalar("no change"), scalar(None), scalar(3)
    ('"no"', 'no change', 'null', '3')
    """
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | Decimal | date):
        return str(value)
    text = str(value)
    return text if _is_plain(text) else _quoted(text)


def _nested(value: object, pad: str) -> Iterator[str]:
    """Write the entries of a mapping or the items of a list, a line each or more."""
    if isinstance(value, Mapping):
        for key, item in value.items():
            name = scalar(str(key))
            if len(name) > _LONGEST_SIMPLE_KEY:
                yield f"{pad}? {name}"
                name = ""
            yield from _entry(f"{pad}{name}:", item, pad)
    else:
        for item in _items(value):
            if _is_block(item):
                first, *rest = _nested(item, pad + _INDENT)
                yield f"{pad}- {first[len(pad + _INDENT) :]}"
                yield from rest
            else:
                yield from _entry(f"{pad}-", item, pad)


def _entry(head: str, value: object, pad: str) -> Iterator[str]:
    """Write a value behind its key or dash, or below it where it is long."""
    if _is_block(value):
        yield head
        yield from _nested(value, pad + _INDENT)
    elif isinstance(value, str) and _reads_best_as_block(value):
        yield f"{head} |{_block_header(value)}"
        for line in value.removesuffix("\n").split("\n"):
            yield f"{pad}{_INDENT}{line}" if line else ""
    elif isinstance(value, str) and "\n" in value and value.strip():
        yield from _quoted_lines(head, value, pad + _INDENT)
    else:
        yield f"{head} {_inline(value)}"


def _inline(value: object) -> str:
    if isinstance(value, Mapping):
        return "{}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(scalar(item) for item in value)}]"
    return scalar(value)


def _items(value: object) -> Iterable[object]:
    assert isinstance(value, list | tuple)
    return value


def _is_block(value: object) -> bool:
    """Tell whether a value takes lines of its own: a mapping, or a list of more than words."""
    if isinstance(value, Mapping):
        return bool(value)
    return isinstance(value, list | tuple) and bool(value) and not _are_simple(value)


def _are_simple(items: Iterable[object]) -> bool:
    words = [
        item
        for item in items
        if isinstance(item, str) and _SIMPLE_WORDS.fullmatch(item) and _is_plain(item)
    ]
    return len(words) == len(list(items)) and sum(map(len, words)) <= _LONGEST_FLOW


def _is_plain(text: str) -> bool:
    """Tell whether every reader of YAML takes the bare text for this text."""
    return bool(
        _PLAIN.fullmatch(text)
        and not _NEEDS_ESCAPE.search(text)
        and not _OTHER_VALUE.fullmatch(text)
        and _RESOLVER.resolve(yaml.ScalarNode, text, (True, False)) == _TEXT_TAG  # type: ignore[no-untyped-call] # no stubs
    )


def _quoted(text: str) -> str:
    """Quote a text; JSON's strings are YAML's double-quoted ones."""
    if _NEEDS_ESCAPE.search(text) or not re.search(r'["\\]', text) or re.search(r"['\t\n]", text):
        return _escape_all(json.dumps(text, ensure_ascii=False))
    return f"'{text}'"


def _quoted_lines(head: str, text: str, pad: str) -> Iterator[str]:
    """Quote a text line by line, where a block cannot hold a character of it."""
    first, *rest = text.removesuffix("\n").split("\n")
    end = "\\n" if text.endswith("\n") else ""
    # White space at the beginning of a line would be taken for its indentation.
    rest = [f"\\{_escaped(line)}" if line.startswith(" ") else _escaped(line) for line in rest]
    *before, last = [f'{head} "{_escaped(first)}', *(f"{pad}{line}" for line in rest)]
    yield from (f"{line}\\n\\" for line in before)
    yield f'{last}{end}"'


def _escaped(line: str) -> str:
    """Write what stands between the quotes."""
    return _escape_all(json.dumps(line, ensure_ascii=False))[1:-1]


def _escape_all(quoted: str) -> str:
    return _NEEDS_ESCAPE.sub(lambda match: f"\\u{ord(match.group()):04X}", quoted)


def _reads_best_as_block(text: str) -> bool:
    if _NEEDS_ESCAPE.search(text) or not text.strip():
        return False
    return "\n" in text or (len(text) > _LONGEST_QUOTED and not _is_plain(text))


def _block_header(text: str) -> str:
    """Say how deep the block is indented where its text hides that, and how it ends."""
    indentation = str(len(_INDENT)) if text[0] in " \t\n" else ""
    if not text.endswith("\n"):
        return f"{indentation}-"
    return f"{indentation}+" if text.endswith("\n\n") else indentation
