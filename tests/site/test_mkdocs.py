"""The engine: several processes, failures that are told, and no trace of it elsewhere."""

import os
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from servicefolio.site.mkdocs import Order, SiteError, build_site, read_engine
from tests.repositories import FILES, build, change, make, marks, tree
from tests.site.changes import CHANGES, CONFIG, Changes, copy

pytestmark = pytest.mark.site


def order_of(root: Path) -> Order:
    """Ask for every page of a repository that was built."""
    docs = root / "build" / "docs"
    pages = sorted(page.relative_to(docs).as_posix() for page in docs.rglob("*.md"))
    return Order(root / "build" / CONFIG, tuple(pages), (), None, 0)


def test_two_processes_give_the_same_bytes_as_one(built: Path, tmp_path: Path) -> None:
    whole = order_of(copy(built, tmp_path / "root"))
    part = replace(
        whole, pages=whole.pages[::2], unchanged=whole.pages[1::2], previous=tmp_path / "one"
    )
    steps: list[str] = []

    build_site(whole, tmp_path / "one", processes=1)
    for order, name in ((whole, "two"), (part, "part")):
        build_site(
            order,
            tmp_path / name,
            processes=2,
            pages_per_process=10,
            step=partial(steps.append, name),
        )

    assert tree(tmp_path / "two") == tree(tmp_path / "one")
    assert tree(tmp_path / "part") == tree(tmp_path / "one")
    assert steps.count("two") == len(whole.pages)
    assert steps.count("part") == len(part.pages)
    assert {path.name for path in tmp_path.iterdir()} == {"root", "one", "two", "part"}


def test_an_error_in_another_process_is_told(built: Path, tmp_path: Path) -> None:
    root = copy(built, tmp_path / "root")
    (root / "build" / CONFIG).write_text(f"INHERIT: ../{CONFIG}\nplugins: [nope]\n", "utf-8")

    with pytest.raises(SiteError, match='"nope" plugin is not installed'):
        build_site(order_of(root), tmp_path / "two", processes=2, pages_per_process=10)


BREAKING: dict[str, tuple[Changes, str]] = {
    "no YAML": ({CONFIG: "site_name: [x\n"}, "mkdocs.yml.*line 1, column 12"),
    "no name": ({CONFIG: "theme: material\n"}, "'site_name': Required configuration"),
    "no such theme": ({CONFIG: "site_name: x\ntheme: nope\n"}, "Unrecognised theme name: 'nope'"),
    "no such plugin": (
        {CONFIG: "site_name: x\nplugins: {nope: {}}\n"},
        '"nope" plugin is not installed',
    ),
    "no such extension": (
        {CONFIG: "site_name: x\nmarkdown_extensions: [nope]\n"},
        "Failed to load extension 'nope'",
    ),
    "no such icon": (
        {CONFIG: "site_name: x\ntheme: {name: material, icon: {logo: no/icon}}\n"},
        r"\.icons/no/icon\.svg",
    ),
    "a hook that fails": (
        {
            CONFIG: "site_name: x\ntheme: material\nhooks: [../hook.py]\n",
            "hook.py": "def on_page_markdown(*_, **__):\n    raise ZeroDivisionError('too bad')\n",
        },
        "too bad",
    ),
    "a template that is wrong": (
        {
            CONFIG: "site_name: x\ntheme: {name: material, custom_dir: ../theme}\n",
            "theme/main.html": "{% if %}",
        },
        "Expected an expression",
    ),
    "a warning in strict mode": (
        {
            CONFIG: "site_name: x\ntheme: material\nstrict: true\n",
            "docs/index.md": "# M\n\n[x](gone.md)\n",
        },
        r"link 'gone\.md'[^\n]*not found(.|\n)*strict mode",
    ),
}


@pytest.mark.parametrize("name", BREAKING)
def test_a_build_that_fails_says_why_and_leaves_the_site(
    built: Path, tmp_path: Path, name: str
) -> None:
    root = copy(built, tmp_path / "root")
    before = marks(root / "site")
    changes, message = BREAKING[name]
    change(root, changes)

    with pytest.raises(SiteError, match=message):
        build(root)

    assert marks(root / "site") == before
    assert tree(root / "site") == tree(built / "site")


