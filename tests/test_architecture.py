"""Budgets that keep the code readable, and a code map that names everything there is."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "generator" / "servicefolio"
CODE_MAP = ROOT / "generator" / "README.md"

LONGEST_FILE = 300
LONGEST_FUNCTION = 50
LONGEST_CODE_MAP = 100
LONGEST_TEMPLATE = 100

PYTHON = sorted(
    file for folder in ("generator", "tests", "bench") for file in (ROOT / folder).rglob("*.py")
)
MODULES = sorted(file for file in PACKAGE.rglob("*.py") if file.name != "__init__.py")
EACH_FILE = pytest.mark.parametrize(
    "file", PYTHON, ids=lambda file: file.relative_to(ROOT).as_posix()
)
EACH_MODULE = pytest.mark.parametrize(
    "module", MODULES, ids=lambda file: file.relative_to(PACKAGE).as_posix()
)


def functions(file: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


@EACH_FILE
def test_file_is_short(file: Path) -> None:
    assert len(file.read_text(encoding="utf-8").splitlines()) <= LONGEST_FILE


@EACH_FILE
def test_functions_are_short(file: Path) -> None:
    lengths = {
        function.name: (function.end_lineno or 0) - function.lineno + 1
        for function in functions(file)
    }
    assert {name: length for name, length in lengths.items() if length > LONGEST_FUNCTION} == {}


@pytest.mark.parametrize("template", sorted(PACKAGE.rglob("*.jinja")), ids=lambda file: file.name)
def test_template_is_short_and_says_what_it_shows(template: Path) -> None:
    text = template.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= LONGEST_TEMPLATE
    assert text.startswith("{#") or template.parent.name == "manual"


@EACH_MODULE
def test_module_says_what_it_is_responsible_for(module: Path) -> None:
    assert ast.get_docstring(ast.parse(module.read_text(encoding="utf-8")))


@EACH_MODULE
def test_nothing_below_the_command_line_prints_or_exits(module: Path) -> None:
    if module.parent.name == "cli":
        return
    called = {
        node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
    }
    assert called.isdisjoint({"print", "exit", "echo"})


@EACH_MODULE
def test_only_the_command_line_reads_the_clock(module: Path) -> None:
    if module.parent.name == "cli":
        return
    assert not re.search(r"\b(datetime\.now|date\.today|time\.time)\(", module.read_text("utf-8"))


def test_packages_export_nothing_except_a_kind() -> None:
    for file in PACKAGE.rglob("__init__.py"):
        names = {
            node.id
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
        }
        assert names <= {"KIND", "__version__"}, file


def test_code_map_is_short() -> None:
    assert len(CODE_MAP.read_text(encoding="utf-8").splitlines()) <= LONGEST_CODE_MAP


def test_code_map_names_every_module() -> None:
    text = CODE_MAP.read_text(encoding="utf-8")
    missing = {module.name for module in MODULES if f"`{module.name}`" not in text}
    assert missing == set()


def test_code_map_names_nothing_that_is_gone() -> None:
    named = set(re.findall(r"`(\w+\.py)`", CODE_MAP.read_text(encoding="utf-8")))
    there = {file.name for file in (*PACKAGE.rglob("*.py"), *(ROOT / "tests").rglob("*.py"))}
    assert named <= there
