"""Asks hosts for addresses, politely: the only module that sends anything over the network.

No body is read, no file on this computer is opened, no password is sent, and a host is asked one
thing at a time. Proxies and certificates are those that the environment names, as for other
programs.
"""

import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import UTC
from email.utils import parsedate_to_datetime
from queue import SimpleQueue
from threading import Event, Lock
from urllib.parse import urljoin

import requests
from urllib3.exceptions import HTTPError

from servicefolio import __version__
from servicefolio.reach.address import host_of, web_address
from servicefolio.reach.answer import ASKING_FOR_FEWER, LEADING_ON, Answer, Hop
from servicefolio.reach.line import Line, LineSession
from servicefolio.reach.trouble import trouble_of

_HEADERS = {
    "User-Agent": f"servicefolio/{__version__} (checks links)",
    # Some hosts answer 404 to whoever does not say that a page will do.
    "Accept": "text/html,application/xhtml+xml,*/*;q=0.8",
}
_MOST_HOPS = 10
_MOST_VISITS = 2
"""How often a page may lead to the same address: those that set a cookie lead to themselves."""


@dataclass(frozen=True, slots=True)
class Manners:
    """How politely hosts are asked. Times are in seconds."""

    hosts: int = 8
    """How many hosts are asked at the same time."""
    pause: float = 1.0
    """How long a host rests between two questions."""
    timeout: float = 20.0
    """How long a host may be silent."""
    deadline: float = 60.0
    """How long a question may take in all, however a host feeds it."""
    longest_wait: int = 60
    """How long this run waits for a host that wants to be left alone."""
    patience: int = 3
    """After how many failures in a row a host is not asked any more in this run."""


@dataclass(slots=True)
class _Turn:
    """Whose turn it is at a host: one question at a time, with pauses between them."""

    lock: Lock = field(default_factory=Lock)
    free_at: float = 0.0


@dataclass(frozen=True, slots=True)
class _Asker:
    manners: Manners
    may_ask: Callable[[str], bool]
    stop: Event = field(default_factory=Event)
    turns: dict[str, _Turn] = field(default_factory=dict)

    def ask_host(self, addresses: Iterable[str]) -> Iterator[tuple[str, Answer]]:
        """Ask one host for its addresses, until its answers say that it is enough."""
        failures, for_the_rest = 0, None
        for address in addresses:
            if self.stop.is_set():
                return
            answer = for_the_rest or self._ask(address)
            yield address, answer
            failures = failures + 1 if answer.strains_host else 0
            if answer.trouble == "name":
                for_the_rest = answer
            elif failures >= self.manners.patience or self._is_too_long(answer.wait):
                for_the_rest = Answer(trouble="tired")

    def _is_too_long(self, wait: int | None) -> bool:
        return wait is not None and wait > self.manners.longest_wait

    def _ask(self, address: str) -> Answer:
        """Ask for the head of an address, and for the page where only the head is refused."""
        answer = self._follow("HEAD", address)
        return self._follow("GET", address) if answer.is_refusal else answer

    def _follow(self, method: str, address: str) -> Answer:
        """Ask for an address and for what it leads on to; a page may set cookies on the way."""
        hops: list[Hop] = []
        with LineSession(Line(self.may_ask, self.manners.deadline)) as session:
            session.headers.update(_HEADERS)
            session.auth = _nobody
            while True:
                answer, to = self._question(session, method, address)
                if to is None or answer.status is None:
                    return replace(answer, hops=tuple(hops))
                following = _joined(address, to)
                hops.append(Hop(answer.status, following or to))
                if following is None:
                    return Answer(trouble="strange", hops=tuple(hops))
                if not self.may_ask(following):
                    return Answer(trouble="inside", hops=tuple(hops))
                if len(hops) > _MOST_HOPS or hops.count(hops[-1]) > _MOST_VISITS:
                    return Answer(trouble="loop", hops=tuple(hops))
                address = following

    def _question(
        self, session: requests.Session, method: str, address: str
    ) -> tuple[Answer, str | None]:
        """Ask one question; once more where the host names a time to wait that is short enough.

        Returns the answer and where it leads on.
        """
        with self._turn(host_of(address)) as turn:
            answer, to = self._request(session, method, address)
            if answer.wait is None or self._is_too_long(answer.wait):
                return answer, to
            turn.free_at = time.monotonic() + answer.wait
        with self._turn(host_of(address)):
            return self._request(session, method, address)

    @contextmanager
    def _turn(self, host: str) -> Iterator[_Turn]:
        turn = self.turns.setdefault(host, _Turn())
        with turn.lock:
            self.stop.wait(max(turn.free_at - time.monotonic(), 0))
            turn.free_at = 0.0
            yield turn
            turn.free_at = max(turn.free_at, time.monotonic() + self.manners.pause)

    def _request(
        self, session: requests.Session, method: str, address: str
    ) -> tuple[Answer, str | None]:
        if self.stop.is_set():
            return Answer(trouble="tired"), None
        try:
            with session.request(
                method, address, allow_redirects=False, stream=True, timeout=self.manners.timeout
            ) as response:
                status = response.status_code
                to = response.headers.get("Location") if status in LEADING_ON else None
                wait = _seconds_to_wait(response) if status in ASKING_FOR_FEWER else None
                return Answer(status, wait=wait), to
        except (requests.RequestException, HTTPError, ValueError, OSError) as error:
            return Answer(trouble=trouble_of(error)), None


