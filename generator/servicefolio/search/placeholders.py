"""Placeholders in messages: what stands for the part that is another one each time."""

import re
from collections.abc import Iterator

PLACEHOLDER = re.compile(
    r"\$?\{\{?[\w .:!/\-]{0,60}\}?\}"  # {name}, {}, {0:d}, ${name}, {{ name }}
    r"|<[A-Za-z_][\w .:/\-]{0,60}>"  # <name>
    r"|%\([\w]{1,40}\)[a-z]"  # %(name)s
    r"|%[0-9]?(?:\.[0-9]{1,2}|\.\*)?(?:l{1,2}|h{1,2}|z)?[sdiuxXfgpc@]\b"  # %s, %5d, %.2f, %lu, %@
    r"|%[1-9][0-9]?\b(?![%.,])",  # %1, as in Windows
    re.ASCII,
)
"""A placeholder in one of the ways in which programs and people write them."""


def fixed_parts(template: str) -> Iterator[str]:
    """Split a template into what never changes: before, between and behind its placeholders.

    >>> list(fixed_parts("cannot open {file}: %s"))
    ['cannot open ', ': ', '']
    """
    yield from PLACEHOLDER.split(template)
