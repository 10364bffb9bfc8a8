"""Markdown with YAML front matter: where the front matter ends and the body begins."""

from dataclasses import dataclass

_FENCE = "---"


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """Line numbers count from 1; the YAML is the lines in between, the body what follows."""

    first_line: int
    end_line: int
    body: str
    body_line: int


def split_front_matter(text: str) -> FrontMatter | None:
    """Split a text, or return None where it has no complete front matter."""
    lines = text.split("\n")
    if lines[0].rstrip() != _FENCE:
        return None
    for index, line in enumerate(lines[1:], start=1):
        if line.rstrip() == _FENCE:
            rest = lines[index + 1 :]
            blank = 0
            while blank < len(rest) and not rest[blank].strip():
                blank += 1
            body = "\n".join(rest[blank:])
            return FrontMatter(2, index + 1, body, index + 2 + blank)
    return None
