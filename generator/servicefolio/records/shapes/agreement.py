"""What SLAs, OLAs and underpinning contracts have in common: parties, hours, targets, remedies."""

import re
from collections.abc import Iterator
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field

from servicefolio.records.base import LinesOrMany, OneOrMany, Record, Shape
from servicefolio.records.lifecycle import Lifecycle, State, lifecycle
from servicefolio.records.ref import Ref, RefTo
from servicefolio.records.scalars import Date, Duration, Line, Percent, Prose, author_error
from servicefolio.records.shapes.approval import Approval
from servicefolio.records.shapes.target import AvailabilityTarget, Metric, Priority, Target
from servicefolio.source.document import Route

_TARGETS = "availability|respond|fix|targets"
"""A promise needs at least one target, in whatever form."""

_CREDIT = re.compile(r"below (?P<below>[^:]+?) ?: ?(?P<credit>.+)")


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
    to: Annotated[Ref, RefTo(("team",), "escalates to", "is called in by")]
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
            needs=(_TARGETS,),
            stage="coming",
        ),
        State(
            "agreed",
            "Both sides agree; it does not hold yet.",
            leads_to=("in_force", "terminated"),
            needs=(_TARGETS,),
            stage="coming",
        ),
        State(
            "in_force",
            "It holds.",
            leads_to=("under_revision", "expired", "terminated"),
            needs=("agreed_with", _TARGETS),
            must_pass=True,
        ),
        State(
            "under_revision",
            "It holds, and what follows it is being written.",
            leads_to=("in_force", "expired", "terminated"),
            needs=("agreed_with", _TARGETS),
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
    agreed_on: Date | None = None
    """The day on which both sides had agreed."""
    provider_signatory: Line | None = None
    """Who agreed to it on the provider's side, by role."""
    authorisation: Annotated[tuple[Approval, ...], OneOrMany] = ()
    """Who authorised it before it was agreed, by role or body."""
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
    """What it covers and what not, in words."""
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
        return tuple(target for _, target in self.placed_targets)

    @property
    def placed_targets(self) -> tuple[tuple[Route, Target], ...]:
        """Every target with the place where it is written, in the order of `all_targets`."""
        long = ((("targets", index), target) for index, target in enumerate(self.targets))
        return (*self._short_targets(), *long)

    def _short_targets(self) -> Iterator[tuple[Route, Target]]:
        if self.availability is not None:
            yield (
                ("availability",),
                Target.model_construct(
                    id="availability",
                    metric="availability",
                    value=str(self.availability.value),
                    op="at least",
                    window=self.availability.window,
                ),
            )
        short: tuple[tuple[Metric, dict[Priority, Duration]], ...] = (
            ("respond", self.respond),
            ("fix", self.fix),
        )
        for metric, durations in short:
            for priority, duration in durations.items():
                yield (
                    (metric, priority),
                    Target.model_construct(
                        id=f"{metric}-{priority.lower()}",
                        metric=metric,
                        value=str(duration),
                        priority=priority,
                    ),
                )
