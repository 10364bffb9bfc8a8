"""The Jinja environment: where templates lie, and the filters that make text safe in a page.

Nothing is escaped by itself, since Markdown has its own escapes: every value passes `inline`,
`verbatim` or `prose`. The contract test of the kinds renders hostile text in every field, so
that a forgotten filter cannot pass.
"""

import re
from functools import cache
from html import escape as html_escape
from importlib import resources

from jinja2 import (
    ChoiceLoader,
    DictLoader,
    Environment,
    PackageLoader,
    PrefixLoader,
    StrictUndefined,
)

from servicefolio.derive.service_catalogue import shelf_title
from servicefolio.outputs.pictures.drawing import lay_out
from servicefolio.outputs.pictures.plotting import plot
from servicefolio.outputs.prose import render_prose, render_verbatim
from servicefolio.registry import all_kinds, kind_file
from servicefolio.source.dump import scalar
from servicefolio.text import escape, plural, visible

PAGE_TEMPLATE = "page.md.jinja"
_MARK = re.compile(r"([\\`*_\[\]<>])")
_NUMBER = re.compile(r"\+?[0-9](?:[ ()/.-]?[0-9]){2,}")


@cache
def environment() -> Environment:
    """Make the environment that renders every page."""
    own_pages = {
        kind.name: DictLoader({PAGE_TEMPLATE: text})
        for kind in all_kinds()
        if (text := kind_file(kind, PAGE_TEMPLATE)) is not None
    }
    made = Environment(
        loader=ChoiceLoader(
            [
                PackageLoader("servicefolio", "outputs/templates"),
                PrefixLoader({"kinds": PrefixLoader(own_pages)}),
            ]
        ),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,  # noqa: S701 - pages are Markdown; see above
    )
    made.filters |= {
        "inline": inline,
        "verbatim": render_verbatim,
        "front_matter": front_matter,
        "words": words,
        "plural": plural,
        "laid_out": lay_out,
        "plotted": plot,
        "shown": shown,
        "described": described,
        "plain": plain,
        "dialled": dialled,
        "number_in": number_in,
        "shelf": shelf_title,
    }
    return made


def asset(name: str) -> bytes:
    """Read a file of the stylesheets and scripts that every site gets."""
    return resources.files("servicefolio.outputs").joinpath("assets", name).read_bytes()


def inline(value: object) -> str:
    """Write a value into a line of text, a table cell or an attribute."""
    return escape(str(value))


def shown(value: object) -> str:
    """Write a value like `inline`, with stand-ins for what would turn the text around."""
    return escape(visible(" ".join(str(value).split())))


def described(value: str) -> str:
    """Render what the product says of itself, such as a field's description, as HTML."""
    return render_prose(value, lambda _identifier, _part: None)


def plain(value: object) -> str:
    r"""Write a value into a line of Markdown that is read as it stands, by programs and people.

    >>> plain("Mail [new]\nand *more*")
    'Mail \\[new\\] and \\*more\\*'
    """
    return _MARK.sub(r"\\\1", visible(" ".join(str(value).split())))


def number_in(value: object) -> str:
    """Find the number that a text begins with, such as one with a note behind it.

    >>> number_in("+49 40 66969 149 (duty phone)")
    '+49 40 66969 149'
    >>> number_in("by radio on channel 16")
    ''
    """
    found = _NUMBER.match(str(value))
    return found[0] if found else ""


def dialled(number: object) -> str:
    """Write a number as it is dialled.

    >>> dialled("+49 40 66969 149")
    '+494066969149'
    """
    return "".join(character for character in str(number) if character in "+0123456789")


def front_matter(value: object) -> str:
    """Write a text as a value of a page's front matter, which themes place unescaped in HTML."""
    return scalar(html_escape(str(value)))


def words(value: object) -> str:
    """Show an identifier such as `fix_in_progress` in words."""
    return str(value).replace("_", " ")
