"""Foreign names become ids, the same for the same name in every import.

An id does not depend on the order of rows: where several names would make the same id, all of
them get a suffix, and the suffix is made of the name alone.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from servicefolio.records.scalars import IDENTIFIER_LENGTH, identifier_problem
from servicefolio.text import slug

_SUFFIX_LENGTH = 8


@dataclass(frozen=True, slots=True)
class Identifiers:
    """Makes ids of names; knows which would be made of more than one name."""

    shared: frozenset[str] = frozenset()

    def of(self, name: str) -> str:
        """Make the id of a name: the name itself where it can be an id, else its slug.

        >>> Identifiers().of("Remote access (VPN)"), Identifiers().of("KB-0042")
        ('remote-access-vpn', 'KB-0042')
        """
        plain = _plain(name)
        if plain.casefold() not in self.shared and identifier_problem(plain) is None:
            return plain
        suffix = hashlib.sha256(f"{_tidy(name).casefold()} {plain}".encode()).hexdigest()[
            :_SUFFIX_LENGTH
        ]
        stem = plain.lower()[: IDENTIFIER_LENGTH - _SUFFIX_LENGTH - 1].strip("-")
        return f"{stem or 'x'}-{suffix}"


def identifiers_for(names: Iterable[str]) -> Identifiers:
    """Prepare the ids of all names of a table."""
    names_of: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    for name in names:
        # The same word in capitals is the same name: a table that grew must not change ids.
        plain = _plain(name)
        names_of[plain.casefold()].add((_tidy(name).casefold(), plain))
    return Identifiers(frozenset(plain for plain, found in names_of.items() if len(found) > 1))


def _plain(name: str) -> str:
    tidy = _tidy(name)
    return tidy if identifier_problem(tidy) is None else slug(tidy)


def _tidy(name: str) -> str:
    return " ".join(name.split())
