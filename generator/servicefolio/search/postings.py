"""Lists of who holds a term and how strongly, as short texts that compress well.

A number is written in digits of six bits, five of them its own and one saying that it goes on, the
lowest first. A posting is one number: the distance to the slot before it, and its level.
"""

from collections.abc import Iterable, Iterator

DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_"
"""What the numbers from 0 to 63 are written as: characters that JSON and URLs leave as they are."""
LEVELS = 31
"""How strongly a term can stand in an entry: from 1 to this."""
HIGHEST_RARITY = 63
_LEVEL_BITS = 5
_BITS = 5
_GOES_ON = 1 << _BITS
_VALUES = {digit: value for value, digit in enumerate(DIGITS)}


def write_postings(rarity: int, postings: Iterable[tuple[int, int]]) -> str:
    """Write a term's rarity and its postings (slot, level) in the order of their slots.

    >>> read_postings(write_postings(40, [(3, 15), (70000, 1)]))
    (40, [(3, 15), (70000, 1)])
    """
    out = [DIGITS[rarity]]
    before = 0
    for slot, level in postings:
        number = (slot - before) << _LEVEL_BITS | level
        before = slot
        while number >= _GOES_ON:
            out.append(DIGITS[number & (_GOES_ON - 1) | _GOES_ON])
            number >>= _BITS
        out.append(DIGITS[number])
    return "".join(out)


def read_postings(text: str) -> tuple[int, list[tuple[int, int]]]:
    """Read what `write_postings` wrote."""
    return _VALUES[text[0]], list(_read(text))


def _read(text: str) -> Iterator[tuple[int, int]]:
    slot = number = shift = 0
    for digit in text[1:]:
        value = _VALUES[digit]
        number |= (value & (_GOES_ON - 1)) << shift
        if value & _GOES_ON:
            shift += _BITS
        else:
            slot += number >> _LEVEL_BITS
            yield slot, number & ((1 << _LEVEL_BITS) - 1)
            number = shift = 0
