"""An article: how something is done, or the answer to a question that is often asked.

Its fields are those of knowledge-centered service: question, environment, answer, cause.
"""

from typing import Annotated, ClassVar, Literal

from servicefolio.records.base import OneOrMany, Record
from servicefolio.records.lifecycle import Lifecycle, State, lifecycle
from servicefolio.records.ref import Ref, RefTo
from servicefolio.records.scalars import Line, Prose


class Article(Record):
    """What somebody wants to know who uses a service or runs it."""

    KIND: ClassVar[str] = "article"
    LIFECYCLE: ClassVar[Lifecycle] = lifecycle(
        State(
            "draft",
            "It is being written; it may be wrong.",
            leads_to=("published", "retired"),
            stage="coming",
        ),
        State(
            "published",
            "It is right as far as anybody knows.",
            leads_to=("needs_review", "retired"),
        ),
        State(
            "needs_review",
            "Something in it may be wrong by now.",
            leads_to=("published", "retired"),
        ),
        State("retired", "It is not true any more.", leads_to=("draft",), stage="gone"),
    )

    state: Literal["published", "draft", "needs_review", "retired"] = "published"
    """Whether it can be relied on."""
    body: Prose
    """The answer, or how it is done; in a Markdown file it stands below the front matter."""
    question: Line | None = None
    """What is asked, in the words of those who ask."""
    applies_to: Annotated[
        tuple[
            Annotated[
                Ref,
                RefTo(("service", "known_error", "request_model"), "applies to", "has procedure"),
            ],
            ...,
        ],
        OneOrMany,
    ] = ()
    """The services, known errors and requests that it is about."""
    keywords: Annotated[tuple[Line, ...], OneOrMany] = ()
    """Words that people say when they mean it."""
    category: Line | None = None
    """What articles of its sort are grouped under, such as `how-to`."""
    environment: Line | None = None
    """For which systems, versions or places it is true."""
    cause: Prose | None = None
    """Why it is so."""
