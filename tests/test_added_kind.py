"""A kind that is added as one folder gets everything that the product's own kinds have."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests import added_kind, repositories
from tests.builders import write_files

RECORD = "title: Sign-ins\nservice: single-sign-on\nsensitivity: personal\n"


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_files(tmp_path_factory.mktemp("kinds"), dict(added_kind.FILES))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return repositories.make(tmp_path, {"catalog/data-sets/sign-ins.yaml": RECORD})


def run(tree: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """Run a command with the added kind."""
    return subprocess.run(
        [sys.executable, added_kind.__file__, str(tree), *command],
        cwd=Path(__file__).parents[1],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


def test_it_keeps_the_contract_of_kinds(tree: Path) -> None:
    contract = [f"tests/test_{name}.py" for name in ("kinds", "kind_words", "hostile_text")]
    tests = [*contract, "-q", "-k", "data_set"]
    ran = run(tree, "pytest", *tests, "-p", "no:cacheprovider")
    assert ran.returncode == 0, ran.stdout
    assert "passed" in ran.stdout


def test_it_is_listed(tree: Path) -> None:
    ran = run(tree, "kinds")
    assert "data_set" in ran.stdout
    assert "catalog/data-sets/" in ran.stdout


def test_its_records_are_found_checked_and_linked(tree: Path, root: Path) -> None:
    assert run(tree, "check", "--strict", "--root", str(root)).returncode == 0
    file = root / "catalog/data-sets/sign-ins.yaml"
    file.write_text(RECORD.replace("single-sign-on", "sso").replace("personal", "persnal"))
    (root / "catalog/data-sets/lost.yaml").write_text("title: Lost\nservice: vpm\n")
    ran = run(tree, "check", "--root", str(root))
    assert ran.returncode == 1
    assert "catalog/data-sets/sign-ins.yaml:3:14: error [schema-choice]" in ran.stdout
    assert "catalog/data-sets/lost.yaml:2:10: error [ref-dangling]" in ran.stdout
    assert 'did you mean "vpn"?' in ran.stdout


def test_an_inverse_key_is_refused_with_its_right_place(tree: Path, root: Path) -> None:
    service = root / "catalog/services/vpn.yaml"
    service.write_text(f"{service.read_text()}keeps: [sign-ins]\n")
    ran = run(tree, "check", "--root", str(root))
    assert "schema-unknown-field" in ran.stdout
    assert "data set" in ran.stdout


def test_new_begins_one(tree: Path, root: Path) -> None:
    made = ("new", "data_set", "key-cards", "--title", "Key cards", "--root", str(root))
    assert run(tree, *made).returncode == 0
    text = (root / "catalog/data-sets/key-cards.yaml").read_text()
    assert "title: Key cards" in text
    assert "service:" in text
    assert "retention" not in text


def test_rows_are_imported(tree: Path, root: Path) -> None:
    (root / "rows.csv").write_text("key,name,of\nbadges,Badges,vpn\n")
    (root / "map.yml").write_text('id: "{key}"\nfields: {title: name, service: of}\n')
    source, table_map = str(root / "rows.csv"), str(root / "map.yml")
    command = ("import", "table", source, "--kind", "data_set", "--map", table_map)
    ran = run(tree, *command, "--root", str(root))
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert "service: vpn" in (root / "catalog/data-sets/badges.yaml").read_text()


def test_it_is_published(tree: Path, root: Path) -> None:
    ran = run(tree, "build", "--root", str(root))
    assert ran.returncode == 0, ran.stdout + ran.stderr
    site = root / "site"
    page = (site / "data-sets/sign-ins/index.html").read_text()
    assert "Sign-ins" in page
    assert "Kept by" in page
    assert 'href="../../services/single-sign-on/"' in page
    assert "Keeps" in (site / "services/single-sign-on/index.html").read_text()
    assert "Data sets" in (site / "index.html").read_text()
    assert "sign-ins" in (site / "data-sets/index.html").read_text()
    reference = (site / "manual/kinds/data-sets/index.html").read_text()
    assert "How long it is kept" in reference
    schema = json.loads((site / "api/v1/schemas/data_set.schema.json").read_text())
    assert "retention" in schema["properties"]
    api = json.loads((site / "api/v1/data-sets/sign-ins.json").read_text())
    assert api["title"] == "Sign-ins"
