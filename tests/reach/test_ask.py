"""Hosts are asked politely, and what they answer is told as it is."""

from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from threading import Barrier

import pytest

from servicefolio.reach.answer import Answer, Hop
from servicefolio.reach.ask import Manners, ask_all
from tests.builders import TODAY
from tests.reach.web import Web, by_method, in_turn, serving, status

AT_ONCE = Manners(pause=0)


def ask(addresses: Iterable[str], manners: Manners = AT_ONCE) -> dict[str, Answer]:
    return dict(ask_all(addresses, manners, lambda _address: True))


def ask_one(web: Web, path: str, manners: Manners = AT_ONCE) -> Answer:
    return ask([web.at(path)], manners)[web.at(path)]


@pytest.mark.parametrize("code", [200, 204, 400, 401, 403, 404, 405, 410, 418, 451, 500, 502, 999])
def test_the_status_of_a_page_is_told(code: int) -> None:
    with serving({"/": status(code)}) as web:
        assert ask_one(web, "/") == Answer(code)


def test_only_the_head_of_a_page_is_asked_for() -> None:
    with serving({"/": status(200)}) as web:
        ask_one(web, "/")
    assert web.asked == ["HEAD /"]


@pytest.mark.parametrize("refusal", [400, 403, 404, 405, 500, 501])
def test_where_the_head_is_refused_the_page_is_asked_for(refusal: int) -> None:
    with serving({"/": by_method(status(refusal), status(200))}) as web:
        assert ask_one(web, "/") == Answer(200)
    assert web.asked == ["HEAD /", "GET /"]


def test_where_the_head_leads_astray_the_page_is_asked_for_by_its_own_address() -> None:
    astray = by_method(status(302, Location="/error"), status(200))
    with serving({"/": astray}) as web:
        assert ask_one(web, "/") == Answer(200)
    assert web.asked == ["HEAD /", "HEAD /error", "GET /"]


def test_where_the_head_is_never_answered_the_page_is_asked_for() -> None:
    def silent(_request: BaseHTTPRequestHandler) -> None:
        web.over.wait()

    with serving({"/": by_method(silent, status(200))}) as web:
        assert ask_one(web, "/", Manners(pause=0, timeout=1)) == Answer(200)


def test_a_host_that_does_not_answer_in_time_is_slow() -> None:
    with serving({"/": lambda _request: web.over.wait() and None}) as web:
        assert ask_one(web, "/", Manners(pause=0, timeout=0.1)) == Answer(trouble="slow")


