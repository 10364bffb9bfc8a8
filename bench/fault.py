"""What a seeded fault is: changed files, and what `check` must say about them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Expected:
    """A line where `check` must report a rule."""

    rule: str
    path: str
    line: int


@dataclass(frozen=True, slots=True)
class Fault:
    """A change for the worse of one file or of several, and what must be reported."""

    sort: str
    files: tuple[tuple[str, bytes | None], ...]
    """Paths, and what the files then hold; None where a file is taken away."""
    expected: tuple[Expected, ...]

    @property
    def paths(self) -> frozenset[str]:
        """The files that it changes."""
        return frozenset(path for path, _ in self.files)


def fault_in(sort: str, path: str, text: str, *expected: tuple[str, int]) -> Fault:
    """Make a fault of one file, of its new text, and of rules with the lines that break them."""
    return Fault(
        sort,
        ((path, text.encode()),),
        tuple(Expected(rule, path, line) for rule, line in expected),
    )
