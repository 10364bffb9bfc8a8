"""Changes to the repository of tests/repositories.py, and clean builds to compare with."""

import shutil
from collections.abc import Mapping
from pathlib import Path

from tests.repositories import BROKEN, FILES, build, tree

KNOWN_ERROR = "kb/known-errors/vpn-root-ca.yaml"
VPN = "catalog/services/vpn.yaml"
CONFIG = "mkdocs.yml"

Changes = Mapping[str, str | bytes | None]


def edited(path: str, old: str, new: str) -> Changes:
    """Replace a part of a file."""
    text = str(FILES[path])
    assert old in text
    return {path: text.replace(old, new)}


CHANGES: dict[str, Changes] = {
    "a text": edited(KNOWN_ERROR, "Install", "Get and install"),
    "a title that other pages show": edited(VPN, "Remote access", "VPN"),
    "a new record": {"kb/known-errors/new.yaml": "title: Zebra in the lift\nservices: [vpn]\n"},
    "a record less": {KNOWN_ERROR: None},
    "the last record of a kind less": {"catalog/improvements.yaml": None},
    "a first record of a kind": {"catalog/suppliers/acme.yaml": "title: Acme\n"},
    "a record that breaks": BROKEN,
    "a file that the manual links less": {
        VPN: None,
        KNOWN_ERROR: "title: The certificate is not trusted\nservices: [single-sign-on]\n",
    },
    "a record under another id": {VPN: None, "catalog/services/remote.yaml": FILES[VPN]}
    | edited(KNOWN_ERROR, "[vpn]", "[remote]"),
    "the engine's settings": edited(CONFIG, "Nordhafen", "Südhafen"),
    "the engine's extensions": edited(CONFIG, "toc]", "toc, tables]"),
    "a page of the manual": edited("docs/writing.md", "As you like", "With care"),
    "a title in the manual": edited("docs/writing.md", "# Writing", "# How to write"),
    "an icon in the navigation": {"docs/writing.md": "---\nstatus: new\n---\n# Writing\n"},
    "a new page of the manual": {"docs/reading.md": "# Reading\n"},
    "a page of the manual less": {"docs/writing.md": None},
    "a picture in the manual": {
        "docs/index.md": "# Manual\n\n![A dot](dot.svg)\n",
        "docs/dot.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
    },
    "a plugin": {CONFIG: f"{FILES[CONFIG]}plugins: {{tags: {{}}}}\n"},
    "an excluded page": {CONFIG: f"{FILES[CONFIG]}exclude_docs: /manual/writing.md\n"},
    "the setting of the day": {"pyproject.toml": "[tool.servicefolio]\ntoday = 2027-01-01\n"},
}


def copy(root: Path, target: Path) -> Path:
    """Copy a repository with its site."""
    return Path(shutil.copytree(root, target, symlinks=True))


def clean(root: Path, target: Path) -> dict[str, bytes]:
    """Build the site of a repository's files from nothing."""
    ignored = shutil.ignore_patterns("build", "site")
    fresh = Path(shutil.copytree(root, target, ignore=ignored))
    build(fresh)
    return tree(fresh / "site")
