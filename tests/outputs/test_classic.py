"""Modules become one classic script, or are refused; tests/browser/test_offline.py runs it."""

import pytest

from servicefolio.outputs.classic import NotTranslatedError, classic
from servicefolio.outputs.environment import asset
from servicefolio.outputs.scripts import ENTRIES, MODULES

REFUSED = (
    'import * as other from "./other.js";',
    'import thing from "./other.js";',
    'import "./other.js";',
    'import { a } from "../other.js";',
    'import { a } from "https://example.org/other.js";',
    'import { a } from "./other.js"; import { b } from "./other.js";',
    "import {",
    "export default 1;",
    "export let a = 1;",
    "export const { a } = other;",
    "export { a };",
    'export * from "./other.js";',
    "  export const a = 1;",
    "const here = import.meta.url;",
    'const later = import(`./${"other"}.js`);',
    'const later = import("./Other.js");',
    "const page = await load();",
    "for (const page of await all()) use(page);",
    "const $load = 1;",
    'const words = "import this";',
)
NOTHING: dict[str, str] = {"other.js": "export const a = 1;\nexport function b() {}\n"}


@pytest.mark.parametrize("line", REFUSED)
def test_what_is_not_known_is_refused_with_its_line(line: str) -> None:
    with pytest.raises(NotTranslatedError, match=r"^one\.js:2: "):
        classic({"one.js": f"// A comment\n{line}\n", **NOTHING}, ["one.js"])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('import { c } from "./other.js";', "one.js: other.js exports no c"),
        ('import { a } from "./gone.js";', "one.js: there is no gone.js"),
        ('const f = () => import("./gone.js");', "one.js: there is no gone.js"),
    ],
)
def test_what_is_not_there_is_refused(text: str, said: str) -> None:
    with pytest.raises(NotTranslatedError) as caught:
        classic({"one.js": text, **NOTHING}, ["one.js"])
    assert str(caught.value) == said


def test_modules_that_need_each_other_at_once_are_refused() -> None:
    one = 'import { b } from "./two.js";\nexport const a = 1;\n'
    two = 'import { a } from "./one.js";\nexport const b = 1;\n'
    with pytest.raises(NotTranslatedError, match="in a circle"):
        classic({"one.js": one, "two.js": two}, ["one.js"])
    later = 'const one = () => import("./one.js");\nexport const b = 1;\n'
    assert classic({"one.js": one, "two.js": later}, ["one.js"])


def test_comments_say_what_they_like() -> None:
    text = "// import this\n/** export that */\n * await it\n"
    assert "// import this" in classic({"one.js": text}, ["one.js"])


def test_every_line_of_every_module_is_in_the_script_but_for_what_modules_alone_have() -> None:
    modules = {name: asset(name).decode() for name in MODULES if name != "site.js"}
    twin = asset("site-on-disk.js").decode()
    made = classic(modules | {"site.js": twin}, [entry.rpartition("/")[2] for entry in ENTRIES])
    lines = set(made.splitlines())
    for text in (*modules.values(), twin):
        for line in text.splitlines():
            assert line in lines or line.startswith(("import ", "export ")) or "import(" in line
    assert made.count('$load("site.js")') >= 4
