"""What an output is: a path and its bytes."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Artifact:
    """A file to publish; its path is relative to the build folder, with slashes."""

    path: str
    data: bytes


def text_artifact(path: str, text: str) -> Artifact:
    """Make an artifact of text, with one line break at its end."""
    return Artifact(path, f"{text.rstrip()}\n".encode())
