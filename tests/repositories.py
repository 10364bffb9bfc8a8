"""Small repositories on the disk, for tests that build a site or run the command."""

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import IO

from servicefolio import pipeline
from servicefolio.audiences import Audience
from servicefolio.pipeline import Built
from tests.builders import TODAY, write_files

PROGRAM = Path(sys.executable).with_name("servicefolio")

_HEARING_CTRL_C = """\
import os, signal, sys
signal.signal(signal.SIGINT, signal.SIG_DFL)
os.execv(sys.argv[1], sys.argv[1:])
"""
"""Starts a program that hears Ctrl+C: what a shell starts in the background would not."""

FILES: dict[str, str | bytes] = {
    "catalog/teams/network.yaml": "title: Network\nphone: +49 40 5550 120\n",
    "catalog/services/vpn.yaml": """\
title: Remote access
summary: Reach the office network from home
owner: network
depends_on: [single-sign-on]
""",
    "catalog/services/single-sign-on.yaml": """\
title: Single sign-on
summary: One password for everything
owner: network
""",
    "catalog/improvements.yaml": """\
records:
  - id: fewer-passwords
    title: Fewer passwords
    why: Every third call to the desk is a locked account.
    owner: network
""",
    "kb/known-errors/vpn-root-ca.yaml": """\
title: The certificate is not trusted
services: [vpn]
messages: |
  0x800B0109: A certificate chain processed
workaround: Install the new root certificate.
""",
    "docs/index.md": """\
# Manual

See [the service](../services/vpn.md) and [how to write](writing.md).
""",
    "docs/writing.md": "# Writing\n\nAs you like.\n",
    "mkdocs.yml": """\
site_name: Nordhafen
site_url: https://it.example.org/
theme:
  name: material
  font: false
markdown_extensions: [admonition, attr_list, md_in_html, toc]
""",
}
"""A repository in which nothing is wrong."""

BROKEN = {"kb/known-errors/vpn-root-ca.yaml": "title: No service\n"}
"""What makes one of its records a broken one."""


def make(root: Path, changes: Mapping[str, str | bytes | None] | None = None) -> Path:
    """Write the repository below a folder; `changes` add files, replace or (None) remove them."""
    change(root, FILES)
    change(root, changes or {})
    return root


def change(root: Path, changes: Mapping[str, str | bytes | None]) -> None:
    """Write files, and remove those that are None."""
    write_files(root, {path: text for path, text in changes.items() if text is not None})
    for path, text in changes.items():
        if text is None:
            (root / path).unlink(missing_ok=True)


def build(
    root: Path,
    *,
    processes: int = 1,
    strict: bool = False,
    offline: bool = False,
    audience: Audience | None = None,
) -> Built:
    """Build the site of a repository in this process."""
    repository = pipeline.open_repository(root, TODAY)
    if audience:
        settings = repository.settings.model_copy(update={"audience": audience})
        repository = replace(repository, settings=settings)
    return pipeline.build(repository, processes=processes, strict=strict, offline=offline)


def tree(folder: Path) -> dict[str, bytes]:
    """Read all files below a folder, by their paths."""
    real = folder.resolve()
    return {
        file.relative_to(real).as_posix(): file.read_bytes()
        for file in real.rglob("*")
        if file.is_file()
    }


def marks(folder: Path) -> dict[str, tuple[int, int]]:
    """Collect what changes when a file is written: its inode and the time of its last change."""
    real = folder.resolve()
    return {
        file.relative_to(real).as_posix(): (file.stat().st_ino, file.stat().st_mtime_ns)
        for file in real.rglob("*")
        if file.is_file()
    }


def start(*arguments: str, root: Path, output: IO[bytes]) -> subprocess.Popen[bytes]:
    """Start the command in a folder, in a process group of its own; all it says goes to a file."""
    return subprocess.Popen(
        [sys.executable, "-c", _HEARING_CTRL_C, PROGRAM, *arguments],
        cwd=root,
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )


def run(*arguments: str, root: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run the command in a folder, with some environment variables besides those of the tests."""
    inherited = {name: text for name, text in os.environ.items() if name != "GITHUB_ACTIONS"}
    return subprocess.run(
        [PROGRAM, *arguments],
        cwd=root,
        env=inherited | variables,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
