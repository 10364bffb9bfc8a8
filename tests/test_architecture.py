"""Budgets and habits that keep the code readable."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "generator/servicefolio"
LONGEST_FILE = 300
LONGEST_FUNCTION = 50
FILES = sorted(
    file for folder in ("generator", "tests", "bench") for file in (ROOT / folder).rglob("*.py")
)
MODULES = [file for file in FILES if file.is_relative_to(PACKAGE)]
KINDS = PACKAGE / "kinds"
BELOW_THE_COMMAND_LINE = [file for file in MODULES if not file.is_relative_to(PACKAGE / "cli")]
PACKAGES = [file for file in MODULES if file.name == "__init__.py" and file.parents[2] != KINDS]
MAPPED = [file for file in MODULES if file.name != "__init__.py" and not file.is_relative_to(KINDS)]
CODE_MAP = (ROOT / "generator/README.md").read_text(encoding="utf-8")


def name(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


def tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"))


def functions(file: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


@pytest.mark.parametrize("file", FILES, ids=name)
def test_file_is_short(file: Path) -> None:
    assert len(file.read_text(encoding="utf-8").splitlines()) <= LONGEST_FILE


@pytest.mark.parametrize("file", FILES, ids=name)
def test_functions_are_short(file: Path) -> None:
    sizes = {
        function.name: (function.end_lineno or 0) - function.lineno + 1
        for function in functions(file)
    }
    assert {key: size for key, size in sizes.items() if size > LONGEST_FUNCTION} == {}


@pytest.mark.parametrize("file", BELOW_THE_COMMAND_LINE, ids=name)
def test_nothing_below_the_command_line_prints_or_exits(file: Path) -> None:
    called = {ast.unparse(node.func) for node in ast.walk(tree(file)) if isinstance(node, ast.Call)}
    assert not called & {"print", "exit", "sys.exit", "click.echo", "sys.stdout.write"}


@pytest.mark.parametrize("file", FILES, ids=name)
def test_imports_are_absolute(file: Path) -> None:
    levels = {node.level for node in ast.walk(tree(file)) if isinstance(node, ast.ImportFrom)}
    assert levels <= {0}


@pytest.mark.parametrize("file", PACKAGES, ids=name)
def test_packages_export_nothing_again_but_kinds(file: Path) -> None:
    assert not [node for node in tree(file).body if isinstance(node, ast.Import | ast.ImportFrom)]


@pytest.mark.parametrize("file", MAPPED, ids=name)
def test_code_map_names_every_module(file: Path) -> None:
    inside = file.relative_to(PACKAGE)
    # The row of its folder, or of the nearest above that has one.
    places = [f"`{inside.name}`"] if len(inside.parts) == 1 else []
    places += [f"`{folder}/`" for folder in inside.parents[:-1]]
    rows = [line for line in CODE_MAP.splitlines() if line.startswith("| `")]
    row = next(row for place in places for row in rows if row.startswith(f"| {place} |"))
    assert f"`{inside.name}`" in row


def test_code_map_names_nothing_that_is_gone() -> None:
    modules = {file.name for file in MODULES}
    named = set(re.findall(r"`(?:[a-z_]+/)*([a-z_]+\.py)`", CODE_MAP))
    assert named <= {*modules, *(file.name for file in FILES)}


def test_code_map_is_short() -> None:
    assert len(CODE_MAP.splitlines()) <= 100


@pytest.mark.parametrize(
    "file", [file for file in FILES if file.name.startswith("test_")], ids=name
)
def test_tests_are_functions_with_names_that_say_what_holds(file: Path) -> None:
    found = [function.name for function in functions(file) if function.name.startswith("test")]
    assert found
    assert all(re.fullmatch(r"test(_[a-z0-9]+)+", function) for function in found)
    classes = [node.name for node in ast.walk(tree(file)) if isinstance(node, ast.ClassDef)]
    assert not [made for made in classes if made.startswith("Test")]


@pytest.mark.parametrize("file", FILES, ids=name)
def test_no_test_replaces_a_part_of_the_program(file: Path) -> None:
    imported = {
        alias.name
        for node in ast.walk(tree(file))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
    } | {node.module for node in ast.walk(tree(file)) if isinstance(node, ast.ImportFrom)}
    assert not imported & {"mock", "unittest", "unittest.mock", "pytest_mock"}
