"""`servicefolio new KIND [ID]`: begin a record."""

from collections.abc import Iterable
from pathlib import Path
from typing import IO

import click

from servicefolio import pipeline
from servicefolio.cli.kind_name import KindName
from servicefolio.cli.new_file import create_file
from servicefolio.cli.options import repository_at, root_option, verbose_option
from servicefolio.edit.new import Draft, Known, draft
from servicefolio.edit.paste import UnreadableError, headline, read_paste
from servicefolio.graph.catalog import Catalog
from servicefolio.graph.identifiers import taken_identifiers
from servicefolio.kind import Kind
from servicefolio.records.scalars import IDENTIFIER_LENGTH, identifier_problem
from servicefolio.registry import kind_file
from servicefolio.source.document import SourceFile, Tree
from servicefolio.source.parse import parse
from servicefolio.source.yaml import read_yaml
from servicefolio.text import did_you_mean, in_words, listing, plural, slug, with_article


@click.command(short_help="Begin a record of KIND, with its required keys.")
@click.argument("kind", type=KindName())
@click.argument("identifier", metavar="[ID]", required=False)
@click.option("--title", help="What people call it; without ID, the id is made of it.")
@click.option("--service", "services", metavar="ID", multiple=True, help="The service it is about.")
@click.option(
    "--message",
    "paste",
    type=click.File("rb"),
    help="A file with the message as it was pasted; - reads it from the terminal.",
)
@root_option
@verbose_option
def new(  # noqa: PLR0913 - one for each option
    kind: Kind,
    identifier: str | None,
    title: str | None,
    services: tuple[str, ...],
    paste: IO[bytes] | None,
    root: Path,
    *,
    verbose: bool,
) -> int:
    """Begin a record of KIND with its required keys, and a comment on each.

    ID is the name of its file and of the record. The path of the new file is printed.
    """
    del verbose
    if title is not None and not title.isprintable():
        raise click.UsageError("the title holds characters that cannot be shown")
    messages = _messages(kind, paste)
    is_named = title is not None or identifier is not None
    title = title if is_named else _title_of(messages)
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
    given = _services(kind, services, result.catalog) | messages
    known = Known(identifiers, name, repository.today, _example(kind), given)
    made = draft(kind, title, known)
    for problem_found in parse(
        SourceFile(path, made.text.encode()), repository.settings
    ).diagnostics:
        raise click.UsageError(f"the message cannot be written: {problem_found.message}")
    try:
        create_file(repository.root, path, made.text)
    except FileExistsError:
        raise click.UsageError(f"{path} is there already; nothing was written") from None
    click.echo((root / path).as_posix())
    if not is_named:
        click.echo("The title is a line of the message: write a better one", err=True)
    _say_what_is_open(made)
    return 0


def _identifier_of(title: str | None) -> str:
    if title is None:
        raise click.UsageError("an ID, or a --title to make it of, is needed")
    whole = slug(title)
    name = whole[:IDENTIFIER_LENGTH].strip("-")
    if len(whole) > IDENTIFIER_LENGTH and whole[IDENTIFIER_LENGTH] != "-":
        name = name.rpartition("-")[0] or name
    if not name:
        raise click.UsageError(f'no id can be made of the title "{title}"; write one before it')
    return name


def _identifiers(catalog: Catalog, adopted: Iterable[str]) -> dict[str, list[str]]:
    kinds = (*catalog.kinds(), *adopted)
    return {kind: [record.id for record in catalog.records(kind)] for kind in kinds}


def _services(kind: Kind, wanted: tuple[str, ...], catalog: Catalog) -> dict[str, Tree]:
    """Take the services that the record is about, where its kind names any and they are there."""
    if not wanted:
        return {}
    key = next((key for key in ("services", "service") if key in kind.model.model_fields), None)
    if key is None:
        raise click.UsageError(f"{with_article(in_words(kind.name))} names no service")
    if key == "service" and len(wanted) > 1:
        raise click.UsageError(f"{with_article(in_words(kind.name))} names one service")
    there = [service.id for service in catalog.records("service")]
    found = [catalog.resolve(name) for name in wanted]
    for name, service in zip(wanted, found, strict=True):
        if service not in there:
            hint = did_you_mean(name, there) or "begin it with `servicefolio new service ID`"
            raise click.UsageError(f'there is no service "{name}"; {hint}')
    services: list[Tree] = [*dict.fromkeys(found)]
    return {key: services if key == "services" else services[0]}


def _messages(kind: Kind, paste: IO[bytes] | None) -> dict[str, Tree]:
    """Take what was pasted as one message, and say what of it could not stay as it was."""
    if paste is None:
        return {}
    if "messages" not in kind.model.model_fields:
        raise click.UsageError(f"{with_article(in_words(kind.name))} has no messages")
    try:
        pasted = read_paste(paste.read())
    except UnreadableError as error:
        raise click.UsageError(f"the message is no text: {error}; save it as UTF-8") from None
    if not pasted.text.strip():
        raise click.UsageError("the message is empty")
    if pasted.colour_codes:
        count = plural(pasted.colour_codes, "colour code")
        click.echo(f"Left out of the message: {count} of the terminal", err=True)
    if pasted.control_characters:
        count = plural(pasted.control_characters, "control character")
        click.echo(f"Shown as visible ones in the message: {count}", err=True)
    lines = pasted.text.split("\n")
    # The pleasant form of a single line; several lines are one message, such as a stack trace.
    return {"messages": f"{pasted.text}\n" if len(lines) == 1 else [pasted.text]}


def _title_of(messages: dict[str, Tree]) -> str | None:
    """Call the record by its message, where there is no other name for it."""
    text = messages.get("messages")
    return headline(text if isinstance(text, str) else "\n".join(map(str, text or ())))


def _example(kind: Kind) -> dict[str, Tree]:
    documents, _ = read_yaml("example.yaml", kind_file(kind, "example.yaml") or "")
    tree = documents[0][0] if documents else None
    return tree if isinstance(tree, dict) else {}


def _say_what_is_open(made: Draft) -> None:
    if made.to_fill_in:
        click.echo(f"Now fill in: {listing(made.to_fill_in, 'and')}", err=True)
