"""The engine: an incremental build is the same, byte for byte, as a clean one."""

import os
import shutil
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from servicefolio.site.mkdocs import Order, SiteError, build_site, read_engine
from tests.repositories import BROKEN, FILES, build, change, make, marks, run, tree

pytestmark = pytest.mark.site

KNOWN_ERROR = "kb/known-errors/vpn-root-ca.yaml"
VPN = "catalog/services/vpn.yaml"
CONFIG = "mkdocs.yml"

Changes = Mapping[str, str | bytes | None]


def edited(path: str, old: str, new: str) -> Changes:
    """Replace a part of a file."""
    text = str(FILES[path])
    assert old in text
    return {path: text.replace(old, new)}


CHANGES: dict[str, Changes] = {
    "a text": edited(KNOWN_ERROR, "Install", "Get and install"),
    "a title that other pages show": edited(VPN, "Remote access", "VPN"),
    "a new record": {"kb/known-errors/new.yaml": "title: Zebra in the lift\nservices: [vpn]\n"},
    "a record less": {KNOWN_ERROR: None},
    "the last record of a kind less": {"catalog/improvements.yaml": None},
    "a first record of a kind": {"catalog/suppliers/acme.yaml": "title: Acme\n"},
    "a record that breaks": BROKEN,
    "a file that the manual links less": {
        VPN: None,
        KNOWN_ERROR: "title: The certificate is not trusted\nservices: [single-sign-on]\n",
    },
    "a record under another id": {VPN: None, "catalog/services/remote.yaml": FILES[VPN]}
    | edited(KNOWN_ERROR, "[vpn]", "[remote]"),
    "the engine's settings": edited(CONFIG, "Nordhafen", "Südhafen"),
    "the engine's extensions": edited(CONFIG, "toc]", "toc, tables]"),
    "a page of the manual": edited("docs/writing.md", "As you like", "With care"),
    "a title in the manual": edited("docs/writing.md", "# Writing", "# How to write"),
    "an icon in the navigation": {"docs/writing.md": "---\nstatus: new\n---\n# Writing\n"},
    "a new page of the manual": {"docs/reading.md": "# Reading\n"},
    "a page of the manual less": {"docs/writing.md": None},
    "a picture in the manual": {
        "docs/index.md": "# Manual\n\n![A dot](dot.svg)\n",
        "docs/dot.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
    },
    "no search": {CONFIG: f"{FILES[CONFIG]}plugins: []\n"},
    "an excluded page": {CONFIG: f"{FILES[CONFIG]}exclude_docs: /manual/writing.md\n"},
    "the setting of the day": {"pyproject.toml": "[tool.servicefolio]\ntoday = 2027-01-01\n"},
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with its site, to be copied."""
    root = make(tmp_path_factory.mktemp("built"))
    build(root)
    return root


def copy(root: Path, target: Path) -> Path:
    """Copy a repository with its site."""
    return Path(shutil.copytree(root, target, symlinks=True))


def clean(root: Path, target: Path) -> dict[str, bytes]:
    """Build the site of a repository's files from nothing."""
    ignored = shutil.ignore_patterns("build", "site")
    fresh = Path(shutil.copytree(root, target, ignore=ignored))
    build(fresh)
    return tree(fresh / "site")


@pytest.mark.parametrize("name", CHANGES)
def test_what_changed_is_built_as_in_a_clean_build(built: Path, tmp_path: Path, name: str) -> None:
    root = copy(built, tmp_path / "root")
    change(root, CHANGES[name])

    build(root)

    assert tree(root / "site") == clean(root, tmp_path / "clean")


def test_a_row_of_changes_ends_as_a_clean_build(built: Path, tmp_path: Path) -> None:
    root = copy(built, tmp_path / "root")
    for changes in list(CHANGES.values())[::3]:
        change(root, FILES)
        change(root, changes)
        build(root)

    assert tree(root / "site") == clean(root, tmp_path / "clean")


def test_going_back_gives_the_first_site_again(built: Path, tmp_path: Path) -> None:
    root = copy(built, tmp_path / "root")
    change(root, CHANGES["a title that other pages show"])
    build(root)
    change(root, FILES)
    build(root)

    assert tree(root / "site") == tree(built / "site")


def test_unchanged_pages_of_the_navigation_keep_their_mark(tmp_path: Path) -> None:
    root = make(tmp_path / "root", CHANGES["an icon in the navigation"])
    build(root)
    change(root, CHANGES["a text"])

    assert build(root).pages_built == 1

    assert b"md-status--new" in tree(root / "site")["known-errors/vpn-root-ca/index.html"]
    assert tree(root / "site") == clean(root, tmp_path / "clean")


def test_a_page_that_leaves_the_search_is_found_no_more(tmp_path: Path) -> None:
    root = make(tmp_path / "root")
    build(root)
    change(root, {"docs/writing.md": "---\nsearch: {exclude: true}\n---\n# Writing\n"})
    build(root)
    change(root, CHANGES["a text"])
    build(root)

    assert b"As you like" not in tree(root / "site")["search/search_index.json"]
    assert tree(root / "site") == clean(root, tmp_path / "clean")


def test_builds_of_one_process_know_nothing_of_each_other(tmp_path: Path) -> None:
    here, there = make(tmp_path / "here"), make(tmp_path / "there", CHANGES["a new record"])
    build(here)
    build(there)
    for root in (there, here):
        change(root, CHANGES["a text"])
        build(root)

    assert b"Zebra" in tree(there / "site")["search/search_index.json"]
    assert b"Zebra" not in tree(here / "site")["search/search_index.json"]


def test_two_files_with_one_address_do_no_harm(tmp_path: Path) -> None:
    root = make(tmp_path / "root", {"docs/README.md": "# For those who look at the folder\n"})
    build(root)
    change(root, CHANGES["a text"])

    assert build(root).pages_built == 1
    assert tree(root / "site") == clean(root, tmp_path / "clean")


def test_a_second_build_writes_nothing(built: Path, tmp_path: Path) -> None:
    root = copy(built, tmp_path / "root")
    before = marks(root)

    again = build(root)

    assert again.pages_built == 0
    assert again.report is not None
    assert (again.report.written, again.report.removed) == ((), ())
    assert marks(root) == before


def test_editing_a_text_builds_one_page(built: Path, tmp_path: Path) -> None:
    root = copy(built, tmp_path / "root")
    before = marks(root / "site")
    change(root, CHANGES["a text"])

    again = build(root)

    assert again.pages_built == 1
    after = marks(root / "site")
    rebuilt = {path for path in after if path.endswith(".html") and after[path] != before[path]}
    assert rebuilt == {"404.html", "known-errors/vpn-root-ca/index.html"}


def test_editing_a_title_builds_the_pages_that_show_it(built: Path, tmp_path: Path) -> None:
    root = copy(built, tmp_path / "root")
    before, shown = marks(root / "site"), tree(root / "site")
    change(root, CHANGES["a title that other pages show"])

    again = build(root)

    after = marks(root / "site")
    rebuilt = {path for path in after if path.endswith(".html") and after[path] != before[path]}
    showing = {path for path in rebuilt if b"Remote access" in shown[path]}
    assert rebuilt == showing | {"404.html"}
    assert again.pages_built == len(showing)


def test_editing_the_manual_builds_one_page(built: Path, tmp_path: Path) -> None:
    root = copy(built, tmp_path / "root")
    change(root, CHANGES["a page of the manual"])

    assert build(root).pages_built == 1


def test_the_site_before_is_never_written_to(built: Path, tmp_path: Path) -> None:
    root = copy(built, tmp_path / "root")
    first = (root / "site").resolve()
    before, content = marks(first), tree(first)
    change(root, CHANGES["a title that other pages show"])

    build(root)

    assert (root / "site").resolve() != first
    assert (marks(first), tree(first)) == (before, content)


def test_a_site_that_somebody_damaged_is_built_again(built: Path, tmp_path: Path) -> None:
    root = copy(built, tmp_path / "root")
    (root / "site" / "services" / "vpn" / "index.html").unlink()

    build(root)

    assert tree(root / "site") == tree(built / "site")


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


def test_many_records_in_many_processes_give_the_same_site(tmp_path: Path) -> None:
    many = {
        f"kb/known-errors/fault-{number:03}.yaml": f"title: Fault {number}\nservices: [vpn]\n"
        for number in range(320)
    }
    one, two = make(tmp_path / "one", many), make(tmp_path / "two", many)

    build(one)
    build(two, processes=2)

    assert tree(two / "site") == tree(one / "site")


def test_the_place_and_the_surroundings_do_not_matter(built: Path, tmp_path: Path) -> None:
    root = make(tmp_path / "Ä place with spaces" / "root")
    (tmp_path / "linked").symlink_to(root, target_is_directory=True)

    result = run(
        *("build", "--root", str(tmp_path / "linked")),
        root=tmp_path,
        SOURCE_DATE_EPOCH="1795392000",
        TZ="Pacific/Kiritimati",
        LANG="tr_TR.UTF-8",
        LC_ALL="C",
        PYTHONHASHSEED="7",
        USER="somebody",
    )

    assert result.returncode == 0, result.stderr
    assert (root / "site").readlink() == (built / "site").readlink()
    assert tree(root / "site") == tree(built / "site")


def test_files_found_in_another_order_give_the_same_site(built: Path, tmp_path: Path) -> None:
    root = tmp_path / "root"
    change(root, dict(reversed(FILES.items())))
    build(root)

    assert tree(root / "site") == tree(built / "site")


BREAKING: dict[str, tuple[Changes, str]] = {
    "no YAML": ({CONFIG: "site_name: [x\n"}, "mkdocs.yml.*line 1, column 12"),
    "no name": ({CONFIG: "theme: material\n"}, "'site_name': Required configuration"),
    "no such theme": ({CONFIG: "site_name: x\ntheme: nope\n"}, "Unrecognised theme name: 'nope'"),
    "no such plugin": ({CONFIG: "site_name: x\nplugins: [nope]\n"}, '"nope" plugin is not install'),
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


def test_settings_replace_the_plain_ones_once_they_are_there(built: Path, tmp_path: Path) -> None:
    root = make(tmp_path, {CONFIG: None})
    build(root)
    change(root, FILES)
    build(root)

    assert tree(root / "site") == tree(built / "site")


def test_templates_of_ones_own_are_part_of_the_site(tmp_path: Path) -> None:
    settings = "site_name: x\ntheme: {name: material, custom_dir: ../theme}\n"
    template = '{% extends "base.html" %}{% block footer %}'
    root = make(tmp_path / "root", {CONFIG: settings, "theme/main.html": f"{template}One{{%end%}}"})
    change(root, {"theme/main.html": template + "One{% endblock %}"})
    build(root)
    change(root, {"theme/main.html": template + "Two{% endblock %}"})

    build(root)

    assert tree(root / "site") == clean(root, tmp_path / "clean")
    assert b"Two" in tree(root / "site")["index.html"]


def test_a_plugin_makes_every_build_a_whole_one(tmp_path: Path) -> None:
    hook = "def on_post_page(output, **_):\n    return output + '<!-- seen -->'\n"
    settings = "site_name: x\ntheme: material\nhooks: [../hook.py]\n"
    root = make(tmp_path, {CONFIG: settings, "hook.py": hook})
    whole = build(root).pages_built
    change(root, CHANGES["a text"])

    assert build(root).pages_built == whole


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
