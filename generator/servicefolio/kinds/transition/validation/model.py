"""A validation: what was tested before it went live, and what came out."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from servicefolio.records.base import LinesOrMany, OneOrMany, Record, Shape
from servicefolio.records.choice import Meanings
from servicefolio.records.lifecycle import Lifecycle, State, lifecycle
from servicefolio.records.ref import Ref, RefTo
from servicefolio.records.scalars import Date, Line, Prose

TestLevel = Annotated[
    Literal[
        "component", "integration", "functional", "usability", "uat", "performance", "resilience",
        "continuity", "security", "alarm_event", "logistics", "operations",
    ],
    Meanings(
        {
            "component": "One part works alone.",
            "integration": "The parts work together.",
            "functional": "It does what it is there for.",
            "usability": "People find their way in it.",
            "uat": "Those who will use it say that it serves them (user acceptance test).",
            "performance": "It is fast enough, for as many as will use it.",
            "resilience": "It goes on when a part fails.",
            "continuity": "It comes back after a disaster.",
            "security": "Nobody gets at it who should not.",
            "alarm_event": "It calls for help when something goes wrong.",
            "logistics": "It gets to where it is used: packages, installation, delivery.",
            "operations": "It can be run day by day: backup, jobs, updates.",
        }
    ),
]  # fmt: skip

CaseResult = Annotated[
    Literal["passed", "failed", "blocked", "skipped"],
    Meanings(
        {
            "passed": "What came out is what was expected.",
            "failed": "Something else came out.",
            "blocked": "It could not be tried, since something else stands in the way.",
            "skipped": "It was decided not to try it.",
        }
    ),
]


class TestCase(Shape):
    """Something that is tried; one text is what."""

    SHORT_FORM: ClassVar[str | None] = "what"

    what: Line
    """What is tried."""
    criterion: (
        Annotated[Ref, RefTo(("design_document",), "verifies", "verified by", part=True)] | None
    ) = None
    """The acceptance criterion that it is about, as `design-id#criterion-id`."""
    steps: Prose | None = None
    """How it is tried."""
    expected: Line | None = None
    """What should come out."""
    result: CaseResult | None = None
    """What it came to; left out, it was not tried yet."""
    actual: Prose | None = None
    """What did come out."""
    evidence: Prose | None = None
    """What shows it, such as a link to a log."""
    defect: Line | None = None
    """The ticket in which what went wrong is mended."""


class Validation(Record):
    """Tests of one sort, planned and then with their results."""

    KIND: ClassVar[str] = "validation"
    # No state must be passed: what a result rests on is asked for by passed and failed themselves.
    LIFECYCLE: ClassVar[Lifecycle] = lifecycle(
        State(
            "planned",
            "It is known what is to be tested.",
            leads_to=("running", "blocked"),
            stage="coming",
        ),
        State(
            "running",
            "Somebody is testing.",
            leads_to=("passed", "failed", "blocked"),
        ),
        State(
            "blocked",
            "Testing cannot go on, since something stands in the way.",
            leads_to=("running", "planned"),
        ),
        State(
            "passed",
            "What was tested is good enough.",
            leads_to=("running",),
            needs=("cases",),
            stage="over",
        ),
        State(
            "failed",
            "What was tested is not good enough.",
            leads_to=("running", "planned"),
            needs=("cases",),
            stage="over",
        ),
    )

    state: Literal["planned", "running", "passed", "failed", "blocked"] = "planned"
    """How far it is, and what came out."""
    verifies: Annotated[
        tuple[
            Annotated[
                Ref,
                RefTo(
                    ("design_document", "release", "change"), "verifies", "verified by", part=True
                ),
            ],
            ...,
        ],
        OneOrMany,
    ] = Field(min_length=1)
    """What is tested: a release, or an acceptance criterion as `design-id#criterion-id`."""
    level: TestLevel
    """What sort of test it is."""
    cases: Annotated[tuple[TestCase, ...], LinesOrMany] = ()
    """What is tried, with the results; in short, one a line."""
    environment: Line | None = None
    """Where it is tried."""
    passes_when: Annotated[tuple[Line, ...], LinesOrMany] = ()
    """What must be reached for it to pass, one a line."""
    tested_by: Annotated[tuple[Line, ...], OneOrMany] = ()
    """The roles that test; never people's names."""
    tested_on: Date | None = None
    """The day on which the last of it was tried."""
    conclusion: Prose | None = None
    """What follows from the results."""
