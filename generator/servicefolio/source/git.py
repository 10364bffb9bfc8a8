"""Asks git: when each file last changed, and whatever `revision` wants to know."""

import subprocess
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

_COMMIT = "commit "


def last_changes(root: Path) -> Mapping[str, datetime]:
    """Find the moment of each file's last commit, on its author's clock, by its path from the root.

    Empty where git or the history is missing: a shallow clone knows only its newest commit, and
    would date every file by it.
    """
    if ask_git(root, "rev-parse", "--is-shallow-repository") != b"false\n":
        return {}
    log = ask_git(
        root, "-c", "core.quotePath=off", "log", f"--format={_COMMIT}%cI", "--name-only",
        "--no-renames", "--relative", "-z", "--", ".",
    )  # fmt: skip
    return _newest((log or b"").decode("utf-8", "replace"))


def _newest(log: str) -> dict[str, datetime]:
    """Read a log, newest commit first: a file's first appearance is its last change."""
    changes: dict[str, datetime] = {}
    moment = datetime.min.replace(tzinfo=UTC)
    for part in log.split("\0"):
        for line in part.split("\n"):
            if line.startswith(_COMMIT):
                moment = datetime.fromisoformat(line.removeprefix(_COMMIT))
            elif line:
                changes.setdefault(line, moment)
    return changes


def ask_git(root: Path, *arguments: str, given: str = "") -> bytes | None:
    """Ask git in a folder, and return what it says; None where it fails, or is not installed."""
    done = call_git(root, *arguments, given=given)
    return None if done is None or done.returncode else done.stdout


def call_git(
    root: Path, *arguments: str, given: str = ""
) -> subprocess.CompletedProcess[bytes] | None:
    """Call git in a folder, with ASCII text on its standard input; None where it is not there."""
    try:
        return subprocess.run(  # noqa: S603 - no shell; callers let no foreign text be an option
            ("git", "-C", str(root), *arguments),  # noqa: S607 - whichever git the author uses
            input=given.encode("ascii"),
            capture_output=True,
            check=False,
        )
    except OSError:
        return None
