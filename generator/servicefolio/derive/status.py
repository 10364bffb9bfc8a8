"""How a record's state reads: a word, and whether it is good news."""

from dataclasses import dataclass
from typing import Literal

from servicefolio.records.base import Record

Tone = Literal["good", "caution", "bad", "neutral"]

_TONES: dict[str, Tone] = {
    "live": "good",
    "active": "good",
    "in_force": "good",
    "achieved": "good",
    "missed": "bad",
    "realised": "good",
    "approved": "good",
    "resolved": "good",
    "implemented": "good",
    "measured": "good",
    "closed": "good",
    "workaround": "caution",
    "fix_in_progress": "caution",
    "accepted": "caution",
    "retiring": "caution",
    "under_revision": "caution",
    "deferred": "caution",
    "open": "bad",
    "unverified": "caution",
    "expired": "bad",
    "terminated": "bad",
    "rejected": "bad",
}
_TONES_OF_KINDS: dict[tuple[str, str], Tone] = {
    ("change_model", "authorised"): "good",
    ("change_model", "suspended"): "caution",
    ("configuration_item", "in_production"): "good",
    ("configuration_item", "maintenance"): "caution",
    ("corrective_action", "effective"): "good",
    ("corrective_action", "not_effective"): "bad",
    ("readiness_review", "conditional"): "caution",
    ("readiness_review", "go"): "good",
    ("readiness_review", "no_go"): "bad",
    ("readiness_review", "open"): "neutral",
    ("release", "deploying"): "caution",
    ("release", "early_life_support"): "caution",
    ("release", "rolled_back"): "bad",
    ("change", "cancelled"): "neutral",
    ("change", "not_approved"): "bad",
    ("change", "scheduled"): "caution",
    ("event", "muted"): "caution",
    ("incident", "assigned"): "bad",
    ("incident", "new"): "bad",
    ("incident", "pending"): "caution",
    ("problem", "root_cause_analysis"): "caution",
    ("article", "needs_review"): "caution",
    ("article", "published"): "good",
    ("request_model", "needs_review"): "caution",
    ("request_model", "published"): "good",
    ("runbook", "needs_review"): "caution",
    ("runbook", "published"): "good",
    ("measurement", "final"): "good",
    ("measurement", "restated"): "caution",
    ("review", "agreed"): "good",
    ("validation", "blocked"): "caution",
    ("validation", "failed"): "bad",
    ("validation", "passed"): "good",
    ("decision", "accepted"): "good",
    ("offering", "suspended"): "caution",
    ("risk", "remediating"): "caution",
    ("service", "approved"): "neutral",
    ("opportunity", "approved"): "neutral",
    ("risk", "investigating"): "caution",
}
_WORDS: dict[tuple[str, str], str] = {
    ("known_error", "workaround"): "workaround known",
    ("known_error", "unverified"): "not verified yet",
    ("known_error", "accepted"): "will not be fixed",
    ("article", "published"): "current",
    ("event", "active"): "watching",
    ("incident", "assigned"): "being worked on",
    ("incident", "pending"): "waiting",
    ("measurement", "restated"): "corrected later",
    ("offering", "live"): "can be ordered",
    ("offering", "suspended"): "not available for now",
    ("offering", "retired"): "ended",
    ("problem", "root_cause_analysis"): "cause being looked for",
    ("request_model", "published"): "can be asked for",
    ("risk", "remediating"): "being treated",
    ("risk", "accepted"): "borne",
    ("runbook", "published"): "ready to use",
    ("service", "live"): "available",
    ("service", "in_design"): "planned",
    ("service", "in_transition"): "coming soon",
    ("service", "retiring"): "ending",
    ("service", "retired"): "ended",
}


@dataclass(frozen=True, slots=True)
class Judgement:
    """How something that was computed reads."""

    word: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class Status:
    """A state for readers."""

    word: str
    tone: Tone
    state: str


def status_of(record: Record) -> Status:
    """Word a record's state for its readers."""
    word = _WORDS.get((record.KIND, record.state), record.state.replace("_", " "))
    tone = _TONES_OF_KINDS.get((record.KIND, record.state), _TONES.get(record.state, "neutral"))
    return Status(word, tone, record.state)
