"""Fetches the peers that npm has, into a folder that `make clean` removes."""

import json
import shutil
import subprocess
from pathlib import Path

FOLDER = Path(__file__).parents[2] / ".cache" / "bench-peers"
WANTED = {"minisearch": "7.2.0", "pagefind": "1.6.0"}
"""Pinned, so that figures can be compared."""


class MissingError(Exception):
    """A peer cannot be had, with the reason in words."""


def node() -> str:
    """Find the program node."""
    found = shutil.which("node")
    if found is None:
        raise MissingError("node is not installed (with npm, it brings and runs this peer)")
    return found


def package(name: str) -> Path:
    """Find the folder of a package, and fetch all that is wanted when it is not there."""
    node()
    folder = FOLDER / "node_modules" / name
    if _version(folder) != WANTED[name]:
        npm = shutil.which("npm")
        if npm is None:
            raise MissingError("npm is not installed, which brings this peer")
        FOLDER.mkdir(parents=True, exist_ok=True)
        command = [npm, "install", "--no-save", "--no-audit", "--no-fund", "--prefix", str(FOLDER)]
        packages = [f"{other}@{version}" for other, version in WANTED.items()]
        ran = subprocess.run([*command, *packages], capture_output=True, text=True, check=False)
        if _version(folder) != WANTED[name]:
            said = ran.stderr.strip().splitlines()[:3]
            raise MissingError(f"npm could not install {name}: {' '.join(said)}")
    return folder


def _version(folder: Path) -> str | None:
    file = folder / "package.json"
    if not file.is_file():
        return None
    return str(json.loads(file.read_text(encoding="utf-8"))["version"])
