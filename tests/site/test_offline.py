"""The copy for the disk: made beside the site, which stays as it is, and replaced as a whole."""

from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest

from servicefolio.site.mkdocs import SiteError
from servicefolio.site.offline import Label, Offline, forget_others, make_offline
from tests.builders import write_files
from tests.repositories import build, change, make, marks, tree

LABEL = Label("nordhafen", "staff", date(2026, 11, 23), "https://it.example.org/")
SITE: dict[str, str | bytes] = {
    "index.html": '<a href="a/">a</a><article>x</article>',
    "a/index.html": '<a href="..">home</a>',
    "assets/page.js": "import",
    "assets/own.js": "own",
    "assets/search/manifest.json": '{"a": "b"}',
    "assets/theme.js.map": "map",
    "api/v1/known-errors/x.json": '{"workaround": "y"}',
    "sitemap.xml": "<map/>",
}


def copy(root: Path, label: Label = LABEL) -> Offline:
    """Copy a site that lies in a folder beside the build folder."""
    (root / "build").mkdir(exist_ok=True)
    return make_offline(root / "site", root / "build", label, lambda: None)


def test_the_copy_has_what_the_site_has_in_the_form_that_a_disk_gives(tmp_path: Path) -> None:
    write_files(tmp_path / "site", SITE)
    made = copy(tmp_path)
    assert made.start == tmp_path / "build/offline/nordhafen/index.html"
    files = tree(made.start.parent)
    assert sorted(files) == [
        "a/index.html",
        "api/v1/known-errors/x.json",
        "api/v1/known-errors/x.json.js",
        "assets/own.js",
        "assets/search/manifest.json.js",
        "assets/servicefolio.js",
        "index.html",
    ]
    assert files["assets/search/manifest.json.js"] == b'servicefolioFile("{\\"a\\": \\"b\\"}");\n'
    assert files["a/index.html"] == b'<a href="../index.html">home</a>'
    assert (made.files, made.size) == (7, sum(map(len, files.values())))
    assert made.packed == made.archive.stat().st_size
    with ZipFile(made.archive) as archive:
        assert {name.removeprefix("nordhafen/") for name in archive.namelist()} == set(files)


def test_the_next_copy_takes_its_place_under_another_name_too(tmp_path: Path) -> None:
    write_files(tmp_path / "site", SITE)
    copy(tmp_path)
    copy(tmp_path, Label("other", "staff", LABEL.day, ""))
    names = {file.name for file in (tmp_path / "build/offline").iterdir()}
    assert names == {"other", "other.zip", ".readers"}
    assert {file.name for file in (tmp_path / "build").iterdir()} == {"offline"}


def test_what_fails_half_way_leaves_the_copy_before(tmp_path: Path) -> None:
    write_files(tmp_path / "site", SITE)
    made = copy(tmp_path)
    before = tree(tmp_path / "build")

    def fail() -> None:
        raise SiteError

    with pytest.raises(SiteError):
        make_offline(tmp_path / "site", tmp_path / "build", LABEL, fail)
    assert tree(tmp_path / "build") == before
    assert made.start.is_file()


def test_a_copy_for_other_readers_goes(tmp_path: Path) -> None:
    write_files(tmp_path / "site", SITE)
    made = copy(tmp_path)
    forget_others(tmp_path / "build", "staff")
    assert made.start.is_file()
    forget_others(tmp_path / "build", "users")
    assert not (tmp_path / "build/offline").exists()
    forget_others(tmp_path / "build", "users")


@pytest.mark.site
def test_site_and_copy_lie_side_by_side_and_nothing_is_built_twice(tmp_path: Path) -> None:
    root = make(tmp_path)
    assert build(root).pages_built > 0
    site, before = tree(root / "site"), marks(root / "site")
    built = build(root, offline=True)
    assert built.pages_built == 0
    assert built.offline is not None
    copied = tree(built.offline.start.parent)
    assert built.offline.start.parent.name == "nordhafen"
    assert b'href="services/index.html"' in copied["index.html"]
    assert tree(root / "site") == site
    assert marks(root / "site") == before
    change(root, {"catalog/teams/desk.yaml": "title: Desk\n"})
    assert 0 < build(root).pages_built < len([path for path in site if path.endswith(".html")])
    assert tree(built.offline.start.parent) == copied
    build(root, audience="users")
    assert not (root / "build/offline").exists()
