"""Sites as Zensical makes them, which follows Material and reads the same settings."""

import shutil
import subprocess
import sys
from pathlib import Path

PROGRAM = Path(sys.executable).with_name("zensical")


def build_with_zensical(root: Path, target: Path) -> Path:
    """Build in another folder what the build folder of a repository holds; return the site."""
    shutil.copy(root / "mkdocs.yml", target)
    (target / "build").mkdir()
    shutil.copytree(root / "build" / "docs", target / "build" / "docs")
    shutil.copy(root / "build" / "mkdocs.yml", target / "build")
    ran = subprocess.run(
        [PROGRAM, "build", "--strict", "--config-file", "build/mkdocs.yml"],
        cwd=target,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return target / "build" / "site"
