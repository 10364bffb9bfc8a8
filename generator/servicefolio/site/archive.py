"""Packs a folder into one zip file: the same files on the same day give the same bytes."""

from datetime import date
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_UNIX = 3
_READABLE = 0o100644 << 16
"""A plain file that everybody may read, where Unix's permissions lie in a zip."""
_FIRST_YEAR = 1980
"""A zip knows no earlier one."""


def pack(folder: Path, archive: Path, day: date) -> None:
    """Pack what lies in a folder; unpacked, it is one folder of the same name.

    Times and permissions are those of no disk: every file is of the beginning of the `day`.
    """
    time = (max(day.year, _FIRST_YEAR), day.month, day.day, 0, 0, 0)
    files = {file.relative_to(folder.parent).as_posix(): file for file in folder.rglob("*")}
    with ZipFile(archive, "w") as packed:
        for name, file in sorted(files.items()):
            if file.is_file():
                entry = ZipInfo(name, time)
                entry.create_system, entry.external_attr = _UNIX, _READABLE
                packed.writestr(entry, file.read_bytes(), ZIP_DEFLATED)
