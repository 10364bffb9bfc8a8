"""The index: who comes first, and what an edit changes."""

import pytest

from servicefolio.search.entries import page_entry
from servicefolio.search.entry import Entry, Facets, Part
from servicefolio.search.index import Index, build, rarity
from servicefolio.search.rank import Answer, Filters, search
from servicefolio.search.shards import MANIFEST, files


def entry(identifier: str, title: str, *, kind: str = "known_error", **more: str) -> Entry:
    texts: dict[Part, tuple[str, ...]] = {
        part: (more[part],)
        for part in ("messages", "keywords", "symptoms", "summary", "codes", "rest")
        if part in more
    }  # type: ignore[misc] # the parts are literals
    return Entry(identifier, title, Facets(kind, ("vpn",), "open", "operation"), texts)


ENTRIES = (
    entry(
        "cert", "Certificate is not trusted", messages="Certificate validation failure\n0x800B0109"
    ),
    entry(
        "timeout", "Connection times out", messages="Error {code}: connection to <host> timed out"
    ),
    entry("printer", "Printer is gone", symptoms="my printer vanished, cannot print"),
    entry("the-who", "The Who", rest="a band"),
    entry("listener", "ORA-12514 after a restart", messages="ORA-12514: TNS:listener unaware"),
    entry("identifier", "ORA-12154 after an upgrade", messages="ORA-12154: TNS:could not resolve"),
    entry("chinese", "打印机无法连接", messages="错误:打印机无法连接"),
    entry("russian", "Ошибка входа", messages="Ошибка: неверный пароль"),
    entry("arabic", "خطأ", messages="خطأ في الاتصال بالخادم"),
)


@pytest.fixture(scope="module")
def index() -> Index:
    return build(ENTRIES)


def first(answer: Answer) -> str | None:
    return answer.hits[0].entry.id if answer.hits else None


@pytest.mark.parametrize(
    ("pasted", "found"),
    [
        ("0x800B0109", "cert"),
        ("800b0109", "cert"),
        ("2026-03-04 10:22:31 app-7 vpnd[22]: certificate VALIDATION failure", "cert"),
        ("Error 4711: connection to srv-9.example.org timed out", "timeout"),
        ("ora-12154", "identifier"),
        ("12514", "listener"),
        ("printers", "printer"),
        ("the who", "the-who"),
        ("打印机", "chinese"),
        ("неверный ПАРОЛЬ", "russian"),
        ("الاتصال", "arabic"),
        ("pritner", "printer"),
        ("certif", "cert"),
    ],
)
def test_what_is_pasted_finds_its_record(index: Index, pasted: str, found: str) -> None:
    assert first(search(index, pasted)) == found


def test_nothing_is_guessed_for_a_word_that_is_known(index: Index) -> None:
    assert search(index, "printer").corrections == ()
    assert search(index, "pritner").corrections == (("pritner", "printer"),)


@pytest.mark.parametrize("text", ["", "   ", "\n", "!!!", "🙂", "the of and", "\x00", "-" * 70_000])
def test_any_text_gets_an_answer(index: Index, text: str) -> None:
    assert search(index, text).is_near


def test_what_nothing_matches_gets_the_nearest(index: Index) -> None:
    answer = search(index, "quantum flux capacitor overheated near the printer of doom tonight")
    assert answer.is_near
    assert first(answer) == "printer"


def test_filters_narrow(index: Index) -> None:
    assert search(index, "printer", Filters(kinds=frozenset({"service"}))).total == 0
    assert search(index, "printer", Filters(services=frozenset({"vpn", "erp"}))).total == 1


def test_an_exact_title_comes_first_whatever_else_is_said() -> None:
    many = [entry(f"e{n}", f"Status {n}", messages="status " * 50) for n in range(30)]
    assert first(search(build([*many, entry("exact", "Status")]), "status")) == "exact"


def test_what_stands_in_brackets_at_its_end_is_no_need_for_an_exact_title() -> None:
    wide = entry("wide", "Remote access (VPN)", messages="anything else " * 20)
    assert (
        first(search(build([entry("a", "Remote access for all"), wide]), "remote access")) == "wide"
    )


def test_what_is_verified_comes_before_what_is_not() -> None:
    one = Entry("b", "VPN drops", Facets("known_error"), {}, standing=0.85)
    other = Entry("a", "VPN drops again", Facets("known_error"), {})
    assert first(search(build([one, other]), "drops vpn")) == "a"


