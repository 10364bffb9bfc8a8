"""What git knows about files: the day on which each last changed."""

import subprocess
from collections.abc import Mapping
from datetime import date
from pathlib import Path

_COMMIT = "commit "


def last_changes(root: Path) -> Mapping[str, date]:
    """Find the day of each file's last commit, by its path relative to the root.

    Empty where git or the history is missing: a shallow clone knows only its newest commit, and
    would date every file by it.
    """
    if _git(root, "rev-parse", "--is-shallow-repository") != "false\n":
        return {}
    log = _git(
        root, "-c", "core.quotePath=off", "log", f"--format={_COMMIT}%cs", "--name-only",
        "--no-renames", "--relative", "-z", "--", ".",
    )  # fmt: skip
    return _newest(log or "")


def _newest(log: str) -> dict[str, date]:
    """Read a log, newest commit first: a file's first appearance is its last change."""
    changes: dict[str, date] = {}
    day = date.min
    for part in log.split("\0"):
        for line in part.split("\n"):
            if line.startswith(_COMMIT):
                day = date.fromisoformat(line.removeprefix(_COMMIT))
            elif line:
                changes.setdefault(line, day)
    return changes


def _git(root: Path, *arguments: str) -> str | None:
    try:
        done = subprocess.run(  # noqa: S603 - fixed arguments, no shell
            ("git", "-C", str(root), *arguments),  # noqa: S607 - whichever git the author uses
            capture_output=True,
            check=True,
            encoding="utf-8",
            errors="replace",
        )
    except (OSError, subprocess.CalledProcessError):
        return None
    return done.stdout
