"""The scripts and styles that pages load."""

import re

from servicefolio.outputs.environment import asset
from servicefolio.outputs.scripts import ENTRIES, MODULES, WRITTEN_STYLES

_IMPORT = re.compile(r'(?:from |import\()"\./([a-z-]+\.js)"')
_LONGEST = 400


def test_every_module_that_another_imports_is_published() -> None:
    texts = {name: asset(name).decode() for name in MODULES}
    imported = {name for text in texts.values() for name in _IMPORT.findall(text)}

    assert imported | {entry.removeprefix("assets/") for entry in ENTRIES} == {*MODULES}
    assert all(asset(style.removeprefix("assets/")) for style in WRITTEN_STYLES)


def test_modules_are_short_and_hold_to_a_strict_policy() -> None:
    for name in MODULES:
        text = asset(name).decode()
        assert name == "search.js" or len(text.splitlines()) <= _LONGEST
        assert not re.search(
            r"\.(?:inner|outer)HTML|insertAdjacentHTML|\beval\(|new Function", text
        )
