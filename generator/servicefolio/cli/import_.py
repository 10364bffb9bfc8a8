"""`servicefolio import table FILE`: bring records in from elsewhere."""

from pathlib import Path

import click

from servicefolio import pipeline
from servicefolio.cli.kind_name import KindName
from servicefolio.cli.new_file import create_file
from servicefolio.cli.options import repository_at, root_option, verbose_option
from servicefolio.cli.progress import progress
from servicefolio.diagnostics import Diagnostic
from servicefolio.graph.identifiers import taken_identifiers
from servicefolio.kind import Kind
from servicefolio.pipeline import Repository
from servicefolio.report import text
from servicefolio.source.document import SourceFile
from servicefolio.transfer.load_map import load_map
from servicefolio.transfer.rows import Table, read_table
from servicefolio.transfer.table import Imported, Order, Outcome, There, convert

_READABLE = click.Path(exists=True, dir_okay=False, path_type=Path)
_WORDS = {
    Outcome.WRITTEN: "written",
    Outcome.UNCHANGED: "there already, the same",
    Outcome.CONFLICT: "not written: in conflict with what is there",
    Outcome.REFUSED: "refused",
    Outcome.LEFT_OUT: "left out by the map's `only`",
    Outcome.MERGED: "merged with an earlier row by the map's `distinct`",
}


@click.group("import")
def import_group() -> None:
    """Bring records in from elsewhere."""


@import_group.command()
@click.argument("file", type=_READABLE)
@click.option("--kind", type=KindName(), required=True, help="The kind of record to make.")
@click.option("--map", "map_file", type=_READABLE, required=True, help="Which column fills what.")
@click.option(
    "--set",
    "given",
    multiple=True,
    metavar="FIELD=TEXT",
    help="Give a field of every record this text, whatever the map says; may be repeated.",
)
@click.option("--delimiter", help="What separates the cells of a CSV; left out, it is found out.")
@click.option("--register", is_flag=True, help="Write one file with all records in it.")
@click.option("--dry-run", is_flag=True, help="Say what would be done, and write nothing.")
@root_option
@verbose_option
def table(  # noqa: PLR0913 - one for each option
    file: Path,
    kind: Kind,
    map_file: Path,
    root: Path,
    given: tuple[str, ...],
    delimiter: str | None,
    *,
    register: bool,
    dry_run: bool,
    verbose: bool,
) -> int:
    """Make records of the rows of FILE: CSV, JSON or JSON Lines.

    Files that are there are never overwritten. Every row is accounted for; the exit code is 1
    when some became no record.
    """
    del verbose
    if delimiter is not None and len(delimiter) != 1:
        raise click.UsageError("--delimiter is one character")
    repository = repository_at(root)
    rows = read_table(_source(file), delimiter)
    if isinstance(rows, Diagnostic):
        return _report((rows,))
    loaded = load_map(_source(map_file), kind, rows.columns, dict(map(_field, given)))
    if loaded.map is None:
        return _report(loaded.diagnostics)
    if register and loaded.map.gather is not None:
        raise click.UsageError("--register writes one file, and this map gathers rows beside each")
    order = Order(kind, loaded.map, repository.settings, register)
    there = _there(repository)
    with progress("Reading rows", len(rows.rows)) as step:
        imported = convert(rows, order, there, step)
    if not dry_run:
        _write(imported, repository)
    click.echo(_summary(rows, imported, dry_run=dry_run))
    return _report(imported.diagnostics) if imported.diagnostics else 0


def _field(given: str) -> tuple[str, str]:
    """Read `field=text`."""
    name, equals, text = given.partition("=")
    if not (equals and name.strip() and text.strip()):
        raise click.UsageError(f"--set is FIELD=TEXT, and not {given}")
    return name.strip(), text.strip()


def _source(file: Path) -> SourceFile:
    return SourceFile(file.as_posix(), file.read_bytes())


def _there(repository: Repository) -> There:
    result = pipeline.check(repository)

    def read(path: str) -> str | None:
        file = repository.root / path
        return file.read_text(encoding="utf-8", errors="replace") if file.exists() else None

    return There(taken_identifiers(result.catalog, result.broken), read)


def _write(imported: Imported, repository: Repository) -> None:
    with progress("Writing records", len(imported.files)) as step:
        for file in imported.files:
            create_file(repository.root, file.path, file.text)
            step()


def _summary(rows: Table, imported: Imported, *, dry_run: bool) -> str:
    total = sum(imported.outcomes.values())
    lines = [f"{total:,} rows read from {rows.path}"]
    lines += [
        f"{count:>10,} {'to be ' if dry_run and outcome is Outcome.WRITTEN else ''}{words}"
        for outcome, words in _WORDS.items()
        if (count := imported.outcomes.get(outcome, 0))
    ]
    return "\n".join(lines)


def _report(diagnostics: tuple[Diagnostic, ...]) -> int:
    click.echo(text.render(diagnostics), nl=False)
    return 1
