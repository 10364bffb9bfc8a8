"""What SLAs, OLAs and underpinning contracts have in common: parties, hours, targets, remedies."""

import re
from collections.abc import Iterator
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field

from servicefolio.records.base import LinesOrMany, OneOrMany, Record, Shape
from servicefolio.records.lifecycle import Lifecycle, State, lifecycle
from servicefolio.records.ref import Ref, RefTo
from servicefolio.records.scalars import (
    Date,
    Duration,
    Identifier,
    Line,
    Percent,
    Prose,
    author_error,
)

Priority = Literal["P1", "P2", "P3", "P4", "P5"]
Window = Literal["day", "week", "month", "quarter", "year"]

Metric = Literal[
    "availability", "respond", "fix", "fulfilment", "response_time", "latency", "throughput",
    "mtbf", "mtrs", "rto", "rpo", "satisfaction",
]  # fmt: skip

_PER = re.compile(r"(?P<value>.+?) per (?P<window>\w+)")
_CREDIT = re.compile(r"below (?P<below>[^:]+?) ?: ?(?P<credit>.+)")


class AvailabilityTarget(Shape):
    """How much of the service hours the service is there, such as `99.5 % per month`."""

    HAS_OWN_SHORT_FORM: ClassVar[bool] = True

    value: Percent
    """The least that is promised."""
    window: Window = "month"
    """The period over which it is counted."""

    @classmethod
    def from_short_form(cls, value: Any) -> Any:
        """Read `99.5 % per month`."""
        if isinstance(value, str):
            match = _PER.fullmatch(" ".join(value.split()))
            return match.groupdict() if match else {"value": value}
        return value


class Target(Shape):
    """A service level target in its long form; other records name it as `sla-id#target-id`."""

    id: Identifier
    """Its name within the agreement."""
    metric: Metric
    """What is measured; `respond` is the time to own, `fix` the time to resolve."""
    value: Line
    """The limit, with its unit: `4 h`, `99.5 %`, `300 ms`."""
    op: Literal["at most", "at least"] = "at most"
    """On which side of the limit the promise lies."""
    priority: Priority | None = None
    """The priority that it holds for; left out, all."""
    request_type: Line | None = None
    """The kind of request that it holds for."""
    share: Percent | None = None
    """The share of cases that must keep the limit; left out, all."""
    window: Window = "month"
    """The period over which it is counted."""
    calendar: Annotated[Ref, RefTo(("calendar",), "counts in", "counts for")] | None = None
    """The hours in which its clock runs; left out, the support hours."""
    exclusions: Annotated[tuple[Line, ...], OneOrMany] = ()
    """What does not count, out of the agreement's exclusions."""
    note: Line | None = None
    """What a reader should know about it."""


class Maintenance(Shape):
    """Interruptions that the parties agreed to."""

    windows: Annotated[tuple[Line, ...], OneOrMany] = ()
    """When they may be."""
    notice: Duration | None = None
    """How long before they are announced."""
    max_per_month: Duration | None = None
    """How long they may last in a month, in all."""


class Escalation(Shape):
    """Who is told when a target is about to be missed."""

    at: Line
    """When: `75 %` of the target, or `1 h before`."""
    to: Annotated[Ref, RefTo(("team",), "escalates to", "is escalated to by")]
    """The team that is told."""
    action: Line | None = None
    """What it does."""


class Credit(Shape):
    """What the customer gets back below a limit; short form `below 99.5 %: 5 %`."""

    HAS_OWN_SHORT_FORM: ClassVar[bool] = True
    SHORT_FORM_KEY: ClassVar[str | None] = "^below "

    below: Percent
    """The availability below which it is due."""
    credit: Percent
    """The share of the price that is given back."""

    @classmethod
    def from_short_form(cls, value: Any) -> Any:
        """Read `below 99.5 %: 5 %`."""
        if isinstance(value, str):
            match = _CREDIT.fullmatch(" ".join(value.split()))
            if not match:
                raise author_error(f'"{value}" is no credit', "write it as: below 99.5 %: 5 %")
            return match.groupdict()
        if isinstance(value, dict) and len(value) == 1:
            key, credit = next(iter(value.items()))
            if key.startswith("below "):
                return {"below": key.removeprefix("below "), "credit": credit}
        return value


class Remedies(Shape):
    """What happens when the promise is not kept."""

    credits: tuple[Credit, ...] = ()
    """Service credits by the availability attained."""
    cap: Percent | None = None
    """The most that is given back."""
    claim_by: Duration | None = None
    """How long after the period they may be claimed."""
    text: Prose | None = None
    """Remedies that are no numbers."""


class Reporting(Shape):
    """How the provider accounts for the agreement."""

    cadence: Line
    """How often."""
    content: Prose | None = None
    """What the report holds."""


