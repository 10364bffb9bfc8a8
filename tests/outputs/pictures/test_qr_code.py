"""Codes of addresses, read as a telephone reads them."""

import re

import pytest
import zxingcpp

from servicefolio.outputs.pictures.qr_code import Code, code_of

_RUN = re.compile(r"M(\d+) (\d+)h(\d+)v1h-\3z")
_PIXELS = 4
"""A module is so many pixels wide."""


def read(code: Code) -> list[str]:
    """Paint the path of a code, dark on light, and read what it says."""
    assert _RUN.sub("", code.path) == ""
    side = code.size * _PIXELS
    pixels = bytearray(b"\xff" * side * side)
    for x, y, length in (map(int, run) for run in _RUN.findall(code.path)):
        for line in range(y * _PIXELS, (y + 1) * _PIXELS):
            start = line * side + x * _PIXELS
            pixels[start : start + length * _PIXELS] = bytes(length * _PIXELS)
    image = memoryview(bytes(pixels)).cast("B", (side, side))
    return [found.text for found in zxingcpp.read_barcodes(image)]


@pytest.mark.parametrize(
    "address",
    [
        "https://it.example.org/services/vpn/",
        "https://services.nordhafen.example/services/kubernetes-platform/",
        f"https://it.example.org/{'a' * 40}/services/{'b' * 64}/",
        "http://localhost/ümlaut/services/x/",
    ],
)
def test_a_code_says_the_address(address: str) -> None:
    assert read(code_of(address)) == [address]


def test_a_code_has_four_quiet_modules_around_it() -> None:
    code = code_of("https://it.example.org/")
    runs = [tuple(map(int, run)) for run in _RUN.findall(code.path)]
    assert min(x for x, _, _ in runs) == min(y for _, y, _ in runs) == 4
    assert max(x + length for x, _, length in runs) == code.size - 4
