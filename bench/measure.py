"""Runs a program and measures it: time, processor time and memory of it and its children."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

BYTES_PER_UNIT = 1 if sys.platform == "darwin" else 1024
"""What the kernel counts resident memory in."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What a run took, and left."""

    seconds: float
    processor_seconds: float
    """User and system time, children included."""
    peak_megabytes: float
    """Resident memory of the largest of its processes."""
    exit_code: int
    output: str
    messages: str

    def figures(self) -> dict[str, float | int]:
        """Round the figures for a report."""
        return {
            "seconds": round(self.seconds, 2),
            "processor_seconds": round(self.processor_seconds, 2),
            "peak_megabytes": round(self.peak_megabytes),
            "exit_code": self.exit_code,
        }


def measure(command: Sequence[str], folder: Path | None = None) -> Measured:
    """Run a command to its end, in a folder if one is named."""
    with tempfile.TemporaryFile("w+b") as out, tempfile.TemporaryFile("w+b") as err:
        begin = time.perf_counter()
        process = subprocess.Popen(
            command, stdout=out, stderr=err, stdin=subprocess.DEVNULL, cwd=folder
        )
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - begin
        process.returncode = os.waitstatus_to_exitcode(status)
        texts = []
        for file in (out, err):
            file.seek(0)
            texts.append(file.read().decode("utf-8", "replace"))
    return Measured(
        seconds=seconds,
        processor_seconds=usage.ru_utime + usage.ru_stime,
        peak_megabytes=usage.ru_maxrss * BYTES_PER_UNIT / 1e6,
        exit_code=process.returncode,
        output=texts[0],
        messages=texts[1],
    )


def program(name: str) -> str:
    """Find a program beside this Python, else on the path."""
    beside = Path(sys.executable).with_name(name)
    found = str(beside) if beside.is_file() else shutil.which(name)
    if found is None:
        sys.exit(f"{name} is not installed: run `make install` and use .venv/bin/python")
    return found
