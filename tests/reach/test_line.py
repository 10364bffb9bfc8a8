"""No host, whatever it answers, holds a run up, breaks it, or has it ask the inside."""

from collections.abc import Callable, Iterable
from http.server import BaseHTTPRequestHandler
from threading import Semaphore

import pytest

from servicefolio.reach.address import place_of
from servicefolio.reach.answer import Answer, Hop
from servicefolio.reach.ask import Manners, ask_all
from tests.reach.web import Page, Web, by_method, serving, status

AT_ONCE = Manners(pause=0)
IMPATIENT = Manners(pause=0, deadline=0.5)


def is_outside(address: str) -> bool:
    return place_of(address, ()) == "outside"


def ask(
    addresses: Iterable[str],
    manners: Manners = AT_ONCE,
    may_ask: Callable[[str], bool] = lambda _address: True,
) -> dict[str, Answer]:
    return dict(ask_all(addresses, manners, may_ask))


def until_it_is_over(web: Web, sent: bytes, pause: float, first: bytes = b"") -> Page:
    def answer(request: BaseHTTPRequestHandler) -> None:
        request.wfile.write(first)
        while not web.over.wait(pause):
            request.wfile.write(sent)

    return answer


@pytest.mark.parametrize(
    ("first", "sent"),
    [
        (b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
        (b"HTTP/1.1 200 OK\r\nX-Long: ", b"x"),
    ],
)
def test_a_host_that_never_ends_its_answer_is_given_up(first: bytes, sent: bytes) -> None:
    with serving({"/there": status(200)}) as web:
        web.pages["/"] = until_it_is_over(web, sent, 0.05, first)
        found = ask([web.at("/"), web.at("/there")], IMPATIENT)
        assert found == {web.at("/"): Answer(trouble="slow"), web.at("/there"): Answer(200)}
        assert web.asked == ["HEAD /", "GET /", "HEAD /there"]


def test_a_host_that_is_given_up_is_hung_up_on() -> None:
    hung_up = Semaphore(0)

    def endless(request: BaseHTTPRequestHandler) -> None:
        try:
            until_it_is_over(web, b"HTTP/1.1 100 Continue\r\n\r\n", 0.01)(request)
        except OSError:
            hung_up.release()

    with serving({"/": endless}) as web:
        ask([web.at("/")], IMPATIENT)
        assert hung_up.acquire(timeout=60)
        assert hung_up.acquire(timeout=60)


def test_no_body_of_a_redirect_is_read() -> None:
    first = b"HTTP/1.1 302 Found\r\nLocation: /there\r\n\r\n"
    with serving({"/there": status(200)}) as web:
        endless = until_it_is_over(web, b"x", 0.01, first)
        web.pages["/"] = by_method(status(405), endless)
        found = ask([web.at("/")], IMPATIENT)
        assert found[web.at("/")] == Answer(200, hops=(Hop(302, web.at("/there")),))


def test_a_name_that_belongs_to_the_inside_is_not_asked() -> None:
    with serving({"/": status(200)}) as web:
        address = web.at("/", host="localhost")
        found = ask([address], may_ask=lambda it: it == address or is_outside(it))
        assert found == {address: Answer(trouble="inside")}
    assert web.asked == []


@pytest.mark.parametrize("host", ["%31%32%37.0.0.1", "%6cocalhost", "[::ffff:127.0.0.1]"])
def test_no_page_leads_on_to_the_inside_in_disguise(host: str) -> None:
    with serving({"/secret": status(200)}) as web:
        to = web.at("/secret", host=host)
        web.pages["/"] = status(302, Location=to.encode().decode("latin-1"))
        # The page itself may be asked for, though it is of this computer.
        found = ask([web.at("/")], may_ask=lambda it: it == "http://127.0.0.1/" or is_outside(it))
    assert found == {web.at("/"): Answer(trouble="inside", hops=(Hop(302, to),))}
    assert web.asked == ["HEAD /"]


@pytest.mark.parametrize("to", ["http://[", "//[", "http://[::bad/"])
def test_what_a_host_writes_as_an_address_breaks_nothing(to: str) -> None:
    with serving({"/": status(302, Location=to), "/there": status(200)}) as web:
        found = ask([web.at("/"), web.at("/there")])
    assert found == {
        web.at("/"): Answer(trouble="strange", hops=(Hop(302, to),)),
        web.at("/there"): Answer(200),
    }


def test_an_address_that_a_host_writes_in_latin_1_is_followed() -> None:
    with serving({"/": status(302, Location="/\xfcber"), "/%C3%BCber": status(200)}) as web:
        assert ask([web.at("/")])[web.at("/")].status == 200


@pytest.mark.parametrize(
    "until",
    [
        "Fri, 31 Dec 99999999999999999999999 00:00:00 GMT",
        "Fri, 31 Dec 2027 00:00:00 +99999999999999999999999",
        "Fri, 31 Dec 2027 00:00:00 +9999",
        "9" * 5000 + "x",
    ],
)
def test_no_time_to_wait_breaks_a_run(until: str) -> None:
    with serving({"/": status(429, Retry_After=until), "/there": status(200)}) as web:
        found = ask([web.at("/"), web.at("/there")])
    assert found == {web.at("/"): Answer(429), web.at("/there"): Answer(200)}
