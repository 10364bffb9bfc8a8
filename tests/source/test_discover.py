"""Files below catalog/ and kb/ are found and read; what cannot be is reported."""

import os
from pathlib import Path

from servicefolio.config import Settings
from servicefolio.source.discover import Discovered, discover
from tests.builders import write_files

VPN = "catalog/services/vpn.yaml"


def found(root: Path, **settings: int) -> Discovered:
    return discover(root, Settings(**settings))


def paths(result: Discovered) -> list[str]:
    return [file.path for file in result.files]


def problems(result: Discovered) -> list[tuple[str, str]]:
    return [(item.rule.id, item.path) for item in result.diagnostics]


def test_files_are_read_in_the_order_of_their_paths(tmp_path: Path) -> None:
    write_files(tmp_path, {"kb/a.yml": "1", "catalog/z.md": "2", "catalog/b/a.yaml": "3"})
    assert paths(found(tmp_path)) == ["catalog/b/a.yaml", "catalog/z.md", "kb/a.yml"]
    assert [file.data for file in found(tmp_path).files] == [b"3", b"2", b"1"]


def test_files_elsewhere_are_not_read(tmp_path: Path) -> None:
    write_files(tmp_path, {"docs/a.yaml": "", "a.yaml": "", "catalog/.cache/a.yaml": ""})
    assert found(tmp_path) == Discovered((), ())


def test_one_of_the_two_folders_is_enough(tmp_path: Path) -> None:
    write_files(tmp_path, {"kb/a.yaml": ""})
    assert problems(found(tmp_path)) == []


def test_other_files_are_reported_but_for_read_me_and_hidden_ones(tmp_path: Path) -> None:
    write_files(tmp_path, {"kb/README.md": "", "kb/.a": "", "kb/a.txt": "", "kb/a.YAML": ""})
    result = found(tmp_path)
    assert paths(result) == []
    assert problems(result) == [("file-unused", "kb/a.YAML"), ("file-unused", "kb/a.txt")]


def test_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    write_files(tmp_path, {"kb/a.yaml": "x" * 1_001, "kb/b.yaml": "x" * 1_000})
    result = found(tmp_path, max_file_bytes=1_000)
    assert paths(result) == ["kb/b.yaml"]
    assert problems(result) == [("file-too-large", "kb/a.yaml")]


def test_link_to_a_folder_is_not_followed(tmp_path: Path) -> None:
    write_files(tmp_path, {"elsewhere/a.yaml": "", VPN: ""})
    (tmp_path / "catalog/more").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "catalog/services/again").symlink_to(tmp_path / "catalog")
    result = found(tmp_path)
    assert paths(result) == [VPN]
    assert problems(result) == [
        ("file-link", "catalog/more"),
        ("file-link", "catalog/services/again"),
    ]


def test_link_to_a_file_of_the_repository_is_followed(tmp_path: Path) -> None:
    write_files(tmp_path, {VPN: "title: VPN"})
    (tmp_path / "catalog/services/anyconnect.yaml").symlink_to(tmp_path / VPN)
    result = found(tmp_path)
    assert paths(result) == ["catalog/services/anyconnect.yaml", VPN]
    assert problems(result) == []


def test_link_out_of_the_repository_is_not_followed(tmp_path: Path) -> None:
    write_files(tmp_path, {"secret": "root", "repository/kb/a.yaml": ""})
    (tmp_path / "repository/kb/b.yaml").symlink_to(tmp_path / "secret")
    result = found(tmp_path / "repository")
    assert paths(result) == ["kb/a.yaml"]
    assert problems(result) == [("file-link", "kb/b.yaml")]


def test_links_to_nowhere_and_in_circles_cannot_be_read(tmp_path: Path) -> None:
    write_files(tmp_path, {VPN: ""})
    (tmp_path / "catalog/a.yaml").symlink_to("nowhere.yaml")
    (tmp_path / "catalog/b.yaml").symlink_to("c.yaml")
    (tmp_path / "catalog/c.yaml").symlink_to("b.yaml")
    result = found(tmp_path)
    assert paths(result) == [VPN]
    assert problems(result) == [
        ("file-unreadable", f"catalog/{name}.yaml") for name in ("a", "b", "c")
    ]
    assert "no such file" in result.diagnostics[0].message


def test_pipe_is_not_waited_for(tmp_path: Path) -> None:
    write_files(tmp_path, {VPN: ""})
    os.mkfifo(tmp_path / "catalog/pipe.yaml")
    assert problems(found(tmp_path)) == [("file-unreadable", "catalog/pipe.yaml")]


def test_device_is_not_read(tmp_path: Path) -> None:
    write_files(tmp_path, {VPN: ""})
    (tmp_path / "catalog/zero.yaml").symlink_to("/dev/zero")
    assert paths(found(tmp_path)) == [VPN]
    assert [rule for rule, _ in problems(found(tmp_path))] == ["file-link"]


def test_folder_that_is_named_like_a_record_is_a_folder(tmp_path: Path) -> None:
    write_files(tmp_path, {"kb/a.yaml/b.yaml": ""})
    assert paths(found(tmp_path)) == ["kb/a.yaml/b.yaml"]


def test_name_that_is_not_utf8_is_shown_with_escapes(tmp_path: Path) -> None:
    write_files(tmp_path, {VPN: ""})
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/catalog/caf\xe9.yaml")).write_bytes(b"")
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/catalog/caf\xe9.txt")).write_bytes(b"")
    result = found(tmp_path)
    assert paths(result) == ["catalog/caf\\udce9.yaml", VPN]
    assert problems(result) == [("file-unused", "catalog/caf\\udce9.txt")]
