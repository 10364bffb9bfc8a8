"""What nobody meant to publish is not published, even where its author made a mistake."""

from datetime import date
from pathlib import Path

import pytest

from servicefolio import pipeline
from servicefolio.graph.restrict import restrict
from servicefolio.outputs.prose import render_prose
from servicefolio.pipeline import Result

TODAY = date(2026, 11, 23)
SERVICE = "title: VPN\nsummary: Reach the office\nowner: unowned\n"
CONFIDENTIAL = "a merger that few know of"


def checked(root: Path, files: dict[str, str | bytes]) -> Result:
    for path, text in {"catalog/services/vpn.yaml": SERVICE, **files}.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(text.encode() if isinstance(text, str) else text)
    return pipeline.check(pipeline.open_repository(root, TODAY))


def published(result: Result) -> bytes:
    """Join every output, without building a site."""
    visible = restrict(result.catalog, result.broken, result.diagnostics, "staff", result.unread)
    artifacts = pipeline.planned(result.repository, visible, result.docs, pipeline.untracked)
    return b"\n".join(artifact.data for artifact in artifacts)


def rules(result: Result) -> list[str]:
    return [diagnostic.rule.id for diagnostic in result.diagnostics]


def test_a_register_with_an_audience_keeps_its_records_back(tmp_path: Path) -> None:
    register = (
        f"audience: restricted\nrecords:\n  - {{id: one, title: {CONFIDENTIAL}, services: vpn}}\n"
    )

    result = checked(tmp_path, {"kb/known-errors/register.yaml": register})

    assert rules(result) == ["schema-record"]
    assert CONFIDENTIAL.encode() not in published(result)


def test_a_record_with_two_audiences_is_kept_back(tmp_path: Path) -> None:
    record = f"title: {CONFIDENTIAL}\nservices: vpn\naudience: users\naudience: restricted\n"

    result = checked(tmp_path, {"kb/known-errors/one.yaml": record})

    assert rules(result) == ["yaml-duplicate-key"]
    assert CONFIDENTIAL.encode() not in published(result)


def test_a_record_with_a_key_twice_has_a_page_that_says_so(tmp_path: Path) -> None:
    record = "title: One\ntitle: Two\nservices: vpn\n"

    result = checked(tmp_path, {"kb/known-errors/one.yaml": record})
    text = published(result)

    assert [item.identifier for item in result.broken] == ["one"]
    assert b"one cannot be shown" in text
    assert b"stands twice" in text


@pytest.mark.parametrize(
    "folder",
    ["/etc", "../elsewhere", "", "catalog", "kb/known-errors", "site", ".git", "docs/../kb"],
)
def test_the_manual_is_no_way_around(tmp_path: Path, folder: str) -> None:
    settings = f'[tool.servicefolio]\ndocs = "{folder}"\n'

    assert rules(checked(tmp_path, {"pyproject.toml": settings})) == ["settings-value"]


def test_a_link_out_of_the_repository_is_no_page_of_the_manual(tmp_path: Path) -> None:
    outside = tmp_path / "outside.md"
    outside.write_text(f"# {CONFIDENTIAL}\n")
    root = tmp_path / "repository"
    (root / "docs").mkdir(parents=True)
    (root / "docs" / "inside.md").symlink_to(outside)

    result = checked(root, {})

    assert rules(result) == ["file-link"]
    assert CONFIDENTIAL.encode() not in published(result)


def test_a_page_of_the_manual_that_is_no_text_is_reported_and_left_out(tmp_path: Path) -> None:
    result = checked(tmp_path, {"docs/a.md": b"# \xff\xfe\n", "docs/index.md": "# Manual\n"})

    assert [(d.path, d.rule.id) for d in result.diagnostics] == [("docs/a.md", "file-encoding")]
    assert [file.path for file in result.docs] == ["index.md"]


@pytest.mark.parametrize("name", ["settings.md", "kinds/index.md", "rules/mine.md"])
def test_a_page_in_the_place_of_a_generated_one_is_reported(tmp_path: Path, name: str) -> None:
    result = checked(tmp_path, {f"docs/{name}": "# Mine\n"})

    assert [(d.path, d.rule.id) for d in result.diagnostics] == [(f"docs/{name}", "file-unused")]
    assert result.docs == ()


def test_code_that_no_lexer_can_bear_is_shown_as_it_is() -> None:
    code = "s{" * 20_000

    html = render_prose(f"```perl\n{code}\n```", lambda _identifier, _part: None)

    assert code in html
