"""The id by which other programs know a record."""

from servicefolio.derive.lasting_id import lasting_id
from tests.builders import service


def test_a_record_that_never_had_another_id_is_known_by_its_own() -> None:
    assert lasting_id(service("vpn")) == "vpn"


def test_the_first_id_stays_however_often_a_record_gets_another_one() -> None:
    assert lasting_id(service("remote-access", aliases=["vpn"])) == "vpn"
    assert lasting_id(service("work-from-home", aliases=["vpn", "remote-access"])) == "vpn"
