"""The story as a whole: what is read becomes findings and files, whatever is wrong with a part."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest

from servicefolio import pipeline
from servicefolio.diagnostics import Severity
from servicefolio.pipeline import NoRepositoryError, open_repository
from servicefolio.site.mkdocs import SiteError
from servicefolio.site.update import Track
from tests.builders import TODAY, write_files
from tests.repositories import BROKEN, FILES, build, change, make, marks, tree

WARNING = {"catalog/services/note.txt": "not read"}
"""What makes a repository have a warning and no error."""


def rules(result: pipeline.Result) -> list[str]:
    return [found.rule.id for found in result.diagnostics]


def check(root: Path) -> pipeline.Result:
    return pipeline.check(open_repository(root, TODAY))


def test_a_good_repository_has_no_findings(tmp_path: Path) -> None:
    result = check(make(tmp_path))

    assert result.diagnostics == ()
    assert sorted(result.catalog.by_id) == [
        *("fewer-passwords", "network", "single-sign-on", "vpn", "vpn-root-ca"),
    ]
    assert (result.broken, result.files) == ((), 5)


@pytest.mark.parametrize("folder", ["catalog", "kb"])
def test_one_content_folder_makes_a_repository(tmp_path: Path, folder: str) -> None:
    (tmp_path / folder).mkdir()

    assert check(tmp_path).diagnostics == ()


def test_a_folder_without_content_folders_is_no_repository(tmp_path: Path) -> None:
    (tmp_path / "kb").write_text("a file", "utf-8")

    with pytest.raises(NoRepositoryError):
        open_repository(tmp_path, TODAY)


def test_settings_pin_the_day(tmp_path: Path) -> None:
    root = make(tmp_path, {"pyproject.toml": "[tool.servicefolio]\ntoday = 2027-01-02\n"})

    assert open_repository(root, TODAY).today == date(2027, 1, 2)


def test_without_settings_the_day_is_the_callers(tmp_path: Path) -> None:
    assert open_repository(make(tmp_path), TODAY).today == TODAY


@pytest.mark.parametrize("text", ["[tool.servicefolio\n", "[tool.servicefolio]\ntodya = 1\n"])
def test_broken_settings_hide_no_finding_of_the_records(tmp_path: Path, text: str) -> None:
    result = check(make(tmp_path, {"pyproject.toml": text, **BROKEN}))

    assert [found.path for found in result.diagnostics] == [*BROKEN, "pyproject.toml"]


def test_settings_that_are_no_text_are_reported(tmp_path: Path) -> None:
    result = check(make(tmp_path, {"pyproject.toml": b"\xff\xfe[\x00"}))

    assert rules(result) == ["settings-syntax"]


def test_one_broken_record_never_hides_the_problems_of_the_others(tmp_path: Path) -> None:
    broken = {
        "catalog/services/no-yaml.yaml": "title: [x\n",
        "catalog/services/no-text.yaml": b"title: \xff\n",
        "catalog/services/no-title.yaml": "summary: x\n",
        "catalog/services/dangling.yaml": "title: D\nsummary: x\nowner: gone\n",
        "catalog/services/unknown.yaml": "title: U\nsummary: x\ncolour: red\n",
    }

    result = check(make(tmp_path, broken))

    assert {found.path for found in result.diagnostics} == set(broken)
    assert "vpn" in result.catalog.by_id


def test_a_reference_to_a_broken_record_is_no_second_error(tmp_path: Path) -> None:
    result = check(make(tmp_path, {"catalog/teams/network.yaml": "titel: Network\n"}))

    assert {found.path for found in result.diagnostics} == {"catalog/teams/network.yaml"}


def test_findings_come_in_the_order_of_files_and_lines(tmp_path: Path) -> None:
    result = check(make(tmp_path, {"kb/known-errors/b.yaml": "a: 1\nb: 2\n", **BROKEN, **WARNING}))

    keys = [found.sort_key for found in result.diagnostics]
    assert len(keys) > 3
    assert keys == sorted(keys)


def test_rules_speak_of_the_given_day(tmp_path: Path) -> None:
    text = f"{FILES['catalog/services/vpn.yaml']}reviewed: 2026-01-01\n"
    root = make(tmp_path, {"catalog/services/vpn.yaml": text})

    early = pipeline.check(open_repository(root, date(2026, 2, 1)))
    late = pipeline.check(open_repository(root, date(2028, 2, 1)))

    assert (rules(early), rules(late)) == ([], ["review-overdue"])
    assert late.diagnostics[0].severity is Severity.WARNING


def tracking() -> tuple[dict[str, list[int]], Track]:
    """Note the announced and the done steps of every stage."""
    stages: dict[str, list[int]] = {}

    @contextmanager
    def track(label: str, total: int) -> Iterator[Callable[[], None]]:
        counts = stages[label] = [total, 0]

        def step() -> None:
            counts[1] += 1

        yield step

    return stages, track


def test_the_progress_of_checking_is_counted(tmp_path: Path) -> None:
    stages, track = tracking()

    pipeline.check(open_repository(make(tmp_path), TODAY), track)

    assert stages == {"Checking files": [5, 5]}


@pytest.mark.site
def test_the_progress_of_building_is_counted(tmp_path: Path) -> None:
    stages, track = tracking()

    built = pipeline.build(open_repository(make(tmp_path), TODAY), track=track)

    assert stages == {
        "Checking files": [5, 5],
        "Writing records": [5, 5],
        "Building pages": [built.pages_built, built.pages_built],
    }


@pytest.mark.site
def test_a_build_writes_and_publishes_every_record(tmp_path: Path) -> None:
    built = build(make(tmp_path))

    assert built.site == tmp_path / "site"
    assert built.report is not None
    assert "docs/services/vpn.md" in built.report.written
    pages = tree(tmp_path / "site")
    assert b"Reach the office network from home" in pages["services/vpn/index.html"]
    assert json.loads(pages["api/v1/services/vpn.json"])["title"] == "Remote access"
    assert b"Fewer passwords" in pages["improvements/fewer-passwords/index.html"]
    assert b"As you like." in pages["manual/writing/index.html"]


@pytest.mark.site
def test_a_page_takes_the_place_of_a_broken_record(tmp_path: Path) -> None:
    built = build(make(tmp_path, BROKEN))

    assert built.site is not None
    page = tree(tmp_path / "site")["known-errors/vpn-root-ca/index.html"]
    assert b"services is missing" in page
    assert "api/v1/known-errors/vpn-root-ca.json" not in tree(tmp_path / "site")


@pytest.mark.site
def test_a_removed_record_leaves_nothing(tmp_path: Path) -> None:
    root = make(tmp_path)
    build(root)
    change(root, {"kb/known-errors/vpn-root-ca.yaml": None})

    built = build(root)

    assert built.report is not None
    assert "docs/known-errors/vpn-root-ca.md" in built.report.removed
    site = tree(root / "site")
    assert "known-errors/vpn-root-ca/index.html" not in site
    assert not [path for path, text in site.items() if b"The certificate is not trusted" in text]


@pytest.mark.site
def test_a_restricted_record_is_nowhere_in_the_site(tmp_path: Path) -> None:
    text = f"{FILES['kb/known-errors/vpn-root-ca.yaml']}audience: restricted\n"

    build(make(tmp_path, {"kb/known-errors/vpn-root-ca.yaml": text}))

    site = tree(tmp_path / "site")
    assert not [path for path in site if "vpn-root-ca" in path]
    assert not [path for path, text in site.items() if b"The certificate is not trusted" in text]


@pytest.mark.parametrize("changes", [BROKEN, WARNING], ids=["error", "warning"])
def test_a_strict_build_with_findings_changes_nothing(
    tmp_path: Path, changes: dict[str, str]
) -> None:
    root = make(tmp_path, changes)

    built = build(root, strict=True)

    assert (built.site, built.report, built.pages_built) == (None, None, 0)
    assert len(built.result.diagnostics) == 1
    assert not (root / "site").is_symlink()
    assert not (root / "build" / "docs").exists()


@pytest.mark.site
def test_a_strict_build_without_findings_publishes(tmp_path: Path) -> None:
    assert build(make(tmp_path), strict=True).site == tmp_path / "site"


def test_a_folder_named_site_is_refused_before_anything_is_done(tmp_path: Path) -> None:
    root = make(tmp_path, {"site/thesis.txt": "mine"})
    before = marks(root)

    with pytest.raises(SiteError, match="site is in the way"):
        build(root)

    assert marks(root) == before


def test_a_build_folder_that_cannot_be_written_is_told_by_its_name(tmp_path: Path) -> None:
    root = make(tmp_path, {"build": "a file"})

    with pytest.raises(OSError, match="build"):
        build(root)


@pytest.mark.site
def test_a_repository_may_hold_no_record_at_all(tmp_path: Path) -> None:
    write_files(tmp_path, {"catalog/README.md": "Soon.", "mkdocs.yml": FILES["mkdocs.yml"]})

    built = build(tmp_path)

    assert built.result.diagnostics == ()
    assert "index.html" in tree(tmp_path / "site")


@pytest.mark.site
def test_a_lost_site_is_published_again(tmp_path: Path) -> None:
    root = make(tmp_path)
    build(root)
    before = tree(root / "site")
    (root / "site").unlink()

    assert build(root).pages_built == 0

    assert tree(root / "site") == before
