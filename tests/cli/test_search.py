"""`servicefolio search` answers on the terminal, whatever is asked."""

import io
import json
import sys
from pathlib import Path

import pytest

from tests.cli.command import Ran, run_command

FILES = {
    "catalog/services/vpn.yaml": "title: Remote access (VPN)\nsummary: Reach the office network\n",
    "kb/known-errors/root-ca.yaml": """\
title: VPN says the certificate is not trusted
services: [vpn]
messages: |
  Certificate validation failure
  0x800B0109: A certificate chain terminated in a root certificate which is not trusted
workaround: |
  1. Install **Root CA 2026**, as [[vpn]] says
  2. Restart the client
affected:
  - {product: Wire Client, ranges: [{events: [{introduced: "4.0"}, {fixed: 4.2.1}]}]}
""",
    "kb/known-errors/secret.yaml": "title: Certificate of the vault\nservices: [vpn]\n"
    "audience: restricted\n",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for path, text in FILES.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    return tmp_path


def run(root: Path, *arguments: str) -> Ran:
    return run_command("search", *arguments, "--root", str(root))


def test_a_pasted_line_finds_what_helps(root: Path) -> None:
    line = "2026-03-04 10:22:31 pc-7 wire client 4.1.0: certificate VALIDATION failure"
    ran = run(root, line, "--limit", "1")
    assert ran.exit_code == 0
    assert ran.stdout.split("\n")[1:] == [
        " 1. VPN says the certificate is not trusted",
        "    Known error · root-ca · not verified yet",
        "    says: Certificate validation failure",
        "    affects: Wire Client 4.1.0",
        "    helps: Install Root CA 2026, as Remote access (VPN) says · Restart the client",
        "",
    ]


def test_it_answers_as_the_browser_gets_it(root: Path) -> None:
    answer = json.loads(run(root, "0x800B0109", "--format", "json").stdout)
    best = answer["results"][0]
    assert best["id"] == "root-ca"
    assert best["kind"] == "known_error"
    assert best["address"] == "known-errors/root-ca/"
    assert best["score"] > 0
    assert "0x800b0109" in best["matched"]["words"]
    assert answer["nearest"] is False


def test_a_kind_narrows(root: Path) -> None:
    answer = json.loads(run(root, "vpn", "--kind", "services", "--format", "json").stdout)
    assert [item["id"] for item in answer["results"]] == ["vpn"]
    assert run(root, "vpn", "--kind", "servce").exit_code == 2


def test_it_reads_what_comes_from_a_pipe(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pasted = io.TextIOWrapper(io.BytesIO('-certificate: "validation" \xff\n'.encode("latin-1")))
    monkeypatch.setattr(sys, "stdin", pasted)
    assert "VPN says the certificate" in run(root).stdout


def test_what_begins_with_a_dash_is_text_behind_two(root: Path) -> None:
    assert run(root, "--", "-certificate", "--failure").exit_code == 0


def test_a_slip_is_told(root: Path) -> None:
    assert run(root, "certifcate").stdout.startswith(
        'Nothing says "certifcate"; looked for "certificate"\n'
    )


def test_nothing_found_is_said_and_told_by_the_exit_code(root: Path) -> None:
    ran = run(root, "quantum flux")
    assert ran.exit_code == 1
    assert ran.stdout.split("\n") == [
        "Nothing found",
        "To write it down: servicefolio new known_error --message -",
        "",
    ]


def test_what_is_near_is_not_called_a_match(root: Path) -> None:
    ran = run(root, "quantum flux capacitor over the ocean of trusted dolphins sang loudly")
    assert ran.exit_code == 1
    assert "Nothing matches; the nearest are:" in ran.stdout


def test_what_readers_may_not_see_is_not_found(root: Path) -> None:
    assert "vault" not in run(root, "certificate of the vault").stdout
    assert "vault" in run(root, "certificate vault", "--audience", "restricted").stdout
