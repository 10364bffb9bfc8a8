"""Makes a repository of any size: the same records for the same number, shaped like real ones.

Two thirds are known errors; services, service levels, design documents, improvements (in
registers of fifty), suppliers, calendars and teams are the rest. They refer to each other.
"""

import random
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from servicefolio.registry import kinds_by_name
from servicefolio.source.dump import dump

Fields = dict[str, Any]

_SHARES = {
    "team": 0.02, "calendar": 0.01, "supplier": 0.02, "sla": 0.03, "service": 0.14,
    "design_document": 0.05, "improvement": 0.08,
}  # fmt: skip
_REST = "known_error"
_PER_REGISTER = 50
_TODAY = date(2026, 11, 23)
_DAYS_BACK = 150
"""Nothing is older than the shortest period of review, so that nothing is overdue."""
_TEXT = """
access account address agent alarm archive backup branch browser cache calendar certificate client
cluster code connection container database delay deployment desk directory disk domain driver
error export failover file firewall folder gateway group handshake header host import index
install invoice job key laptop licence limit link listener lock login mailbox memory message
migration mirror module monitor network node order package page password patch policy pool port
print profile proxy queue quota record region release replica report request restart role route
rule runtime scan schema script search server session share signature snapshot socket storage
stream switch sync table tenant ticket timeout token trace tunnel update upload user vault version
volume warehouse window worker zone after before behind below between during for from in into of
on over to under until with without and but or because when while cannot does fails is keeps loses
needs opens refuses returns shows sends starts stops waits
"""
_WORDS = _TEXT.split()


