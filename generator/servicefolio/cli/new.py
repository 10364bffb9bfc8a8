"""`servicefolio new KIND [ID]`: begin a record."""

from collections.abc import Iterable
from pathlib import Path

import click

from servicefolio import pipeline
from servicefolio.cli.kind_name import KindName
from servicefolio.cli.new_file import create_file
from servicefolio.cli.options import repository_at, root_option, verbose_option
from servicefolio.edit.new import Draft, Known, draft
from servicefolio.graph.catalog import Catalog
from servicefolio.graph.identifiers import taken_identifiers
from servicefolio.kind import Kind
from servicefolio.records.scalars import IDENTIFIER_LENGTH, identifier_problem
from servicefolio.registry import kind_file
from servicefolio.source.document import Tree
from servicefolio.source.yaml import read_yaml
from servicefolio.text import listing, slug


@click.command(short_help="Begin a record of KIND, with its required keys.")
@click.argument("kind", type=KindName())
@click.argument("identifier", metavar="[ID]", required=False)
@click.option("--title", help="What people call it; without ID, the id is made of it.")
@root_option
@verbose_option
def new(kind: Kind, identifier: str | None, title: str | None, root: Path, *, verbose: bool) -> int:
    """Begin a record of KIND with its required keys, and a comment on each.

    ID is the name of its file and of the record. The path of the new file is printed.
    """
    del verbose
    if title is not None and not title.isprintable():
        raise click.UsageError("the title holds characters that cannot be shown")
    name = identifier or _identifier_of(title)
    problem = identifier_problem(name)
    if problem:
        raise click.UsageError(f'"{name}" cannot be an id: {problem}')
    repository = repository_at(root)
    result = pipeline.check(repository)
    holder = taken_identifiers(result.catalog, result.broken).get(name.casefold())
    path = f"{kind.folder}/{name}.yaml"
    if holder is not None:
        raise click.UsageError(f'the id "{name}" is taken: see {holder}')
    identifiers = _identifiers(result.catalog, repository.settings.adopt)
    known = Known(identifiers, name, repository.today, _example(kind))
    made = draft(kind, title, known)
    try:
        create_file(repository.root, path, made.text)
    except FileExistsError:
        raise click.UsageError(f"{path} is there already; nothing was written") from None
    click.echo((root / path).as_posix())
    _say_what_is_open(made)
    return 0


def _identifier_of(title: str | None) -> str:
    if title is None:
        raise click.UsageError("an ID, or a --title to make it of, is needed")
    name = slug(title)[:IDENTIFIER_LENGTH].strip("-")
    if not name:
        raise click.UsageError(f'no id can be made of the title "{title}"; write one before it')
    return name


def _identifiers(catalog: Catalog, adopted: Iterable[str]) -> dict[str, list[str]]:
    kinds = (*catalog.kinds(), *adopted)
    return {kind: [record.id for record in catalog.records(kind)] for kind in kinds}


def _example(kind: Kind) -> dict[str, Tree]:
    documents, _ = read_yaml("example.yaml", kind_file(kind, "example.yaml") or "")
    tree = documents[0][0] if documents else None
    return tree if isinstance(tree, dict) else {}


def _say_what_is_open(made: Draft) -> None:
    if made.to_fill_in:
        click.echo(f"Now fill in: {listing(made.to_fill_in, 'and')}", err=True)
