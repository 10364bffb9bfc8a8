"""A known error: a fault with what helps against it, written to be found from its message."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from servicefolio.audiences import FOR_STAFF
from servicefolio.kinds.operation.known_error.affected import Affected
from servicefolio.records.base import LinesOrMany, OneOrMany, Record, Shape
from servicefolio.records.choice import Meanings
from servicefolio.records.lifecycle import Lifecycle, State, lifecycle
from servicefolio.records.ref import Ref, RefTo
from servicefolio.records.scalars import Date, Duration, Flag, Line, Prose, Verbatim, Whole

Match = Annotated[
    Literal["literal", "template", "regex"],
    Meanings(
        {
            "literal": "It is always exactly this text.",
            "template": "Parts of it change, and stand as placeholders such as `{name}` or `%s`.",
            "regex": "It is a pattern, as regular expressions write it.",
        }
    ),
]
Doer = Annotated[
    Literal["end_user", "service_desk", "engineer"],
    Meanings(
        {
            "end_user": "Whoever has the fault can do it, without further rights.",
            "service_desk": "The service desk does it, or leads the caller through it.",
            "engineer": "It takes the rights or knowledge of those who run the service.",
        }
    ),
]
Effectiveness = Annotated[
    Literal["full", "partial"],
    Meanings(
        {
            "full": "Everything works afterwards.",
            "partial": "The worst is over, but something still does not work.",
        }
    ),
]
CauseType = Annotated[
    Literal[
        "bug",
        "limitation",
        "misconfiguration",
        "incompatibility",
        "resource_exhaustion",
        "external_dependency",
        "user_error",
    ],
    Meanings(
        {
            "bug": "The product does not do what it is meant to do.",
            "limitation": "The product does what it is meant to do, and that is too little.",
            "misconfiguration": "It is set up wrongly.",
            "incompatibility": "Two things that are sound alone do not go together.",
            "resource_exhaustion": "Memory, space, connections, licences or the like run out.",
            "external_dependency": "Something that others run fails or has changed.",
            "user_error": "It is used in a way that it cannot stand.",
        }
    ),
]


class Message(Shape):
    """A message as it stands on the screen; one text is the message."""

    SHORT_FORM: ClassVar[str | None] = "text"

    text: Verbatim
    """The exact text, copied and not retyped."""
    match: Match = "literal"
    """How it is compared: as it is, with placeholders such as `{name}` or `%s`, or as pattern."""
    where: Line | None = None
    """Where it is seen, such as a log or a dialogue."""
    locale: Line | None = None
    """The language of the message, such as `de`."""


class Workaround(Shape):
    """What helps until the fault is mended; one text is the steps."""

    SHORT_FORM: ClassVar[str | None] = "steps"

    steps: Prose
    """What to do, step by step."""
    title: Line | None = None
    """What it is called, where there are several."""
    who: Doer | None = None
    """Who may do it; what users cannot do themselves is left out where they read."""
    takes: Duration | None = None
    """How long it takes."""
    effectiveness: Effectiveness | None = None
    """Whether everything works afterwards."""
    risk: Line | None = None
    """What can go wrong."""
    prerequisites: Line | None = None
    """What is needed before."""
    undo: Prose | None = None
    """How to take it back."""
    verified: Date | None = None
    """The day on which somebody last saw it help."""
    permanent_ok: Flag | None = None
    """It may stay for ever."""

    @property
    def is_for_staff(self) -> bool:
        """Those who use the service cannot do what the desk or an engineer has to do."""
        return self.who in {"service_desk", "engineer"}


class Sightings(Shape):
    """How often it was seen, counted in the ticket tool."""

    count: Annotated[Whole, Field(ge=0)]
    """Incidents counted."""
    first: Date | None = None
    """The day of the first."""
    last: Date | None = None
    """The day of the last."""
    source: Line | None = None
    """Where it was counted."""

    @property
    def words(self) -> str:
        """The count and its days, such as `23 times from 2025-08-04 to 2026-11-09`."""
        times = "once" if self.count == 1 else f"{self.count:,} times"
        since = f" since {self.first}" if self.first and not self.last else ""
        between = f" from {self.first} to {self.last}" if self.first and self.last else ""
        until = f", last on {self.last}" if self.last and not self.first else ""
        return f"{times}{since}{between}{until}"


class Detection(Shape):
    """How to tell that it is this fault, without waiting for a call."""

    log_query: Verbatim | None = None
    """A search in the logs that finds it."""
    check_command: Verbatim | None = None
    """A command that shows it."""


class LooksLike(Shape):
    """A fault that is easily taken for this one; one text is its id."""

    SHORT_FORM: ClassVar[str | None] = "ref"

    ref: Annotated[Ref, RefTo(("known_error",), "looks like", "looks like")]
    """The other known error."""
    tell_apart: Line | None = None
    """What tells them apart."""


class KnownError(Record):
    """A fault whose workaround or cause is known, worded so that a pasted message finds it."""

    KIND: ClassVar[str] = "known_error"
    VERIFIED_BY: ClassVar[str] = "verified"
    LIFECYCLE: ClassVar[Lifecycle] = lifecycle(
        State(
            "unverified",
            "Somebody has just written it down; nobody has looked again.",
            leads_to=("open", "retired"),
        ),
        State(
            "open",
            "The fault is confirmed; nothing helps against it yet.",
            leads_to=("workaround", "fix_in_progress", "accepted", "retired"),
            needs=("verified",),
        ),
        State(
            "workaround",
            "The fault is confirmed, and something helps until it is mended.",
            leads_to=("fix_in_progress", "accepted", "open", "retired"),
            needs=("verified", "workaround"),
        ),
        State(
            "fix_in_progress",
            "Somebody is mending it for good.",
            leads_to=("resolved", "workaround", "open", "accepted", "retired"),
            needs=("verified",),
        ),
        State(
            "accepted",
            "It will not be mended, and somebody decided so.",
            leads_to=("fix_in_progress", "resolved", "retired"),
            needs=("verified",),
        ),
        State(
            "resolved",
            "It is mended for good.",
            leads_to=("open", "retired"),
            needs=("resolution|fixed_in",),
            stage="over",
        ),
        State(
            "retired",
            "It was wrong, or nobody can meet it any more.",
            leads_to=("open",),
            stage="gone",
        ),
    )

    state: Literal[
        "unverified", "open", "workaround", "fix_in_progress", "resolved", "accepted", "retired"
    ] = "unverified"
    """How far it is known and mended."""
    services: Annotated[
        tuple[Annotated[Ref, RefTo(("service",), "affects", "has known error")], ...], OneOrMany
    ] = Field(min_length=1)
    """The services in which it is seen."""
    problem: Annotated[Ref, RefTo(("problem",), "documents", "documented as")] | None = None
    """The problem whose cause it shows."""
    messages: Annotated[tuple[Message, ...], LinesOrMany] = ()
    """The messages as they stand on the screen: below `|`, one a line, anything goes."""
    codes: Annotated[tuple[Line, ...], OneOrMany] = ()
    """Error codes, such as `0x800B0109`."""
    users_say: Annotated[tuple[Line, ...], OneOrMany] = ()
    """What people say who have it."""
    workaround: Annotated[tuple[Workaround, ...], OneOrMany] = ()
    """What helps until it is mended: the steps, or several workarounds in their long form."""
    no_workaround: Prose | None = None
    """Why nothing helps, where nothing does."""
    tell_the_user: Prose | None = None
    """What to say to the person on the phone."""
    escalate_if: Annotated[Prose | None, FOR_STAFF] = None
    """When to pass it on."""
    tickets: Annotated[tuple[Line, ...], OneOrMany, FOR_STAFF] = ()
    """Tickets in which it was seen."""
    verified: Date | None = None
    """The day on which somebody last vouched for it."""
    environment: Line | None = None
    """Where it happens: systems, versions, places."""
    affected: Annotated[tuple[Affected, ...], OneOrMany] = ()
    """Products and versions that have it."""
    diagnose: Annotated[Prose | None, FOR_STAFF] = None
    """How to make sure that it is this fault."""
    detection: Annotated[Detection | None, FOR_STAFF] = None
    """How to find it in logs or by a command."""
    not_to_confuse_with: Annotated[tuple[LooksLike, ...], OneOrMany] = ()
    """Faults that look like it."""
    root_cause: Prose | None = None
    """Why it happens."""
    cause_type: CauseType | None = None
    """What kind of cause it is."""
    fixed_in: Annotated[
        tuple[Annotated[Ref, RefTo(("change", "release"), "fixed in", "fixes known error")], ...],
        OneOrMany,
    ] = ()
    """The changes or releases that mended it."""
    resolution: Prose | None = None
    """What mends it for good."""
    fix_due: Date | None = None
    """When it is expected to be mended."""
    decision: Prose | None = None
    """Why it is accepted and not mended."""
    seen: Sightings | None = None
    """How often it was seen."""
