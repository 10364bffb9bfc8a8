"""Small repositories with a history in git, for tests that ask git."""

import subprocess
from collections.abc import Mapping
from pathlib import Path

from tests.repositories import change, make

_SETTINGS = (
    "user.name=Service desk", "user.email=desk@example.org", "commit.gpgSign=false",
    "core.hooksPath=/dev/null", "core.autocrlf=false", "init.defaultBranch=main",
    "protocol.file.allow=always",
)  # fmt: skip


def git(root: Path, *arguments: str) -> str:
    """Call git in a folder, whatever the computer's own settings are."""
    settings = [word for setting in _SETTINGS for word in ("-c", setting)]
    done = subprocess.run(
        ["git", "-C", root, *settings, *arguments], check=True, capture_output=True, text=True
    )
    return done.stdout.strip()


def repository(root: Path, changes: Mapping[str, str | bytes | None] | None = None) -> Path:
    """Write the repository without a fault, with changes, and commit it on main."""
    make(root, changes)
    git(root, "init", "--quiet", "--initial-branch=main")
    commit(root)
    return root


def commit(root: Path, changes: Mapping[str, str | bytes | None] | None = None) -> str:
    """Commit all that there is, after some changes; the commit's hash is returned."""
    change(root, changes or {})
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--allow-empty", "--message=change")
    return git(root, "rev-parse", "HEAD")
