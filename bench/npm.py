"""Fetches programs that npm has, pinned, into a folder that `make clean` removes.

Their versions stand in the code, and no lock file beside it: one would name the registry that it
was resolved from.
"""

import json
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

_CACHE = Path(__file__).parents[1] / ".cache"
_INSTALL = ("install", "--no-save", "--no-package-lock", "--no-audit", "--no-fund")
_HOW = "install Node.js 18.16 or newer with npm (Debian: apt install nodejs npm)"


class MissingError(Exception):
    """A program cannot be had, with the reason in words, and how to get it."""


@dataclass(frozen=True, slots=True)
class Packages:
    """Packages that are fetched together."""

    name: str
    """Of their folder."""
    versions: Mapping[str, str]
    """Pinned, so that figures can be compared."""

    def folder(self, name: str) -> Path:
        """Find the folder of a package, and fetch all that are wanted when it is not there."""
        node()
        folder = self._home / "node_modules" / name
        if _version(folder) != self.versions[name]:
            self._fetch(name, folder)
        return folder

    @property
    def _home(self) -> Path:
        return _CACHE / self.name

    def _fetch(self, name: str, folder: Path) -> None:
        npm = shutil.which("npm")
        if npm is None:
            raise MissingError(f"npm is not installed, which brings {name}: {_HOW}")
        self._home.mkdir(parents=True, exist_ok=True)
        packages = [f"{other}@{version}" for other, version in self.versions.items()]
        command = [npm, *_INSTALL, "--prefix", str(self._home), *packages]
        ran = subprocess.run(command, capture_output=True, text=True, check=False)
        if _version(folder) != self.versions[name]:
            said = ran.stderr.strip().splitlines()[:3]
            raise MissingError(f"npm could not install {name}: {' '.join(said)}")


def node() -> str:
    """Find the program node."""
    found = shutil.which("node")
    if found is None:
        raise MissingError(f"node is not installed: {_HOW}")
    return found


def _version(folder: Path) -> str | None:
    file = folder / "package.json"
    if not file.is_file():
        return None
    return str(json.loads(file.read_text(encoding="utf-8"))["version"])
