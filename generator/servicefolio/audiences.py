"""Who reads: every record is for an audience, every site too, and some fields are for staff."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

Audience: TypeAlias = Literal["public", "users", "staff", "restricted"]
"""Who may read a record: anyone, the organisation's people, those who run it, few."""

AUDIENCES: tuple[Audience, ...] = ("public", "users", "staff", "restricted")
"""From the widest to the narrowest; each may also read what is for a wider one."""

LABELS: dict[Audience, str] = {
    "public": "Everyone",
    "users": "Users",
    "staff": "Staff",
    "restricted": "Restricted",
}
"""What audiences are called unless the settings say otherwise."""


@dataclass(frozen=True, slots=True)
class ForStaff:
    """Marks a field that only those who run the services read, whoever may read its record."""


FOR_STAFF = ForStaff()


def may_read(reader: Audience, audience: Audience) -> bool:
    """Tell whether somebody of one audience may read what is for another.

    >>> may_read("users", "public"), may_read("users", "staff")
    (True, False)
    """
    return AUDIENCES.index(audience) <= AUDIENCES.index(reader)


def runs_services(reader: Audience) -> bool:
    """Tell whether an audience is of those who run the services.

    >>> runs_services("users"), runs_services("staff")
    (False, True)
    """
    return may_read(reader, "staff")
