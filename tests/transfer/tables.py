"""One-line imports for the tests of this folder: text and a map in, files and counts out."""

from collections.abc import Mapping
from dataclasses import dataclass

from servicefolio.config import Settings
from servicefolio.diagnostics import Diagnostic
from servicefolio.registry import kinds_by_name
from servicefolio.source.document import SourceFile, Tree
from servicefolio.source.yaml import read_yaml
from servicefolio.transfer.load_map import load_map
from servicefolio.transfer.rows import Table, read_table
from servicefolio.transfer.table import Imported, Order, There, convert


@dataclass(frozen=True, slots=True)
class Result:
    """What an import made, in the words of tests."""

    imported: Imported
    files: Mapping[str, str]

    @property
    def counts(self) -> dict[str, int]:
        """How many rows had each outcome, by its name."""
        return {outcome.value: count for outcome, count in self.imported.outcomes.items()}

    @property
    def problems(self) -> list[str]:
        """Every problem as `line: message`."""
        return [f"{item.position.line}: {item.message}" for item in self.imported.diagnostics]

    def record(self, name: str) -> dict[str, Tree]:
        """Read the fields of the file whose path ends in a name."""
        text = next(text for path, text in self.files.items() if path.endswith(f"/{name}.yaml"))
        documents, problems = read_yaml("x.yaml", text)
        assert problems == ()
        tree = documents[0][0]
        assert isinstance(tree, dict)
        return tree


def read(text: str | bytes, name: str = "t.csv", delimiter: str | None = None) -> Table:
    """Read a table that can be read."""
    data = text if isinstance(text, bytes) else text.encode()
    table = read_table(SourceFile(name, data), delimiter)
    assert isinstance(table, Table), table
    return table


def refuse(text: str | bytes, name: str = "t.csv") -> Diagnostic:
    """Read a table that cannot be read."""
    data = text if isinstance(text, bytes) else text.encode()
    table = read_table(SourceFile(name, data))
    assert isinstance(table, Diagnostic), table
    return table


def map_problems(map_text: str, columns: str = "id title", kind: str = "team") -> list[str]:
    """Say what is wrong with a map, as `line:column: message (hint)`."""
    file = SourceFile("m.yml", map_text.encode())
    loaded = load_map(file, kinds_by_name()[kind], tuple(columns.split()))
    assert (loaded.map is None) == bool(loaded.diagnostics)
    return [
        f"{item.position.line}:{item.position.column}: {item.message} ({item.hint})"
        for item in loaded.diagnostics
    ]


def bring_in(  # noqa: PLR0913 - one for each thing that a test may say
    rows: str,
    map_text: str,
    *,
    kind: str = "team",
    name: str = "t.csv",
    there: Mapping[str, str] | None = None,
    register: bool = False,
    given: Mapping[str, str] | None = None,
) -> Result:
    """Import a table into a repository that has the files `there`."""
    table = read(rows, name)
    found = kinds_by_name()[kind]
    loaded = load_map(SourceFile("m.yml", map_text.encode()), found, table.columns, given)
    assert loaded.map is not None, loaded.diagnostics
    files = there or {}
    taken = {
        path.rpartition("/")[2].removesuffix(".yaml"): path
        for path in files
        if path.endswith(".yaml")
    }
    order = Order(found, loaded.map, Settings(), register)
    imported = convert(table, order, There(taken, files.get))
    return Result(imported, {file.path: file.text for file in imported.files})
