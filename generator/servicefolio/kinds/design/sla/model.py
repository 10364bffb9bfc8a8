"""A service level agreement: what a service promises to its customers."""

from typing import ClassVar, Literal

from servicefolio.records.shapes.agreement import Agreement


class Sla(Agreement):
    """A promise to customers; services name it, so one serves many."""

    KIND: ClassVar[str] = "sla"
    REQUIRED_BY_STATE: ClassVar[dict[str, tuple[str, ...]]] = {
        "in_force": ("agreed_with", "availability|respond|fix|targets"),
    }

    state: Literal[
        "in_force", "draft", "in_review", "agreed", "under_revision", "expired", "terminated"
    ] = "in_force"
    """Where it stands between draft and end."""
    level: Literal["corporate", "customer", "service"] = "service"
    """Whom it is for: the whole organisation, one customer, or the users of a service."""
