"""Shows how far long work is: a bar on a terminal, a line now and then elsewhere."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

_SECONDS_BETWEEN_LINES = 10.0


@contextmanager
def progress(label: str, total: int) -> Iterator[Callable[[], None]]:
    """Show the progress of `total` steps on standard error; call the result after each step.

    On a terminal it is a bar. In a log it is one line at the beginning, and further lines only
    where the work takes long, so that short work stays short to read.
    """
    stream = sys.stderr
    if not total:
        yield lambda: None
    elif stream.isatty():
        with click.progressbar(length=total, label=label, file=stream) as bar:
            yield lambda: bar.update(1)
    else:
        click.echo(f"{label} ({total:,})", file=stream)
        yield _lines(label, total)


def _lines(label: str, total: int) -> Callable[[], None]:
    done = 0
    next_line = time.monotonic() + _SECONDS_BETWEEN_LINES

    def step() -> None:
        nonlocal done, next_line
        done += 1
        if time.monotonic() >= next_line:
            next_line += _SECONDS_BETWEEN_LINES
            click.echo(f"{label}: {done:,} of {total:,}", err=True)

    return step
