"""A service level for one service and measurements of it, for tests of whether it is kept."""

from datetime import date
from zoneinfo import ZoneInfo

from servicefolio.derive.attainment.kept_promises import KeptPromises
from servicefolio.derive.attainment.promise import Promise
from servicefolio.records.base import Record
from tests.builders import TODAY, catalog, record

BERLIN = ZoneInfo("Europe/Berlin")
SOURCE: dict[str, object] = {"source": "probe", "completeness": "100 %", "title": "Series"}


def sla(**fields: object) -> Record:
    made: dict[str, object] = {"agreed_with": "board", "availability": "99.9 % per month"}
    return record("sla", "gold", **(made | fields))


def series(identifier: str = "probe", **fields: object) -> Record:
    made: dict[str, object] = {"measures": "gold#availability", "service": "vpn"}
    return record("measurement", identifier, **(SOURCE | made | fields))


def promises(*records: Record, today: date = TODAY) -> tuple[Promise, ...]:
    return KeptPromises(catalog(*records), BERLIN, today).all