class _Maker:
    """Makes one record after the other out of one sequence of random numbers."""

    def __init__(self, counts: dict[str, int]) -> None:
        self.random = random.Random(20_261_123)  # noqa: S311 - the same records every time
        self.counts = counts

    def id_of(self, kind: str) -> str:
        return f"{kind.replace('_', '-')}-{self.random.randrange(max(self.counts[kind], 1)):05}"

    def ids_of(self, kind: str, most: int) -> list[str]:
        return sorted({self.id_of(kind) for _ in range(self.random.randint(1, most))})

    def words(self, least: int, most: int) -> str:
        return " ".join(self.random.choices(_WORDS, k=self.random.randint(least, most)))

    def sentence(self) -> str:
        return f"{self.words(6, 16).capitalize()}."

    def prose(self, paragraphs: int) -> str:
        blocks = [" ".join(self.sentence() for _ in range(3)) for _ in range(paragraphs)]
        blocks.append("\n".join(f"{n}. Set `{self.code()}`: {self.words(4, 9)}" for n in (1, 2, 3)))
        if self.random.random() < 0.3:  # noqa: PLR2004 - some texts mention a record
            blocks.append(f"See [[{self.id_of('service')}]] first.")
        return "\n\n".join(blocks) + "\n"

    def code(self) -> str:
        return f"0x{self.random.randrange(16**8):08X}"

    def day(self) -> date:
        return _TODAY - timedelta(days=self.random.randrange(_DAYS_BACK))

    def percent(self) -> str:
        return f"99.{self.random.randint(10, 99)} %"

    def team(self) -> Fields:
        return {
            "title": self.words(2, 4).capitalize(),
            "summary": self.sentence(),
            "email": f"{self.random.choice(_WORDS)}@example.org",
            "hours": self.id_of("calendar"),
            "reviewed": self.day(),
        }

    def calendar(self) -> Fields:
        return {
            "title": self.words(2, 4).capitalize(),
            "hours": "mon-fri 07:00-18:00; sat 09:00-12:00",
            "timezone": "Europe/Berlin",
            "holidays": [str(self.day()) for _ in range(9)],
        }

    def supplier(self) -> Fields:
        return {
            "title": self.words(1, 3).capitalize(),
            "provides": self.sentence(),
            "support_portal": "https://support.example.org/portal",
            "support_hours": self.id_of("calendar"),
            "contract_manager": self.id_of("team"),
            "reviewed": self.day(),
        }

    def sla(self) -> Fields:
        return {
            "title": self.words(2, 5).capitalize(),
            "owner": self.id_of("team"),
            "valid_from": self.day(),
            "agreed_with": self.words(2, 4),
            "service_hours": self.id_of("calendar"),
            "availability": f"{self.percent()} per month",
            "respond": {"P1": "15 min", "P2": "1 h", "P3": "1 working day"},
            "fix": {"P1": "4 h", "P2": "8 h", "P3": "3 working days"},
            "scope": self.prose(1),
            "reviewed": self.day(),
        }

    def service(self) -> Fields:
        return {
            "title": self.words(1, 4).capitalize(),
            "summary": self.sentence(),
            "owner": self.id_of("team"),
            "category": self.random.choice(_WORDS),
            "for": ["staff", "contractors"],
            "get_it": {
                "how": self.sentence(),
                "url": "https://desk.example.org/order",
                "takes": "2 days",
            },
            "sla": self.id_of("sla"),
            "depends_on": [
                {"ref": name, "importance": "degrading"} for name in self.ids_of("service", 4)
            ],
            "supplier": self.id_of("supplier"),
            "keywords": self.words(3, 6).split(),
            "description": self.prose(2),
            "reviewed": self.day(),
        }

    def design_document(self) -> Fields:
        return {
            "title": self.words(2, 6).capitalize(),
            "state": "in_review",
            "service": self.id_of("service"),
            "aspect": "security",
            "security": {
                "classification": "internal",
                "cia": {"confidentiality": 4, "integrity": 3, "availability": 2},
                "threats": "\n".join(self.sentence() for _ in range(4)),
            },
            "body": self.prose(6),
            "reviewed": self.day(),
        }

    def improvement(self) -> Fields:
        return {
            "title": self.words(3, 7).capitalize(),
            "why": self.prose(1),
            "improves": self.ids_of("service", 2),
            "arises_from": self.ids_of("known_error", 2),
            "measure": {"what": self.words(2, 5), "now": "14 a week", "want": "2 a week"},
            "raised_by": self.id_of("team"),
        }

    def known_error(self) -> Fields:
        messages = [f"ORA-{self.random.randrange(99_999):05}: {self.sentence()}" for _ in range(3)]
        return {
            "title": self.words(4, 8).capitalize(),
            "state": "workaround",
            "services": self.ids_of("service", 2),
            "messages": "\n".join([*messages, f"  at {self.words(2, 4)} ({self.code()})"]) + "\n",
            "codes": [self.code(), self.code()],
            "users_say": [self.words(3, 7), self.words(3, 7)],
            "workaround": [
                {"steps": self.prose(1), "who": "service_desk", "takes": "10 min"},
                {"title": self.words(2, 4), "steps": self.prose(0), "effectiveness": "partial"},
            ],
            "root_cause": self.prose(1),
            "verified": self.day(),
            "tickets": [f"INC{self.random.randrange(10**7):07}" for _ in range(3)],
            "not_to_confuse_with": [
                {"ref": self.id_of("known_error"), "tell_apart": self.words(4, 8)}
            ],
        }


def make_records(count: int) -> Iterator[tuple[str, str, str]]:
    """Make `count` records as (kind, path, text); improvements stand in registers."""
    counts = {kind: max(1, round(share * count)) for kind, share in _SHARES.items()}
    counts[_REST] = max(1, count - sum(counts.values()))
    maker = _Maker(counts)
    for kind, number in counts.items():
        make: Callable[[], Fields] = getattr(maker, kind)
        prefix = kind.replace("_", "-")
        records = [(f"{prefix}-{index:05}", make()) for index in range(number)]
        folder = kinds_by_name()[kind].folder
        if kind != "improvement":
            yield from ((kind, f"{folder}/{name}.yaml", dump(fields)) for name, fields in records)
            continue
        for begin in range(0, number, _PER_REGISTER):
            part = [{"id": name, **f} for name, f in records[begin : begin + _PER_REGISTER]]
            path = f"{folder}/register-{begin // _PER_REGISTER:03}.yaml"
            yield kind, path, dump({"records": part})


def write_records(count: int, root: Path) -> dict[str, list[str]]:
    """Write `count` records and their settings below a folder; the paths by kind."""
    settings = f"[tool.servicefolio]\ntoday = {_TODAY}\n"
    (root / "pyproject.toml").write_text(settings, encoding="utf-8")
    paths: dict[str, list[str]] = {}
    for kind, path, text in make_records(count):
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        paths.setdefault(kind, []).append(str(file))
    return paths
