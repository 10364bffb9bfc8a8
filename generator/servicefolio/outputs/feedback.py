"""What readers may say of a page: links that begin an issue, where the repository takes one."""

from dataclasses import dataclass
from urllib.parse import quote

from servicefolio.records.base import Record

_ASKED = frozenset({"known_error", "article", "runbook", "service"})
"""Kinds whose pages somebody follows, and so knows whether they are right."""
_SAID = (
    ("This helped", "Helped"),
    ("This did not help", "Did not help"),
    ("Report a change", "To change"),
)


@dataclass(frozen=True, slots=True)
class Feedback:
    """A link to an issue that is not written yet."""

    words: str
    address: str


def feedback_on(
    record: Record, kind: str, source: str, template: str | None
) -> tuple[Feedback, ...]:
    """Make the links below a record's page; none where `template` (`issue_url`) is not set.

    `kind` is what its kind is called, and `source` the path of its file. Nothing of the reader is
    in a link: they write the rest themselves, and see all of it before it is sent.
    """
    if template is None or record.KIND not in _ASKED:
        return ()
    about = f"{kind} {record.id}, {source}"
    return tuple(
        Feedback(words, _filled(template, f"{title}: {record.title}", _body(words, about)))
        for words, title in _SAID
    )


def _body(words: str, about: str) -> str:
    return f"{words} ({about})\n\nWhat happened, or what should be different:\n\n"


def _filled(template: str, title: str, body: str) -> str:
    """Fill both in at once, so that a title with a placeholder in it stays as it is."""
    before, _, after = template.partition("{title}")
    ends = (part.replace("{body}", quote(body, safe="")) for part in (before, after))
    return quote(title, safe="").join(ends)
