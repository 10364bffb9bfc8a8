"""What earlier runs found out, so that the next one asks only for what is due."""

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, get_args

from servicefolio.reach.address import host_of
from servicefolio.reach.answer import Answer, Hop, Sort, Trouble, judge

_VERSION = 1
_KEPT: dict[Sort, timedelta] = {
    "alive": timedelta(days=7),
    "moved": timedelta(days=7),
    "dead": timedelta(days=1),
    "unknown": timedelta(hours=6),
}
"""How long an answer stands: bad ones shorter, since somebody may be mending them."""
_LONGEST_REST = timedelta(days=1)
"""For how long a host is left alone at most, however long it wants to be."""


@dataclass(frozen=True, slots=True)
class Asked:
    """An answer, and when it was given."""

    at: datetime
    answer: Answer

    def is_due(self, now: datetime) -> bool:
        """Tell whether to ask again; a time in the future comes from a wrong clock."""
        kept = max(_KEPT[judge(self.answer).sort], _rest(self.answer))
        return not timedelta() <= now - self.at < kept


@dataclass(frozen=True, slots=True)
class Memory:
    """The answers of earlier runs, by address, and the wishes of hosts."""

    asked: Mapping[str, Asked] = field(default_factory=dict)
    rests: Mapping[str, datetime] = field(default_factory=dict)
    """Until when hosts want to be left alone."""

    def standing(self, addresses: Collection[str], now: datetime) -> dict[str, Answer]:
        """List the answers that still stand."""
        known = ((address, self.asked.get(address)) for address in addresses)
        return {
            address: asked.answer
            for address, asked in known
            if asked is not None and not asked.is_due(now)
        }

    def resting(self, addresses: Iterable[str], now: datetime) -> tuple[str, ...]:
        """List the addresses of hosts that want to be left alone; no clock is that far ahead."""
        return tuple(
            address
            for address in addresses
            if now < self.rests.get(host_of(address), now) <= now + _LONGEST_REST
        )

    def with_answers(
        self, answers: Mapping[str, Answer], now: datetime, known: Collection[str]
    ) -> "Memory":
        """Add answers, and forget addresses that no record names any more.

        That a host was not asked is nothing to remember.
        """
        new = {
            address: Asked(now, answer)
            for address, answer in answers.items()
            if answer.trouble != "tired"
        }
        merged = {**self.asked, **new}
        rests = {host: until for host, until in self.rests.items() if until > now}
        for address, answer in answers.items():
            if answer.wait:
                rests[host_of(answer.last(address))] = now + _rest(answer)
        return Memory(
            {address: merged[address] for address in sorted(merged) if address in known},
            dict(sorted(rests.items())),
        )


def read_memory(text: str) -> Memory:
    """Read what `write_memory` wrote; what was written otherwise is forgotten."""
    try:
        read = json.loads(text)
        if read["version"] != _VERSION:
            return Memory()
        return Memory(
            {address: _asked(item) for address, item in read["addresses"].items()},
            {host: _moment(until) for host, until in read.get("rests", {}).items()},
        )
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError):
        return Memory()


def write_memory(memory: Memory) -> str:
    """Write memory as JSON."""
    addresses = {address: _written(item) for address, item in memory.asked.items()}
    rests = {host: _written_moment(until) for host, until in memory.rests.items()}
    known = {"version": _VERSION, "addresses": addresses, "rests": rests}
    return json.dumps(known, indent=1) + "\n"


def _rest(answer: Answer) -> timedelta:
    return min(timedelta(seconds=answer.wait or 0), _LONGEST_REST)


def _moment(written: str) -> datetime:
    return datetime.fromisoformat(written).astimezone(UTC)


def _written_moment(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")


def _asked(item: Mapping[str, Any]) -> Asked:
    hops = tuple(Hop(int(status), str(to)) for status, to in item.get("hops", ()))
    trouble = item.get("trouble")
    if trouble is not None and trouble not in get_args(Trouble):
        raise ValueError(trouble)
    return Asked(_moment(item["at"]), Answer(item.get("status"), trouble, hops, item.get("wait")))


def _written(asked: Asked) -> dict[str, object]:
    answer = asked.answer
    facts = {
        "status": answer.status,
        "trouble": answer.trouble,
        "hops": [[hop.status, hop.to] for hop in answer.hops],
        "wait": answer.wait,
    }
    return {"at": _written_moment(asked.at), **{k: v for k, v in facts.items() if v}}
