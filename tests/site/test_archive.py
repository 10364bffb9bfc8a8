"""A zip has the same bytes for the same files, wherever and whenever it is made."""

import os
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest

from servicefolio.site.archive import pack
from tests.builders import write_files
from tests.repositories import tree

DAY = date(2026, 11, 23)
FILES: dict[str, str | bytes] = {"index.html": "home", "b/index.html": "b", "ä/ö.txt": "ü" * 9000}


def made(root: Path, day: date = DAY, *, turned: bool = False) -> bytes:
    """Pack some files that are written in one order or the other."""
    files = list(FILES.items())
    write_files(root / "site", dict(reversed(files) if turned else files))
    for number, file in enumerate(root.rglob("*.html")):
        os.utime(file, (number, number))
        file.chmod(0o600 if turned else 0o755)
    pack(root / "site", root / "site.zip", day)
    return (root / "site.zip").read_bytes()


def test_the_bytes_come_from_the_files_and_the_day_alone(tmp_path: Path) -> None:
    one = made(tmp_path / "one")
    assert made(tmp_path / "two", turned=True) == one
    assert made(tmp_path / "three", date(2026, 11, 24)) != one


def test_it_unpacks_into_one_folder(tmp_path: Path) -> None:
    made(tmp_path)
    with ZipFile(tmp_path / "site.zip") as archive:
        assert archive.testzip() is None
        assert {name.partition("/")[0] for name in archive.namelist()} == {"site"}
        assert {info.date_time for info in archive.infolist()} == {(2026, 11, 23, 0, 0, 0)}
        assert {info.external_attr >> 16 for info in archive.infolist()} == {0o100644}
        archive.extractall(tmp_path / "there")
    assert tree(tmp_path / "there/site") == tree(tmp_path / "site")


@pytest.mark.parametrize("year", [1, 1970])
def test_a_day_before_all_zips_is_taken_too(tmp_path: Path, year: int) -> None:
    assert made(tmp_path, date(year, 1, 1))
