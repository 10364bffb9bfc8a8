"""What messages are reduced to: the same for one fault, and another for others."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servicefolio.search.signature import signature, tells

HEX = st.integers(0x10_0000_0000, 0x7FFF_FFFF_FFFF).map("0x{:016x}".format)
UUID = st.uuids().map(str)
HOST = st.from_regex(r"\A[a-z]{2,8}[0-9]{2}\.(?:prod\.)?example\.(?:org|com)\Z")
SHORT_HOST = st.from_regex(r"\A[a-z]{2,8}-?[0-9]{2,3}\Z")
ADDRESS = st.ip_addresses(v=4).map(str)
NUMBER = st.integers(0, 10**9).map(str)
MOMENT = st.datetimes().flatmap(
    lambda moment: st.sampled_from(
        [
            moment.isoformat(sep="T", timespec="milliseconds") + "Z",
            moment.isoformat(sep=" ", timespec="seconds"),
            moment.isoformat(sep=" ", timespec="milliseconds").replace(".", ","),
            f"{moment.day:02}/Nov/{moment.year:04}:{moment.time().isoformat('seconds')} +0100",
            f"{moment.month}/{moment.day}/{moment.year:04} {moment.time().isoformat('seconds')} PM",
            f"[{moment.year:04}-{moment.month:02}-{moment.day:02}T{moment.time().isoformat('seconds')}]",
        ]
    )
)
VALUES = st.fixed_dictionaries(
    {"at": MOMENT, "hex": HEX, "uuid": UUID, "host": HOST, "node": SHORT_HOST}
    | {"address": ADDRESS, "line": NUMBER, "pid": NUMBER}
)
LINES = (
    "{at} ERROR cannot reach {host}:{line} ({address}): connection refused",
    "{at} {node} sshd[{pid}]: session {uuid} closed by {address}",
    "thread {hex} stopped in render.c on line {line}, request {uuid}",
    "{at} WARN node {node} lost lease after {pid} ms, see https://{host}/logs/{uuid}",
    "Traceback: file /opt/{node}/app.py, line {line}, in load: ORA-12154: no such alias",
)
WORDS = (
    "disk",
    "socket",
    "certificate",
    "queue",
    "printer",
    "tunnel",
    "mailbox",
    "backup",
    "lease",
)


@pytest.mark.parametrize("line", LINES)
@given(one=VALUES, other=VALUES)
def test_other_hosts_times_and_numbers_make_no_other_message(
    line: str, one: dict[str, str], other: dict[str, str]
) -> None:
    assert signature(line.format_map(one)) == signature(line.format_map(other))


@given(st.text() | st.text(st.sampled_from("aZ0x9:*'\"/\\.-<>{}%[]() \n\x1b")))
def test_a_signature_is_its_own(text: str) -> None:
    found = signature(text)
    assert signature(found) == found


@given(st.permutations(WORDS), st.permutations(WORDS))
def test_messages_that_share_only_stop_words_differ(one: list[str], other: list[str]) -> None:
    (first, second), (third, fourth) = one[:2], other[:2]
    said = (
        f"the {first} of the {second} is not in it",
        f"the {third} of the {fourth} is not in it",
    )
    assert (signature(said[0]) == signature(said[1])) is ((first, second) == (third, fourth))


@pytest.mark.parametrize(
    ("template", "instance"),
    [
        (
            "Cannot open {file}: access denied",
            "Cannot open C:\\Program Files\\x y\\z.ini: access denied",
        ),
        ("user %s is locked", "user 'jdoe' is locked"),
        ("Interface <name>, changed state to down", "Interface Gi0/0/2, changed state to down"),
        ("<time> upstream %s timed out", "2026-11-12 03:14:07 upstream 10.0.0.7 timed out"),
        ("lock held by {owner} since {date}", "lock held by a.b@example.org since 12 Nov 2026"),
        ("took %d ms", "took 4711 ms"),
        ("key (${column}) is taken", "key (4711) is taken"),
    ],
)
def test_placeholders_equal_what_they_stand_for(template: str, instance: str) -> None:
    assert signature(template) == signature(instance)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ORA-12154: it failed", "ORA-12514: it failed"),
        ("it failed (0x80070035)", "it failed (0x800B0109)"),
        ("it failed with 0x0000011b", "it failed with 0x00000709"),
        ("HTTP 502 from it", "HTTP 503 from it"),
        ("502 Bad Gateway", "504 Gateway Time-out"),
        ("550 5.7.1 refused", "550 5.2.3 refused"),
        ("update KB5034441 failed", "update KB5034440 failed"),
        ("error E1234 in it", "error E1235 in it"),
        ("System error 53 has occurred", "System error 1219 has occurred"),
        ("exit code 137 of it", "exit code 143 of it"),
        ("event 1058 was logged", "event 4740 was logged"),
        ("AADSTS53003: no access", "AADSTS7000222: no access"),
        ("%LINK-3-UPDOWN: it is down", "%LINK-5-CHANGED: it is down"),
        ("upstream (110: timed out)", "upstream (111: timed out)"),
    ],
)
def test_other_codes_make_another_message(one: str, other: str) -> None:
    assert signature(one) != signature(other)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\x1b[31mERROR\x1b[0m  disk\tfull\n", "error disk full"),
        ("Nov  2 03:14:07 web01 kernel: [12.345] sda1 is full", "* is full"),
        ("2026-11-12T03:14:07+01:00 web01 app[12]: it is full", "it is full"),
        ('He said "the tunnel is gone for good"', "he said the tunnel is gone for good"),
        ("couldn't do it, can't go on", "couldn't do it, can't go on"),
        ("member of CORP\\jdoe, S-1-5-21-1-2-3, fe80::1, 00:11:22:33:44:55", "member of"),
        ("INC0012345 says: x509 and sha256 stay", "says: x509 and sha256 stay"),
    ],
)
def test_messages_are_reduced(text: str, expected: str) -> None:
    assert signature(text).removeprefix("* ") == expected.removeprefix("* ")


@pytest.mark.parametrize("text", ["", "*", "error *", "4711", "0x7ffe12345678", "{a}: {b}"])
def test_a_signature_may_say_too_little(text: str) -> None:
    assert not tells(signature(text))


@pytest.mark.parametrize("text", ["ORA-12154", "502 Bad Gateway", "OOMKilled twice", "5.7.1"])
def test_a_code_or_two_words_say_enough(text: str) -> None:
    assert tells(signature(text))


@pytest.mark.parametrize(
    "piece",
    [
        "a",
        "1",
        "/",
        "a/",
        "a.",
        "1.",
        ":",
        "a:",
        "*",
        "* ",
        "'",
        '"a',
        "\\a",
        "-",
        "a-1",
        "0x",
        "{",
        "<a",
    ],
)
def test_hostile_texts_take_no_longer_than_others(piece: str) -> None:
    begin = time.process_time()
    signature("Certificate validation failure, retry in 5 s. " * 100)
    plain = time.process_time() - begin
    begin = time.process_time()
    signature(piece * 4000)
    # A ratio, and a wide one: what must not happen is time that grows with the square.
    assert time.process_time() - begin < 40 * max(plain, 0.05)
