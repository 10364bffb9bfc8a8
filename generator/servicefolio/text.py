"""Plain functions on text: slugs, ordering, suggestions, escapes for one line of Markdown."""

import difflib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from fnmatch import fnmatchcase

_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_WITHOUT_ACCENT = str.maketrans(
    {"ß": "ss", "æ": "ae", "Æ": "ae", "ø": "o", "Ø": "o", "œ": "oe", "Œ": "oe", "ł": "l", "Ł": "l"}
)
_BETWEEN_WORDS = re.compile(r"[-_ ]")
_DIGITS = re.compile(r"(\d+)")
# White space at the ends would be stripped, or indent. U+0085 stays as it is: HTML reads its
# numeric reference as another character.
_NOT_PLAIN = re.compile(r"[^A-Za-z0-9 \x85\xa0-\U0010ffff]|\A[^\S\x85]|[^\S\x85]\Z")
_CLOSE_ENOUGH = 0.6
_COMPARED_AT_MOST = 150
_ABBREVIATIONS = frozenset({"kpi", "ola", "sla"})
_TREACHEROUS = re.compile(
    "[\x00-\x08\x0a-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff]"
)
_LINE_BREAKS = "\x85\u2028\u2029"


def slug(text: str) -> str:
    """Fold text to a lower-case ASCII slug.

    >>> slug("Remote access (VPN)")
    'remote-access-vpn'
    """
    text = text.translate(_WITHOUT_ACCENT)
    folded = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return _NOT_SLUG.sub("-", folded.lower()).strip("-")


def natural(text: str) -> tuple[tuple[str, int, str], ...]:
    """Make a sort key that reads numbers as numbers, so that KE-2 comes before KE-10.

    >>> sorted(["KE-10", "KE-2"], key=natural)
    ['KE-2', 'KE-10']
    """
    parts = _DIGITS.split(text.casefold())
    return tuple(_number(part) if index % 2 else (part, 0, "") for index, part in enumerate(parts))


def _number(digits: str) -> tuple[str, int, str]:
    """Order digits as numbers, without making one: it could have any length."""
    significant = digits.lstrip("0")
    return ("", len(significant), f"{significant} {digits}")


def escape(text: str) -> str:
    """Write text so that neither Markdown nor HTML finds anything in it to interpret.

    Every character of ASCII punctuation becomes a numeric character reference, line breaks and
    tabs too, so that the result is one line which reads back as exactly the text.

    >>> escape("a|b")
    'a&#124;b'
    """
    return _NOT_PLAIN.sub(lambda match: f"&#{ord(match.group())};", text)


def visible(text: str) -> str:
    r"""Show what would end the line, act on a terminal or turn the text around.

    Each such character becomes one stand-in, so that columns stay right; tabs stay.

    >>> visible("ERROR\x1b[31m")
    'ERROR␛[31m'
    """
    return _TREACHEROUS.sub(lambda match: _stand_in(match.group()), text)


def in_words(name: str) -> str:
    """Write the name of a kind as people say it.

    >>> in_words("known_error"), in_words("sla")
    ('known error', 'SLA')
    """
    return name.upper() if name in _ABBREVIATIONS else name.replace("_", " ")


def with_article(noun: str) -> str:
    """Put `a` or `an` before a noun.

    >>> with_article("SLA"), with_article("service"), with_article("incident or event")
    ('an SLA', 'a service', 'an incident or event')
    """
    vowels = "AEFHILMNORSX" if noun.split(" ", maxsplit=1)[0].isupper() else "aeiou"
    return f"{'an' if noun.startswith(tuple(vowels)) else 'a'} {noun}"


