"""What a host answered, and what that means for a link.

Public experience of link checkers decides what counts as dead: what refuses programs (403, 429,
999), wants somebody to sign in, or is in trouble just now, is there for readers all the same.
"""

from dataclasses import dataclass
from http import HTTPStatus
from typing import Literal

Trouble = Literal[
    "broken", "inside", "loop", "name", "network", "proxy", "refused", "slow", "strange",
    "tired", "tls", "unreadable",
]  # fmt: skip
"""Why there is no status: see the words below."""
Sort = Literal["alive", "moved", "dead", "unknown"]

_TROUBLES: dict[Trouble, str] = {
    "broken": "what its host answers is not HTTP, or breaks off",
    "inside": "it leads to an address of the inside",
    "loop": "it leads on in circles",
    "name": "there is no host of this name",
    "network": "the name of its host could not be looked up just now",
    "proxy": "the proxy does not let the question through",
    "refused": "its host takes no connections just now",
    "slow": "its host did not answer in time",
    "strange": "it leads on to what is no address of the web",
    "tired": "its host asks for fewer questions, or did not answer several times",
    "tls": "the certificate of its host is not accepted here",
    "unreadable": "no program can read this address",
}
_STATUSES = {
    401: "it wants readers to sign in",
    403: "its host refuses programs, or wants readers to sign in",
    429: "its host asks for fewer questions",
    999: "its host refuses programs",
}
_GONE = frozenset({HTTPStatus.NOT_FOUND, HTTPStatus.GONE})
_FOR_GOOD = frozenset({HTTPStatus.MOVED_PERMANENTLY, HTTPStatus.PERMANENT_REDIRECT})
_FOR_NOW = frozenset({HTTPStatus.FOUND, HTTPStatus.SEE_OTHER, HTTPStatus.TEMPORARY_REDIRECT})
LEADING_ON = _FOR_GOOD | _FOR_NOW
"""The statuses with which a host names another address."""
ASKING_FOR_FEWER = frozenset({HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE})
"""The statuses that may come with a time to wait."""
_FIRST_FAULT = 400


@dataclass(frozen=True, slots=True)
class Hop:
    """A step to another address: the status that said so, and where it leads."""

    status: int
    to: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of asking for an address, after all the steps that it led on."""

    status: int | None = None
    """The last status; None where there was trouble instead."""
    trouble: Trouble | None = None
    hops: tuple[Hop, ...] = ()
    wait: int | None = None
    """How many seconds the host wants to be left alone."""

    def last(self, address: str) -> str:
        """Name the address that answered, where another was asked for."""
        return self.hops[-1].to if self.hops else address

    @property
    def strains_host(self) -> bool:
        """Whether asking the host on would be rude, or in vain."""
        return self.status in ASKING_FOR_FEWER or self.trouble in {"slow", "refused"}

    @property
    def is_refusal(self) -> bool:
        """Whether a host that refuses only the method HEAD, as many do, may answer so."""
        if self.status is None:
            return self.trouble in {"broken", "loop", "slow", "strange"}
        return self.status >= _FIRST_FAULT and self.status not in ASKING_FOR_FEWER


@dataclass(frozen=True, slots=True)
class Verdict:
    """What an answer means, in words that follow the address."""

    sort: Sort
    why: str = ""
    to: str | None = None
    """The new address of what moved for good."""


def judge(answer: Answer) -> Verdict:
    """Say what an answer means for readers of the link."""
    if answer.trouble is not None:
        is_dead = answer.trouble in {"name", "unreadable"} and not answer.hops
        return Verdict("dead" if is_dead else "unknown", _TROUBLES[answer.trouble])
    status = answer.status or 0
    if status in _GONE:
        return Verdict("dead", f"its host answers {_named(status)}")
    if status >= _FIRST_FAULT or status in LEADING_ON:
        why = _STATUSES.get(status, "its host is in trouble, or refuses programs")
        return Verdict("unknown", f"{why} ({status})")
    new = _moved_to(answer.hops)
    return Verdict("alive") if new is None else Verdict("moved", f"({answer.hops[0].status})", new)


def _moved_to(hops: tuple[Hop, ...]) -> str | None:
    """Follow the steps for good, up to the first that is only for now."""
    new = None
    for hop in hops:
        if hop.status not in _FOR_GOOD:
            break
        new = hop.to
    return new


def _named(status: int) -> str:
    return f"{status}, {HTTPStatus(status).phrase.lower()}"
