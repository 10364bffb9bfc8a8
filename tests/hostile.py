"""Texts that try to be more than text: to YAML, Jinja, Markdown, its extensions, or HTML.

Every text of a record is spelled with them, at its beginning and its end, in several variants, so
that a filter that a template forgets cannot pass.
"""

from functools import cache

from tests.authored import UNWRITTEN, Sort, Words

LINES = (
    "<script>alert(1)</script>",
    "</title></head><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)' x='",
    "</code></pre></div><h1>owned</h1>",
    "<!-- comment --> <?php echo 1 ?> <![CDATA[ data ]]>",
    "&lt;b&gt; &amp;amp; &#60;i&#62; &nbsp; &copy",
    "{{ 7*7 }} {% raw %} {# gone #} {{ site }} {%- endraw -%}",
    "[x](javascript:alert(1)) ![x](data:text/html,x) <javascript:alert(1)>",
    '[x](https://example.org "t" onclick="alert(1)")',
    "| a | b |",
    "|---|---|",
    "``` {.x onclick=alert(1)}",
    "~~~",
    "`a``b",
    '--8<-- "pyproject.toml"',
    "{: .x onclick=alert(1) }",
    "{ .annotate }",
    "*[abbr]: expansion",
    "[^1]: footnote",
    "[ref]: https://example.org",
    ":material-home: :smile: :x:",
    r"$$x^2$$ \(y\) \[z\]",
    f"[[{UNWRITTEN}]] [[#part]] [[]] ]]",
    r"\\server\share\* C:\new\table \<b\> \n \u0041",
    "- [ ] task",
    "# heading #",
    "## heading ## {#owned .x}",
    "===",
    "---",
    "> quote",
    "!!! danger",
    '??? note "x"',
    '=== "Tab"',
    "***a*** __b__ ~~c~~ ==d== ^^e^^ H~2~O",
    "%s %(x)s ${HOME} $(id) %YAML 1.2",
    "a<br>b<hr/>c",
    "https://example.org/<b>?a=1&b=2 <https://e x>",
    "two  spaces  and\ta tab",
    "ünïcödé \u202eevil\u202c \xa0nbsp\u2003em \U0001f600 \u200b \ufffd",
    "a\x85next \u2028line \u2029paragraph",
    '{"json": [1, "two"], \'x\': null}',
    "key: value # comment",
    "@at %percent !bang &anchor *alias",
    "     five spaces     ",
    "\xa0\u2003other spaces\u2003\xa0",
    "0x800B0109 no 12:30 010 ~ null",
)
"""One line each."""

VARIANTS = 5
_OPENS_A_FENCE = ("```", "~~~")
_OPENS_AN_ADMONITION = ("!!!", "???")


@cache
def words(variant: int) -> Words:
    """Make a maker of hostile texts; a number in each tells which field it stands in."""

    def make(sort: Sort, number: int) -> str:
        turn = number + variant * 9
        first, last = LINES[turn % len(LINES)], LINES[(turn * 7 + 3) % len(LINES)]
        if sort == "url":
            return f"https://example.org/{number}?q={'%20'.join(first.split())}"
        if sort == "prose":
            return f"w{number}w"
        if sort == "verbatim":
            return f"{first}\n\n  {last} w{number}w \n\t{first}\n"
        if variant == 0:
            return f"{_rotated(turn)} w{number}w"
        return f"{first} w{number}w {last}"

    return make


@cache
def prose_words(variant: int) -> Words:
    """Make a maker of texts of which only the prose is hostile."""

    def make(sort: Sort, number: int) -> str:
        plain = f"w{number}w"
        if sort != "prose":
            return f"https://example.org/{plain}" if sort == "url" else plain
        turn = number + variant * 9
        line = LINES[turn % len(LINES)]
        if variant == 0 or line.startswith(_OPENS_AN_ADMONITION):
            return f"{plain}\n\n{_paragraphs(turn)}\n\n{plain}"
        if line.startswith(_OPENS_A_FENCE):
            return f"{plain}\n\n{line[:3]}\n{line} {plain}\n"
        return f"{line} {plain}\n{line}\n\n- {line}\n\n    {line}\n"

    return make


def _rotated(turn: int) -> str:
    start = turn % len(LINES)
    return " ".join((*LINES[start:], *LINES[:start]))


def _paragraphs(turn: int) -> str:
    start = turn % len(LINES)
    ordered = (*LINES[start:], *LINES[:start])
    opening = (*_OPENS_A_FENCE, *_OPENS_AN_ADMONITION)
    return "\n\n".join(line for line in ordered if not line.startswith(opening))