class AgreementReview(Shape):
    """When the parties look at the agreement together."""

    cadence: Line
    """How often."""
    next: Date | None = None
    """The next date."""


class Agreement(Record):
    """What a provider promises to somebody: the base of SLA, OLA and underpinning contract."""

    LIFECYCLE: ClassVar[Lifecycle] = lifecycle(
        State("draft", "Being written.", leads_to=("in_review", "terminated"), stage="coming"),
        State(
            "in_review",
            "Both sides read it.",
            leads_to=("agreed", "draft", "terminated"),
            stage="coming",
        ),
        State(
            "agreed",
            "Both sides agree; it does not hold yet.",
            leads_to=("in_force", "terminated"),
            stage="coming",
        ),
        State(
            "in_force",
            "It holds.",
            leads_to=("under_revision", "expired", "terminated"),
            needs=("agreed_with", "availability|respond|fix|targets"),
        ),
        State(
            "under_revision",
            "It holds, and what follows it is being written.",
            leads_to=("in_force", "expired", "terminated"),
            needs=("agreed_with", "availability|respond|fix|targets"),
        ),
        State("expired", "Its time is over.", leads_to=("in_force",), stage="gone"),
        State("terminated", "It was ended before its time.", stage="gone"),
    )

    state: Literal[
        "in_force", "draft", "in_review", "agreed", "under_revision", "expired", "terminated"
    ] = "in_force"
    """Where it stands between draft and end."""

    valid_from: Date
    """The day from which it holds."""
    valid_to: Date | None = None
    """The last day on which it holds."""
    agreed_with: Line | None = None
    """Who agreed to it on the other side, by role or body."""
    provider_signatory: Line | None = None
    """Who agreed to it on the provider's side, by role."""
    service_hours: Annotated[Ref, RefTo(("calendar",), "has service hours", "service hours of")] | None = None  # fmt: skip  # noqa: E501
    """The hours in which the service is promised; left out, always."""
    support_hours: Annotated[Ref, RefTo(("calendar",), "has support hours", "support hours of")] | None = None  # fmt: skip  # noqa: E501
    """The hours in which somebody works on faults; left out, the service hours."""
    availability: AvailabilityTarget | None = None
    """Short form of a target: `99.5 % per month`."""
    respond: dict[Priority, Duration] = Field(default_factory=dict)
    """Short form of targets: priority to the longest time until somebody works on it."""
    fix: dict[Priority, Duration] = Field(default_factory=dict)
    """Short form of targets: priority to the longest time until it works again."""
    targets: tuple[Target, ...] = ()
    """Targets in their long form."""
    scope: Prose | None = None
    """What it covers, in words; services name their agreement themselves."""
    components: Annotated[tuple[Line, ...], OneOrMany] = ()
    """The parts of the service that it covers."""
    exclusions: Annotated[tuple[Line, ...], OneOrMany] = ()
    """What it does not cover."""
    maintenance: Maintenance | None = None
    """Interruptions that the parties agreed to."""
    workload_limits: Line | None = None
    """The workload up to which it holds."""
    capacity_assumed: Line | None = None
    """The capacity that its numbers take for granted."""
    escalation: tuple[Escalation, ...] = ()
    """Who is told when a target is about to be missed."""
    remedies: Remedies | None = None
    """What happens when a promise is not kept."""
    reporting: Reporting | None = None
    """How the provider accounts for it."""
    review: AgreementReview | None = None
    """When the parties look at it together."""
    complaints: Prose | None = None
    """How to complain."""
    customer_duties: Annotated[tuple[Line, ...], LinesOrMany] = ()
    """What the other side must do for the promise to hold."""
    security_duties: Annotated[tuple[Line, ...], LinesOrMany] = ()
    """What both sides owe to security."""
    notice: Duration | None = None
    """How long before its end it can be given notice."""
    renewal: Line | None = None
    """What happens at its end."""
    termination: Prose | None = None
    """How it can be ended early."""
    change_control: Prose | None = None
    """How it is changed."""

    @property
    def parts(self) -> tuple[str, ...]:
        """The ids of its targets."""
        return tuple(target.id for target in self.all_targets)

    @property
    def all_targets(self) -> tuple[Target, ...]:
        """Every target in its long form, those of the short forms first."""
        return (*self._short_targets(), *self.targets)

    def _short_targets(self) -> Iterator[Target]:
        if self.availability is not None:
            yield Target.model_construct(
                id="availability",
                metric="availability",
                value=str(self.availability.value),
                op="at least",
                window=self.availability.window,
            )
        short: tuple[tuple[Metric, dict[Priority, Duration]], ...] = (
            ("respond", self.respond),
            ("fix", self.fix),
        )
        for metric, durations in short:
            for priority, duration in durations.items():
                yield Target.model_construct(
                    id=f"{metric}-{priority.lower()}",
                    metric=metric,
                    value=str(duration),
                    priority=priority,
                )
