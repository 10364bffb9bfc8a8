"""Queries: what was pasted weighs by what it says of the fault."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servicefolio.search import query as module
from servicefolio.search.query import FRAME, FULL, MOMENT, MOST_WORDS, PLACE, Query, read_query


def read(text: str, common: tuple[str, ...] = ()) -> Query:
    ranks = {word: place for place, word in enumerate(common)}
    return read_query(text, ranks, dict.fromkeys(common, 5))


def weights(text: str) -> dict[str, int]:
    return {word.text: word.weight for word in read(text).words}


@pytest.mark.parametrize(
    ("line", "moment"),
    [
        ("2026-03-04 10:22:31,488 ERROR boom", "22"),
        ("2026-03-04T10:22:31.488+01:00 boom", "04"),
        ("Mar  4 10:22:31 srv-app11 app[2214]: boom", "srv"),
        ("Wed, Mar 4 2026 boom", "wed"),
        ("04.03.2026 10:22 boom", "2026"),
        ("boom from 10.17.3.201:8443", "201"),
        ("boom 3f2504e0-4f89-11d3-9a0c-0305e82c3301", "9a0c"),
        ("boom at 0x00007ff6b2c3d4e5", "0x00007ff6b2c3d4e5"),
        ("boom [4711]", "4711"),
        ("boom on line 4711", "4711"),
        ("boom 00:1a:2b:3c:4d:5e", "4d"),
        ("boom fe80:0:0:0:1:2:3:4", "fe80"),
        ("boom after 4711 ms", "4711"),
    ],
)
def test_times_addresses_and_counters_weigh_little(line: str, moment: str) -> None:
    assert weights(line)[moment] == MOMENT
    assert weights(line)["boom"] == FULL


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("boom https://files.example.org/a/report", "report"),
        ("boom jbloggs@example.org", "jblogg"),
        (r"boom C:\Users\jbloggs\notes", "jblogg"),
        (r"boom \\files\public\notes", "public"),
        ("boom /var/log/messages", "messag"),
        (r"boom CORP\jbloggs", "jblogg"),
    ],
)
def test_files_hosts_and_people_weigh_less(line: str, place: str) -> None:
    assert weights(line)[place] == PLACE
    assert weights(line)["boom"] == FULL


@pytest.mark.parametrize(
    "code", ["ORA-12154", "0x80070005", "5.7.1", "KB5034441", "E0384", "80041317", "2147467259"]
)
def test_codes_keep_their_weight(code: str) -> None:
    found = read(f"2026-03-04 10:22:31 failed with {code} today")
    assert next(word.weight for word in found.words if word.text == code.lower()) >= FULL * 5 // 8


@pytest.mark.parametrize(
    "frame",
    [
        "\tat com.example.Billing.run(Billing.java:42)",
        '  File "/srv/app/views.py", line 7, in billing',
        "  --> src/billing.rs:7:5",
        "12 | let billing = 7;",
        "#4  billing () at main.c:7",
        "   ... 42 more billing",
    ],
)
def test_a_stack_frame_does_not_drown_the_message(frame: str) -> None:
    found = weights(f"Posting refused\n{frame}")
    assert found["post"] == found["refus"] == FULL
    assert found["bill"] <= FRAME


def test_nothing_in_a_paste_is_an_operator() -> None:
    plain = read("error title foo")
    for pasted in ('-error title:foo "', "+error AND title* foo~2", "(error) [title] ^foo"):
        assert [word.text for word in read(pasted).words if word.text != "2"][:3] == [
            word.text for word in plain.words
        ]


def test_line_ends_of_all_systems_are_one() -> None:
    assert read("one\r\ntwo\rthree\nfour") == read("one\ntwo\nthree\nfour")


def test_the_rarest_words_are_looked_up() -> None:
    text = " ".join(f"word{chr(97 + n % 26)}{chr(97 + n // 26)}" for n in range(200))
    found = read(f"common {text}", common=("common",))
    assert len(found.words) == MOST_WORDS
    assert "common" not in {word.text for word in found.words}


def test_a_pair_is_looked_up_beside_its_rarer_word() -> None:
    terms = {term.text for term in read("trusted root", common=("trust",)).terms}
    assert "root<trust" in terms
    assert "trust>root" not in terms


def test_what_is_quoted_parts_no_words() -> None:
    terms = {term.text for term in read("type `Foo` missing").terms}
    assert {"typ>foo", "typ>miss"} <= terms


def test_a_code_alone_asks_for_the_code() -> None:
    assert read("ORA-12154").only_code == "ora-12154!"
    assert read("  ORA-12154\n").only_code == "ora-12154!"
    assert read("ORA-12154 today").only_code is None


def test_a_title_is_the_same_in_any_case_and_spacing() -> None:
    assert read("The  Who").title == read("the who").title != read("who the").title


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("vpn", True),
        ("home office", True),
        ("how do I get a new phone please", True),
        ("my mail of 300 MB comes back since the 1st", True),
        ("Error: certificate validation failure", False),
        ("user=jbloggs refused", False),
        ("refused with ORA-12154", False),
        ("refused\nand refused again", False),
    ],
)
def test_how_people_speak_is_told_from_what_programs_print(text: str, spoken: bool) -> None:  # noqa: FBT001
    assert read(text).is_spoken is spoken


def test_what_is_beyond_64_kilobytes_is_left_out() -> None:
    assert read("a" * module.LONGEST + " boom").words == read("a" * module.LONGEST).words


@given(st.text(alphabet=st.characters(), max_size=400))
def test_any_text_is_read(text: str) -> None:
    found = read(text)
    assert all(term.weight > 0 for term in found.terms)
    assert len({term.text for term in found.terms}) == len(found.terms)


@pytest.mark.parametrize(
    "hostile",
    ["[" * 65_536, "1:" * 32_000, "/a" * 32_000, "a\\" * 32_000, "0" * 65_536, "| " * 32_000,
     "at " + "a" * 65_000, "<" * 65_536, "1." * 32_000, "-" * 65_536, "'" * 65_536,
     "a 1% " * 13_107, "[1] " * 16_384, "1ms x " * 10_922, "/a/b x " * 9_362, "漢" * 65_536],
)  # fmt: skip
def test_hostile_texts_take_no_longer_than_others(hostile: str) -> None:
    begin = time.process_time()
    read(("Certificate validation failure, retry in 5 s. " * 1425)[:65_536])
    plain = time.process_time() - begin
    begin = time.process_time()
    read(hostile)
    # A ratio, and a wide one: what must not happen is time that grows with the square.
    assert time.process_time() - begin < 40 * max(plain, 0.05)


def test_a_long_stack_trace_leaves_room_for_the_message() -> None:
    frames = "\n".join(
        f"\tat org.example.Class{n:04}x.method{n:04}y(File.java:1)" for n in range(90)
    )
    found = {word.text for word in read(f"snapshot too old for rollback segment\n{frames}").words}
    assert {"snapshot", "old", "rollback", "segment"} <= found