def test_a_service_comes_first_for_its_name_and_for_who_asks() -> None:
    errors = [entry(f"e{n}", f"VPN fails {n}", messages="vpn vpn vpn failed") for n in range(40)]
    errors.append(entry("tunnel", "VPN tunnel collapses", messages="vpn tunnel collapsed"))
    vpn = Entry(
        "vpn", "Remote access", Facets("service"), {"keywords": ("vpn", "home office")},
        is_named=True,
    )  # fmt: skip
    index = build([*errors, vpn])
    assert first(search(index, "vpn")) == "vpn"
    assert first(search(index, "hello, how do I get vpn please")) == "vpn"
    assert first(search(index, "vpn tunnel collapsed")) == "tunnel"


def test_a_regular_expression_that_fits_comes_first() -> None:
    fitting = Entry(
        "fits", "Table is full", Facets("known_error"), {},
        patterns=((r"unable to extend table [A-Z.]{1,60} by [0-9]{1,9}", "unable to extend"),),
    )  # fmt: skip
    other = entry("other", "Unable to extend table", messages="unable to extend table FOO by 12")
    index = build([fitting, other])
    assert first(search(index, "x: unable to extend table ERP.LINES by 8192")) == "fits"
    assert first(search(index, "unable to extend table by hand")) == "other"


def test_the_order_of_entries_makes_no_difference() -> None:
    assert dict(files(build(ENTRIES))) == dict(files(build(reversed(ENTRIES))))


def test_the_rarer_a_term_the_more_it_weighs() -> None:
    found = [rarity(holders, 6666) for holders in (1, 10, 100, 1000, 6000)]
    assert found == sorted(found, reverse=True)
    assert rarity(10, 6666) == rarity(10, 6667)


def test_an_edit_changes_few_files() -> None:
    words = [f"{a}{b}{c}" for a in "bcdfgh" for b in "aeiou" for c in "klmnpqrstvwxz"]
    many = [
        entry(
            f"e{n}", f"Fault {words[n % 390]} {n}", messages=" ".join(words[n % 60 : n % 60 + 40])
        )
        for n in range(600)
    ]
    before = dict(files(build(many)))
    edited = [*many[:-1], entry("e599", many[-1].title, messages="something else entirely broke")]
    after = dict(files(build(edited)))
    kept = before.keys() & after.keys() - {MANIFEST}
    assert len(before) > 20
    assert len(kept) > len(before) * 0.6


def test_files_are_named_after_what_is_in_them() -> None:
    one, other = dict(files(build(ENTRIES))), dict(files(build(ENTRIES[:5])))
    for name in one.keys() & other.keys() - {MANIFEST}:
        assert one[name] == other[name]


def shown(identifier: str, *messages: str) -> Entry:
    return Entry(
        identifier,
        identifier,
        Facets("known_error"),
        {"messages": messages},
        shown={"messages": list(messages)},
    )


@pytest.mark.parametrize(
    ("pasted", "said"),
    [
        ("pc-7: System error 64 has occurred.", "System error 64 has occurred."),
        ("pc-7: System error 5 has occurred.", None),
        ("ModuleNotFoundError: No module named 'numpy'", None),
        ("ModuleNotFoundError: No module named 'distutils'", "No module named 'distutils'"),
    ],
)
def test_a_message_with_another_code_or_name_is_another_message(
    pasted: str, said: str | None
) -> None:
    index = build([shown("sixty-four", "System error 64 has occurred."),
                   shown("module", "No module named 'distutils'")])  # fmt: skip
    assert search(index, pasted).hits[0].message == said


@pytest.mark.parametrize("code", ["ECONNREFUSED", "ORA-12154", "Event 4625", "x" * 60])
def test_a_declared_code_comes_before_one_that_is_mentioned(code: str) -> None:
    mentioned = [
        entry(f"m{n}", f"{code} guide {n}", messages=f"{code} " * 9, rest=f"{code} " * 9)
        for n in range(20)
    ]
    assert first(search(build([*mentioned, entry("declared", "A fault", codes=code)]), code)) == (
        "declared"
    )


def test_pages_come_behind_records_and_are_no_match_by_themselves() -> None:
    page = page_entry("manual/printer/", "Printing", "printer printer printer", {})
    both = search(
        build([page, entry("mentions", "A fault", rest="some printer somewhere")]), "printer"
    )
    assert [hit.entry.id for hit in both.hits] == ["mentions", "manual/printer/"]
    assert not both.is_near
    alone = search(build([page]), "printer")
    assert first(alone) == "manual/printer/"
    assert alone.is_near
    assert not search(build([page]), "printing").is_near


def test_a_title_without_words_is_found_by_nothing_in_particular() -> None:
    index = build([entry("odd", "\U0001f5a8"), *ENTRIES])
    assert search(index, "???").hits == ()