def ask_all(
    addresses: Iterable[str], manners: Manners, may_ask: Callable[[str], bool]
) -> Iterator[tuple[str, Answer]]:
    """Ask for addresses, many hosts at a time, and give the answers as they come.

    Addresses that others lead on to are asked only where `may_ask` allows. Ends early, and sends
    no further question, when the caller stops listening.
    """
    by_host: dict[str, list[str]] = {}
    for address in addresses:
        by_host.setdefault(host_of(address), []).append(address)
    # The longest first, as they decide when all is done.
    groups = sorted(by_host.values(), key=len, reverse=True)
    asker = _Asker(manners, may_ask)
    answers: SimpleQueue[tuple[str, Answer] | None] = SimpleQueue()

    def work(group: list[str]) -> None:
        try:
            for item in asker.ask_host(group):
                answers.put(item)
        finally:
            answers.put(None)

    pool = ThreadPoolExecutor(manners.hosts)
    try:
        jobs = [pool.submit(work, group) for group in groups]
        for _ in jobs:
            yield from iter(answers.get, None)
        for job in jobs:
            job.result()
    finally:
        asker.stop.set()
        pool.shutdown(cancel_futures=True)


def _nobody(request: requests.PreparedRequest) -> requests.PreparedRequest:
    """Send no password: else one would be taken out of the address, or out of ~/.netrc."""
    return request


def _joined(address: str, to: str) -> str | None:
    """Write where an address leads; None where that is no address of the web.

    Hosts write UTF-8, where HTTP reads Latin-1; what is neither is read as Latin-1.
    """
    with suppress(UnicodeError):
        to = to.encode("latin-1").decode()
    try:
        return web_address(urljoin(address, to))
    except ValueError:
        return None


def _seconds_to_wait(response: requests.Response) -> int | None:
    """Read how long a host wants to be left alone: seconds, or until a moment (RFC 9110, 10.2.3).

    The moment is one of the host's own clock.
    """
    written = response.headers.get("Retry-After", "").strip()
    if written.isdecimal():
        return int(written[:9])
    try:
        until = parsedate_to_datetime(written)
        now = parsedate_to_datetime(response.headers.get("Date", ""))
    except (ValueError, OverflowError):
        return None
    until, now = (item if item.tzinfo else item.replace(tzinfo=UTC) for item in (until, now))
    return max(int((until - now).total_seconds()), 0)
