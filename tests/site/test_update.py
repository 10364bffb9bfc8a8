"""Bringing the site up to date gives the same, byte for byte, as a clean build."""

from pathlib import Path

import pytest

from tests.repositories import FILES, build, change, make, marks, run, tree
from tests.site.changes import CHANGES, CONFIG, clean, copy

pytestmark = pytest.mark.site


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


def test_builds_of_one_process_know_nothing_of_each_other(tmp_path: Path) -> None:
    here, there = make(tmp_path / "here"), make(tmp_path / "there", CHANGES["a new record"])
    build(here)
    build(there)
    for root in (there, here):
        change(root, CHANGES["a text"])
        build(root)

    assert tree(there / "site") == clean(there, tmp_path / "clean-there")
    assert tree(here / "site") == clean(here, tmp_path / "clean-here")


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


def test_settings_replace_the_plain_ones_once_they_are_there(built: Path, tmp_path: Path) -> None:
    root = make(tmp_path, {CONFIG: None})
    build(root)
    change(root, FILES)
    build(root)

    assert tree(root / "site") == tree(built / "site")


def test_templates_of_ones_own_are_part_of_the_site(tmp_path: Path) -> None:
    settings = "site_name: x\ntheme: {name: material, custom_dir: ../theme}\n"
    template = '{% extends "base.html" %}{% block footer %}One, {{ build_date_utc }}{% endblock %}'
    root = make(tmp_path / "root", {CONFIG: settings, "theme/main.html": template})
    build(root)
    change(root, {"theme/main.html": template.replace("One", "Two")})
    build(root)
    assert b"Two, 2026-11-23" in tree(root / "site")["services/vpn/index.html"]

    change(root, CHANGES["the setting of the day"])
    build(root)

    assert b"Two, 2027-01-01" in tree(root / "site")["services/vpn/index.html"]
    assert tree(root / "site") == clean(root, tmp_path / "clean")


def test_a_hook_makes_every_build_a_whole_one(tmp_path: Path) -> None:
    settings = "site_name: x\ntheme: material\nhooks: [../hook.py]\n"
    hook = """\
from pathlib import Path

def on_post_page(output, **_):
    return output + Path(__file__).with_name("note.txt").read_text("utf-8")
"""
    root = make(tmp_path, {CONFIG: settings, "hook.py": hook, "note.txt": "first"})
    whole = build(root).pages_built
    change(root, {"note.txt": "second"})

    assert build(root).pages_built == whole

    assert tree(root / "site")["services/vpn/index.html"].endswith(b"second")
