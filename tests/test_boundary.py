"""What docs/boundary.md shows can be done as it stands there."""

import re
from pathlib import Path
from textwrap import dedent

from servicefolio import pipeline
from tests.builders import TODAY, write_files
from tests.cli.command import run_command
from tests.sites import read

_PAGE = (Path(__file__).parent.parent / "docs" / "boundary.md").read_text("utf-8")
_FILE = re.compile(r'^( *)```\w+ title="([^"]+)"\n(.*?)^\1```', re.MULTILINE | re.DOTALL)
_SHOWN = {match[2]: dedent(match[3]) for match in _FILE.finditer(_PAGE)}
FILES = {
    "catalog/teams/service-desk.yaml": "title: Service desk\nphone: +49 40 5550 100\n",
    "catalog/services/vpn.yaml": "title: VPN\nsummary: From home\nowner: service-desk\n",
} | {path: text for path, text in _SHOWN.items() if "/" in path}
_CSV = "catalog/measurements/first-calls.csv"


def test_what_the_page_shows_is_a_repository_in_which_nothing_is_wrong() -> None:
    assert len(FILES) == 6
    assert read(FILES).diagnostics == ()


def test_a_wrong_export_is_reported_as_the_page_says(tmp_path: Path) -> None:
    wrong = {_CSV: FILES[_CSV].replace("1759", "1295")}
    write_files(tmp_path, FILES | wrong)

    ran = run_command("check", "--root", str(tmp_path), "--format", "text")

    report = re.search(
        r"^ *```text\n( *catalog/measurements.*?)^ *```", _PAGE, re.MULTILINE | re.DOTALL
    )
    assert report
    assert ran.stdout.partition("\n\n")[0] == dedent(report[1]).rstrip("\n")


def test_the_table_becomes_known_errors_with_their_counts(tmp_path: Path) -> None:
    services = {
        f"catalog/services/{name}.yaml": f"title: {name}\nsummary: S\nowner: service-desk\n"
        for name in ("printing", "mail")
    }
    write_files(
        tmp_path, FILES | services | {name: _SHOWN[name] for name in ("hits.csv", "hits.yml")}
    )
    command = re.search(r"^servicefolio (import table) (\S+) (.+)$", _PAGE, re.MULTILINE)
    assert command
    options = command[3].replace("hits.yml", str(tmp_path / "hits.yml")).split()

    ran = run_command(
        *command[1].split(), str(tmp_path / command[2]), *options, "--root", str(tmp_path)
    )

    assert ran.exit_code == 0
    made = pipeline.check(pipeline.open_repository(tmp_path, TODAY)).catalog.by_id["KB-114"].record
    assert "count=23" in repr(made)
    assert "ticket export 2026-11-15" in repr(made)
