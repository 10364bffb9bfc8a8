"""What earlier runs found out, so that the next one asks only for what is due."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, get_args

from servicefolio.reach.answer import Answer, Hop, Sort, Trouble, judge

_VERSION = 1
_KEPT: dict[Sort, timedelta] = {
    "alive": timedelta(days=7),
    "moved": timedelta(days=7),
    "dead": timedelta(days=1),
    "unknown": timedelta(hours=6),
}
"""How long an answer stands: bad ones shorter, since somebody may be mending them."""


@dataclass(frozen=True, slots=True)
class Asked:
    """An answer, and when it was given."""

    at: datetime
    answer: Answer

    def is_due(self, now: datetime) -> bool:
        """Tell whether to ask again; a time in the future comes from a wrong clock."""
        wait = timedelta(seconds=self.answer.wait or 0)
        kept = max(_KEPT[judge(self.answer).sort], wait)
        return not timedelta() <= now - self.at < kept


@dataclass(frozen=True, slots=True)
class Memory:
    """The answers of earlier runs, by address."""

    asked: Mapping[str, Asked] = field(default_factory=dict)

    def standing(self, addresses: Collection[str], now: datetime) -> dict[str, Answer]:
        """List the answers that still stand."""
        known = ((address, self.asked.get(address)) for address in addresses)
        return {
            address: asked.answer
            for address, asked in known
            if asked is not None and not asked.is_due(now)
        }

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
        return Memory({address: merged[address] for address in sorted(merged) if address in known})


def read_memory(text: str) -> Memory:
    """Read what `write_memory` wrote; what was written otherwise is forgotten."""
    try:
        read = json.loads(text)
        if read["version"] != _VERSION:
            return Memory()
        return Memory({address: _asked(item) for address, item in read["addresses"].items()})
    except (ValueError, KeyError, TypeError, AttributeError):
        return Memory()


def write_memory(memory: Memory) -> str:
    """Write memory as JSON."""
    addresses = {address: _written(item) for address, item in memory.asked.items()}
    return json.dumps({"version": _VERSION, "addresses": addresses}, indent=1) + "\n"


def _asked(item: Mapping[str, Any]) -> Asked:
    hops = tuple(Hop(int(status), str(to)) for status, to in item.get("hops", ()))
    trouble = item.get("trouble")
    if trouble is not None and trouble not in get_args(Trouble):
        raise ValueError(trouble)
    at = datetime.fromisoformat(item["at"]).astimezone(UTC)
    return Asked(at, Answer(item.get("status"), trouble, hops, item.get("wait")))


def _written(asked: Asked) -> dict[str, object]:
    answer = asked.answer
    facts = {
        "status": answer.status,
        "trouble": answer.trouble,
        "hops": [[hop.status, hop.to] for hop in answer.hops],
        "wait": answer.wait,
    }
    return {"at": asked.at.isoformat(timespec="seconds"), **{k: v for k, v in facts.items() if v}}