def test_no_body_is_read() -> None:
    whole = 1_000_000_000
    sent = []

    def huge(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.send_header("Content-Length", str(whole))
        request.end_headers()
        while sum(sent) < whole:
            sent.append(request.wfile.write(bytes(1_000_000)))

    with serving({"/": by_method(status(405), huge)}) as web:
        assert ask_one(web, "/") == Answer(200)
    assert sum(sent) < whole / 2


def test_what_is_no_http_is_broken() -> None:
    def nonsense(request: BaseHTTPRequestHandler) -> None:
        request.wfile.write(b"220 mail.example.org ESMTP\r\n")
        request.close_connection = True

    with serving({"/": nonsense}) as web:
        assert ask_one(web, "/").trouble == "broken"


def test_a_connection_that_breaks_off_is_broken() -> None:
    def broken(request: BaseHTTPRequestHandler) -> None:
        request.connection.close()

    with serving({"/": broken}) as web:
        assert ask_one(web, "/").trouble == "broken"


def test_a_host_that_speaks_no_tls_has_no_accepted_certificate() -> None:
    with serving({}) as web:
        address = f"https://127.0.0.1:{web.port}/"
        assert ask([address])[address].trouble == "tls"


def test_where_nothing_listens_the_connection_is_refused() -> None:
    with serving({}) as web:
        address = web.at("/")
    assert ask([address]) == {address: Answer(trouble="refused")}


@pytest.mark.parametrize(
    "address",
    ["http://[::bad/", "https://exa mple/", "http://x..y/", "https:///nothing", "http://"],
)
def test_what_no_program_can_read_is_not_asked(address: str) -> None:
    assert ask([address]) == {address: Answer(trouble="unreadable")}


def test_every_step_is_told() -> None:
    pages = {
        "/a": status(301, Location="/b"),
        "/b": status(308, Location="c?x=1#part"),
        "/c?x=1": status(302, Location="/d"),
        "/d": status(200),
    }
    with serving(pages) as web:
        found = ask_one(web, "/a")
        steps = [(301, "/b"), (308, "/c?x=1"), (302, "/d")]
        assert found == Answer(200, hops=tuple(Hop(code, web.at(path)) for code, path in steps))


@pytest.mark.parametrize("code", [301, 302, 303, 307, 308])
def test_a_loop_ends(code: int) -> None:
    pages = {"/a": status(code, Location="/b"), "/b": status(code, Location="/a")}
    with serving(pages) as web:
        assert ask_one(web, "/a").trouble == "loop"


def test_an_endless_chain_ends() -> None:
    def further(request: BaseHTTPRequestHandler) -> None:
        status(302, Location=f"{request.path}x")(request)

    with serving({"/" + "x" * length: further for length in range(100)}) as web:
        assert ask_one(web, "/").trouble == "loop"


def test_a_page_that_sets_a_cookie_and_leads_to_itself_is_there() -> None:
    def wants_cookie(request: BaseHTTPRequestHandler) -> None:
        has_cookie = "seen=1" in request.headers.get("Cookie", "")
        answer = status(200) if has_cookie else status(302, Location="/", Set_Cookie="seen=1")
        answer(request)

    with serving({"/": wants_cookie}) as web:
        assert ask_one(web, "/").status == 200


@pytest.mark.parametrize(
    "to",
    ["file:///etc/passwd", "javascript:alert(1)", "data:text/html,hello", "ftp://example.com/"],
)
def test_only_the_web_is_followed(to: str) -> None:
    with serving({"/": status(302, Location=to)}) as web:
        assert ask_one(web, "/") == Answer(trouble="strange", hops=(Hop(302, to),))


def test_a_step_that_may_not_be_asked_for_is_not() -> None:
    with serving({"/": status(302, Location="/secret"), "/secret": status(200)}) as web:
        (found,) = ask_all([web.at("/")], AT_ONCE, lambda address: "secret" not in address)
    assert found[1].trouble == "inside"
    assert web.asked == ["HEAD /"]


def test_a_redirect_without_an_address_is_a_status() -> None:
    with serving({"/": status(302)}) as web:
        assert ask_one(web, "/") == Answer(302)


def test_no_password_is_sent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login me password secret\n", encoding="utf-8")
    netrc.chmod(0o600)
    monkeypatch.setenv("NETRC", str(netrc))
    with serving({"/": status(200)}) as web:
        leads = status(302, Location=f"http://me:secret@127.0.0.1:{web.port}/")
        web.pages["/leads"] = leads
        ask([web.at("/leads"), f"http://me:secret@127.0.0.1:{web.port}/"])
    assert all("authorization" not in headers for headers in web.headers)


def test_the_program_says_what_it_is() -> None:
    with serving({"/": status(200)}) as web:
        ask_one(web, "/")
    assert web.headers[0]["user-agent"].startswith("servicefolio/")


def test_an_international_path_is_asked_for() -> None:
    with serving({"/%C3%BCber": status(200)}) as web:
        assert ask_one(web, "/über") == Answer(200)


def test_a_host_is_asked_one_thing_at_a_time() -> None:
    pages = {f"/{number}": status(200) for number in range(20)}
    with serving(pages) as web:
        found = ask(web.at(path) for path in pages)
    assert len(found) == 20
    assert web.most_at_once == 1


def test_hosts_are_asked_at_the_same_time() -> None:
    together = Barrier(2, timeout=60)

    def waits(request: BaseHTTPRequestHandler) -> None:
        together.wait()
        status(200)(request)

    with serving({"/": waits}) as web:
        found = ask([web.at("/"), web.at("/", host="localhost")])
    assert set(found.values()) == {Answer(200)}


def test_a_host_is_asked_again_after_the_time_that_it_wants() -> None:
    with serving({"/": in_turn(status(429, Retry_After="0"), status(200))}) as web:
        assert ask_one(web, "/") == Answer(200)
    assert web.asked == ["HEAD /", "HEAD /"]


def test_a_host_that_wants_to_be_left_alone_for_long_is() -> None:
    pages = {"/a": status(503, Retry_After="3600"), "/b": status(200), "/c": status(200)}
    with serving(pages) as web:
        found = ask(web.at(path) for path in pages)
        assert found[web.at("/a")] == Answer(503, wait=3600)
        assert found[web.at("/b")] == found[web.at("/c")] == Answer(trouble="tired")
    assert web.asked == ["HEAD /a"]


def test_a_time_to_wait_may_be_a_moment_on_the_clock_of_the_host() -> None:
    now = datetime.combine(TODAY, time(12), UTC)
    until = format_datetime(now + timedelta(hours=2), usegmt=True)

    def busy(request: BaseHTTPRequestHandler) -> None:
        request.send_response_only(429)
        request.send_header("Date", format_datetime(now, usegmt=True))
        request.send_header("Retry-After", until)
        request.end_headers()

    with serving({"/": busy}) as web:
        assert ask_one(web, "/") == Answer(429, wait=7200)


@pytest.mark.parametrize("written", ["soon", "", "-1", "Mon, 99 Foo 2026 00:00:00 GMT"])
def test_a_time_to_wait_that_nobody_can_read_is_none(written: str) -> None:
    with serving({"/": status(429, Retry_After=written)}) as web:
        assert ask_one(web, "/") == Answer(429)


def test_a_host_that_fails_again_and_again_is_not_asked_any_more() -> None:
    pages = {f"/{number}": status(429) for number in range(5)}
    with serving(pages) as web:
        found = ask((web.at(path) for path in pages), Manners(pause=0, patience=2))
        assert [found[web.at(path)].trouble for path in pages] == [None, None, *["tired"] * 3]
    assert web.asked == ["HEAD /0", "HEAD /1"]


def test_a_failure_now_and_then_is_borne() -> None:
    pages = {f"/{number}": status(429 if number % 2 else 200) for number in range(8)}
    with serving(pages) as web:
        found = ask((web.at(path) for path in pages), Manners(pause=0, patience=2))
    assert all(answer.trouble is None for answer in found.values())


def test_no_question_is_sent_once_nobody_listens() -> None:
    pages = {f"/{number}": status(200) for number in range(200)}
    with serving(pages) as web:
        answers = ask_all((web.at(path) for path in pages), Manners(pause=0.05), lambda _: True)
        next(answers)
        answers.close()  # type: ignore[attr-defined] # a generator
        sent = len(web.asked)
    assert sent == len(web.asked) < 200
