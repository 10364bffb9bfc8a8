"""Runs the command as a shell does: arguments in; exit code, output and messages out."""

import io
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass

import pytest

from servicefolio.cli.main import main


@dataclass(frozen=True, slots=True)
class Ran:
    """What a run of the command left."""

    exit_code: int
    stdout: str
    stderr: str


def run_command(*arguments: str) -> Ran:
    """Run `servicefolio` with these arguments, in this process."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err), pytest.raises(SystemExit) as ended:
        main(arguments)
    return Ran(int(ended.value.code or 0), out.getvalue(), err.getvalue())
