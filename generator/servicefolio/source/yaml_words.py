"""What libyaml's complaints mean to somebody who wrote a record."""

_COLON_HINT = (
    'a text with ": " in it needs quotes, or a block: `|` after the key and the text below it'
)
_BACKSLASH = (
    "a backslash inside double quotes begins an escape that YAML does not know",
    "use single quotes, where backslashes are plain, or a `|` block",
)
_DIRECTIVE = (
    "a line that begins with % is a directive to YAML",
    "a text that begins with % needs quotes",
)
_BY_PROBLEM = {
    "did not find expected '-' indicator": (
        "a list is followed by something that is not an item of it",
        "begin the line with `- `, or move it out to the list's key",
    ),
    "did not find expected ',' or ']'": (
        "the list that [ opens is not closed",
        "close it with ], or quote the text if it only begins with [",
    ),
    "did not find expected ',' or '}'": (
        "the mapping that { opens is not closed",
        "close it with }, or quote the text if it only begins with {",
    ),
    "did not find expected node content": (
        "a value is missing between brackets or braces",
        "close what is open, or quote the text if it only begins with [ or {",
    ),
    "found unexpected end of stream": (
        "a quote is opened and never closed",
        "close the quote; inside single quotes an apostrophe is written twice",
    ),
    "found unexpected document indicator": (
        "a quote is opened and never closed before the end of the document",
        "close the quote",
    ),
    "found unknown escape character": _BACKSLASH,
    "did not find expected hexdecimal number": _BACKSLASH,
    "found invalid Unicode character escape code": _BACKSLASH,
    "block sequence entries are not allowed": (
        "a list item cannot stand on the line of its key",
        "put the `- ` on a line of its own; a text that begins with a dash needs quotes",
    ),
    "could not find expected ':'": (
        "a key is not followed by a colon",
        "write `key: value`, with a space after the colon; a long text goes into a `|` block",
    ),
    "found a tab character": (
        "a tab is used for indentation",
        "indent with spaces; YAML allows no tabs there",
    ),
    "did not find expected comment or line break": (
        "after | or > nothing else may stand on the line",
        "put the text below it, indented; a text that begins with | or > needs quotes",
    ),
    "did not find expected <document start>": (
        "the text goes on after the end of the document",
        "remove what follows, or begin a new document with ---",
    ),
    "found unexpected non-alphabetical character": _DIRECTIVE,
    "could not find expected directive name": _DIRECTIVE,
    "found unknown directive name": _DIRECTIVE,
    "did not find expected alphabetic or numeric character": (
        "& and * begin a YAML anchor or alias, and no name follows",
        "a text that begins with & or * needs quotes, or a `|` block",
    ),
    "found undefined tag handle": (
        "a value begins with !, which is a tag to YAML",
        "a text that begins with ! needs quotes",
    ),
}


def in_words(
    context: str | None, problem: str | None, lines: list[str], line: int, column: int
) -> tuple[str, str | None]:
    """Word a complaint; (message, hint). Lines and columns count from 0 here."""
    problem = problem or "not valid YAML"
    before = lines[line][:column]
    if "cannot start any token" in problem:
        return _cannot_start(lines[line][column : column + 1])
    if "mapping values are not allowed" in problem:
        return _stray_colon(before, lines[line - 1] if line else "")
    if "did not find expected key" in problem:
        return _no_key(before.rstrip()[-1:])
    for words, (message, hint) in _BY_PROBLEM.items():
        if words in problem:
            return message, hint
    return f"not valid YAML: {f'{context}, ' if context else ''}{problem}", None


def _cannot_start(character: str) -> tuple[str, str]:
    if character == "\t":
        return _BY_PROBLEM["found a tab character"]
    return (
        f"a text cannot begin with {character or 'this'} in YAML",
        'put the text in quotes: "..."',
    )


def _stray_colon(before: str, above: str) -> tuple[str, str]:
    """Tell a second colon on a line from a line that YAML took for a part of the one above."""
    if ": " in before:
        return "a second colon makes this line look like two keys", _COLON_HINT
    if _indentation(before) > _indentation(above):
        return (
            "this line is indented deeper than the one above, which has a value already",
            "align it with the keys above",
        )
    return "the line above is not a key with its colon", "write `key: value` there"


def _no_key(end_of_value: str) -> tuple[str, str]:
    """Tell what goes on after a closing quote or bracket from a line that is not aligned."""
    if end_of_value in {'"', "'"}:
        return (
            "the text goes on after its closing quote",
            "quote all of it; inside single quotes an apostrophe is written twice",
        )
    if end_of_value in {"]", "}"}:
        return (
            f"the text goes on after its closing {end_of_value}",
            "a text that begins with [ or { needs quotes around all of it",
        )
    return "here a key was expected at this indentation", "align it with the keys above"


def _indentation(line: str) -> int:
    return len(line) - len(line.lstrip())
