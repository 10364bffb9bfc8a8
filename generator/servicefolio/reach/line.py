"""The line to a host: judged before a question is sent over it, and cut where that takes too long.

The library's own timeouts are for one read each, and a host may feed a program for ever. Where a
host lies is told by its name first (`address.py`), but a name may belong to an address of the
inside; so the host that is really connected to is judged once more. Not covered: that there was a
connection, with the greeting of TLS, and hosts that a proxy connects to, whose rules are its own.
"""

import socket
from collections.abc import Callable, Generator
from concurrent.futures import Future
from contextlib import suppress
from functools import partial
from threading import Thread
from typing import Any

import requests
from requests.adapters import HTTPAdapter
from urllib3 import HTTPConnectionPool
from urllib3.connection import HTTPConnection, HTTPSConnection


class InsideError(ValueError):
    """A name of the outside belongs to an address that may not be asked."""


class Line(HTTPAdapter):
    """Carries the questions of one session."""

    def __init__(self, may_ask: Callable[[str], bool], deadline: float) -> None:
        """Take which addresses may be asked, and how many seconds a question may take in all."""
        super().__init__()
        self._may_ask = may_ask
        self._deadline = deadline
        self._connections: list[HTTPConnection] = []
        self._is_cut = False

    def send(self, *args: Any, **kwargs: Any) -> requests.Response:
        """Send a question, and wait for the head of the answer until the deadline.

        The thread of a question that was given up ends soon, as its line is cut, and keeps no
        program alive: looking up a name can only be waited for.
        """
        answer: Future[requests.Response] = Future()

        def work() -> None:
            try:
                answer.set_result(super(Line, self).send(*args, **kwargs))
            except Exception as error:  # noqa: BLE001 - raised again where the answer is awaited
                answer.set_exception(error)

        Thread(target=work, daemon=True).start()
        try:
            return answer.result(self._deadline)
        except TimeoutError:
            self._cut()
            raise requests.Timeout from None

    def get_connection_with_tls_context(self, *args: Any, **kwargs: Any) -> HTTPConnectionPool:
        """Find the connections to a host or to a proxy; each is judged when it is made."""
        pool = super().get_connection_with_tls_context(*args, **kwargs)
        kind = _JUDGED.get(pool.ConnectionCls)
        if kind is not None:
            pool.ConnectionCls = partial(kind, line=self)  # type: ignore[assignment] # is called
        return pool

    def judge(self, connection: HTTPConnection) -> None:
        """Give up a connection that comes too late, or that leads where nobody may ask."""
        self._connections.append(connection)
        if self._is_cut:
            raise requests.Timeout
        if connection.proxy is None and connection.sock is not None:
            host = connection.sock.getpeername()[0].partition("%")[0]
            if not self._may_ask(f"http://[{host}]/" if ":" in host else f"http://{host}/"):
                raise InsideError(host)

    def _cut(self) -> None:
        """Wake up whoever reads. Closing would not: the system keeps a socket that is in use."""
        self._is_cut = True
        for connection in self._connections:
            if connection.sock is not None:
                with suppress(OSError):
                    # Not the method of TLS, which takes away what another thread reads with.
                    socket.socket.shutdown(connection.sock, socket.SHUT_RDWR)


class LineSession(requests.Session):
    """Asks over a line of its own, whatever the protocol, and reads no body."""

    def __init__(self, line: Line) -> None:
        """Take the line."""
        super().__init__()
        self.mount("http://", line)
        self.mount("https://", line)

    def resolve_redirects(self, *_args: Any, **_kwargs: Any) -> Generator[requests.Response]:
        """Lead nowhere: the library reads a redirect's whole body to prepare the next question."""
        yield from ()


class _Judged(HTTPConnection):
    def __init__(self, *args: Any, line: Line, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._line = line

    def connect(self) -> None:
        super().connect()
        self._line.judge(self)


class _JudgedTLS(_Judged, HTTPSConnection):
    pass


_JUDGED: dict[object, type[_Judged]] = {HTTPConnection: _Judged, HTTPSConnection: _JudgedTLS}