def test_a_build_after_many_that_failed_is_as_good_as_any(built: Path, tmp_path: Path) -> None:
    root = copy(built, tmp_path / "root")
    for changes, message in BREAKING.values():
        change(root, changes)
        with pytest.raises(SiteError, match=message):
            build(root)
        change(root, FILES | {"hook.py": None, "theme/main.html": None})

    build(root)

    assert tree(root / "site") == tree(built / "site")
    assert len(list((root / "build" / "sites").iterdir())) == 1


def test_strict_settings_of_the_engine_do_not_stop_a_good_build(tmp_path: Path) -> None:
    root = make(tmp_path, {CONFIG: f"{FILES[CONFIG]}strict: true\n"})
    build(root)
    change(root, CHANGES["a text"])

    assert build(root).pages_built == 1


@pytest.mark.parametrize("plugins", ["", "plugins: []\n", "plugins: [search]\n"])
def test_the_search_of_the_engine_is_off(tmp_path: Path, plugins: str) -> None:
    root = make(tmp_path, {CONFIG: f"{FILES[CONFIG]}{plugins}"})
    build(root)

    site = tree(root / "site")
    assert "search/search_index.json" not in site
    assert [path for path, data in site.items() if b'class="md-search"' in data] == []


@pytest.mark.parametrize("plugins", ["[search, tags]", "{tags: {}, search: {lang: de}}"])
def test_a_plugin_of_ones_own_still_works(tmp_path: Path, plugins: str) -> None:
    settings = f"{FILES[CONFIG]}plugins: {plugins}\n"
    root = make(tmp_path, {CONFIG: settings, "docs/writing.md": "---\ntags: [Seal]\n---\n# W\n"})
    build(root)

    site = tree(root / "site")
    assert b'class="md-tag"' in site["manual/writing/index.html"]
    assert "search/search_index.json" not in site


def test_warnings_of_the_engine_are_returned(tmp_path: Path) -> None:
    root = make(tmp_path, {"docs/index.md": "# Manual\n\n[x](gone.md)\n"})

    (warning,) = build(root).warnings

    assert "'manual/index.md' contains a link 'gone.md'" in warning


def test_the_engine_prints_nothing(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    build(make(tmp_path, {"docs/index.md": "# Manual\n\n[x](gone.md)\n"}))

    assert capfd.readouterr() == ("", "")


def test_the_environment_stays_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    before = dict(os.environ)
    build(make(tmp_path))
    assert dict(os.environ) == before

    monkeypatch.setenv("SOURCE_DATE_EPOCH", "17")
    build(make(tmp_path, CHANGES["a text"]))
    assert os.environ["SOURCE_DATE_EPOCH"] == "17"


def test_a_repository_without_settings_for_the_engine_gets_plain_ones(tmp_path: Path) -> None:
    root = make(tmp_path, {CONFIG: None})

    build(root)

    home = tree(root / "site")["index.html"].decode()
    assert "<title>Home - Service catalogue</title>" in home
    assert "md-grid" in home


def test_what_python_puts_into_the_settings_has_one_name(tmp_path: Path) -> None:
    config = tmp_path / "mkdocs.yml"
    config.write_text(
        """\
site_name: x
markdown_extensions:
  - toc:
      slugify: !!python/object/apply:pymdownx.slugs.slugify {kwds: {case: lower}}
  - pymdownx.emoji:
      emoji_index: !!python/name:material.extensions.emoji.twemoji
""",
        "utf-8",
    )
    (tmp_path / "docs").mkdir()

    first, second = read_engine(config, 0), read_engine(config, 0)

    assert first == second
    assert " at 0x" not in "".join(first.key)


def test_without_an_address_there_is_no_map_of_whole_addresses(tmp_path: Path) -> None:
    settings = str(FILES[CONFIG]).replace("site_url: https://it.example.org/\n", "")
    root = make(tmp_path, {CONFIG: settings})
    build(root)
    assert not [path for path in tree(root / "site") if path.startswith("sitemap")]
    change(root, CHANGES["a text"])
    assert 0 < build(root).pages_built < len(order_of(root).pages)
    assert not [path for path in tree(root / "site") if path.startswith("sitemap")]
    change(root, {CONFIG: FILES[CONFIG]})
    build(root)
    assert {"sitemap.xml", "sitemap.xml.gz"} <= tree(root / "site").keys()
