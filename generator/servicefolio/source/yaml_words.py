"""What libyaml's complaints mean to somebody who wrote a record."""

_COLON_HINT = (
    'a text with ": " in it needs quotes, or a block: `|` after the key and the text below it'
)
_BY_PROBLEM = {
    "mapping values are not allowed": (
        "a second colon makes this line look like two keys, or the line before lacks its colon",
        _COLON_HINT,
    ),
    "did not find expected key": (
        "here a key was expected at this indentation",
        "align it with the keys above; a text that goes on after its closing quote needs quotes "
        "around all of it",
    ),
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
    "found unknown escape character": (
        "a backslash inside double quotes begins an escape that YAML does not know",
        "use single quotes, where backslashes are plain, or a `|` block",
    ),
    "block sequence entries are not allowed": (
        "a list item cannot stand on the line of its key",
        "put the `- ` on a line of its own; a text that begins with a dash needs quotes",
    ),
    "could not find expected ':'": (
        "a key is not followed by a colon",
        "write `key: value`; a longer text belongs into a `|` block, indented below its key",
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
    "did not find expected digit or comma": (
        "a line that begins with % is a directive to YAML",
        "a text that begins with % needs quotes",
    ),
    "found unknown directive name": (
        "a line that begins with % is a directive to YAML",
        "a text that begins with % needs quotes",
    ),
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
    if "cannot start any token" in problem:
        return _cannot_start(lines[line][column : column + 1])
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
