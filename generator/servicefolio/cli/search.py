"""`servicefolio search TEXT`: answers as the site's search does, where there is no site."""

import sys
from collections.abc import Callable
from pathlib import Path

import click

from servicefolio import pipeline
from servicefolio.audiences import Audience
from servicefolio.cli.kind_name import KindName
from servicefolio.cli.options import (
    audience_option,
    repository_at,
    root_option,
    verbose_option,
)
from servicefolio.kind import Kind
from servicefolio.report.answer import as_json, as_text
from servicefolio.search.rank import Answer, Filters

_REPORTS: dict[str, Callable[[Answer], str]] = {"text": as_text, "json": as_json}
_FOUND_NOTHING = 1


@click.command(short_help="Find the record that a message or a few words mean.")
@click.argument("text", nargs=-1)
@click.option("--kind", "kinds", type=KindName(), multiple=True, help="Only records of this kind.")
@click.option(
    "--limit", type=click.IntRange(1, 100), default=5, show_default=True, help="How many to show."
)
@click.option(
    "--format",
    "answer_format",
    type=click.Choice([*_REPORTS]),
    default="text",
    show_default=True,
    help="How the answer is printed.",
)
@audience_option
@root_option
@verbose_option
def search(  # noqa: PLR0913 - one for each option
    text: tuple[str, ...],
    kinds: tuple[Kind, ...],
    limit: int,
    answer_format: str,
    audience: Audience | None,
    root: Path,
    *,
    verbose: bool,
) -> int:
    """Find the record that a message or a few words mean.

    TEXT is what was typed, or copied from the screen: nothing in it is an operator. Without TEXT,
    or with -, it is read from the standard input, as in: servicefolio search < paste.txt.
    Exit code 1: nothing matches.
    """
    del verbose
    sought = " ".join(text)
    if sought in {"", "-"}:
        sought = sys.stdin.buffer.read().decode("utf-8", "replace")
    filters = Filters(kinds=frozenset(kind.name for kind in kinds))
    answer = pipeline.find(repository_at(root, audience), sought, filters, limit)
    click.echo(_REPORTS[answer_format](answer))
    return _FOUND_NOTHING if answer.is_near else 0