class Candidates:
    """Words of which a mistyped word may mean one, prepared to be asked about many words."""

    def __init__(self, words: Iterable[str]) -> None:
        self._by_folded = {_fold(word): word for word in sorted(set(words))}
        self._by_part: defaultdict[str, list[str]] = defaultdict(list)
        if len(self._by_folded) > _COMPARED_AT_MOST:
            for folded in self._by_folded:
                for part in _parts(folded):
                    self._by_part[part].append(folded)

    def closest(self, word: str, *, but: str | None = None) -> str | None:
        """Find what a word most likely means; `but` names the word that is not meant."""
        folded, ruled_out = _fold(word), _fold(but or "")
        if folded in self._by_folded and folded != ruled_out:
            return self._by_folded[folded]
        pool = [
            candidate
            for candidate in self._sharing_parts_with(folded)
            if candidate != ruled_out
            and abs(len(candidate) - len(folded)) <= max(3, len(folded) // 2)
        ]
        found = difflib.get_close_matches(folded, sorted(pool), n=1, cutoff=_CLOSE_ENOUGH)
        return self._by_folded[found[0]] if found else None

    def _sharing_parts_with(self, folded: str) -> Iterable[str]:
        """Leave few to compare: of many, those that share the parts that fewest of them have."""
        if not self._by_part:
            return self._by_folded
        found: set[str] = set()
        parts = sorted(_parts(folded))
        for sharing in sorted((self._by_part.get(part, []) for part in parts), key=len):
            if len(found) >= _COMPARED_AT_MOST:
                break
            found.update(sharing[: _COMPARED_AT_MOST - len(found)])
        return found


def closest(word: str, candidates: Iterable[str]) -> str | None:
    """Find the candidate that a mistyped word most likely means.

    >>> closest("ownr", ["owner", "title"])
    'owner'
    """
    return Candidates(candidates).closest(word)


def did_you_mean(word: str, candidates: Iterable[str]) -> str | None:
    """Word a suggestion, or None where nothing is close.

    >>> did_you_mean("ownr", ["owner"])
    'did you mean "owner"?'
    >>> did_you_mean("contract", ["sla", "underpinning_contract"])
    'did you mean "underpinning_contract"?'
    """
    known = tuple(candidates)
    found = closest(word, known) or _only_one_with(word, known)
    return f'did you mean "{found}"?' if found else None


def _only_one_with(word: str, candidates: Iterable[str]) -> str | None:
    """Find the one candidate of several words of which this is one."""
    wanted = word.casefold()
    found = [name for name in candidates if wanted in _BETWEEN_WORDS.split(name.casefold())]
    return found[0] if len(found) == 1 else None


def listing(words: Iterable[str], last: str = "or") -> str:
    """Join words as a sentence does.

    >>> listing(["a", "b", "c"])
    'a, b or c'
    """
    items = list(words)
    if len(items) < 2:  # noqa: PLR2004 - one word needs no joining
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


def plural(count: int, noun: str, many: str | None = None) -> str:
    """Count a noun.

    >>> plural(2, "entry", "entries")
    '2 entries'
    """
    return f"{count:,} {noun if count == 1 else many or noun + 's'}"


def matches_path(pattern: str, path: str) -> bool:
    """Tell whether a pattern means a path, as `PurePath.full_match` of Python 3.13 does.

    `*`, `?` and `[...]` stay within a name; `**` is any number of folders.

    >>> matches_path("kb/**/*.md", "kb/articles/a.md"), matches_path("kb/*", "kb/articles/a.md")
    (True, False)
    """
    names = path.split("/")
    reached = {0}
    for part in pattern.split("/"):
        if part == "**":
            reached = {place for start in reached for place in range(start, len(names) + 1)}
        else:
            reached = {
                place + 1
                for place in reached
                if place < len(names) and fnmatchcase(names[place], part)
            }
    return len(names) in reached


def _fold(word: str) -> str:
    return _BETWEEN_WORDS.sub("", word.casefold())


def _parts(folded: str) -> set[str]:
    """Take a word apart into what three neighbouring characters of it say."""
    padded = f"^{folded}$"
    return {padded[index : index + 3] for index in range(len(padded) - 2)}


def _stand_in(character: str) -> str:
    if character < " ":
        return chr(0x2400 + ord(character))
    return "\N{SYMBOL FOR NEWLINE}" if character in _LINE_BREAKS else "\N{REPLACEMENT CHARACTER}"
