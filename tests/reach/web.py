"""A small web on this computer, whose pages do whatever a test wants."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Lock, Thread

Page = Callable[[BaseHTTPRequestHandler], None]
_A_MOMENT = 0.01
"""Seconds for which a question is left open, so that another one beside it is noticed."""


def status(code: int, **headers: str) -> Page:
    """A page that answers with a status and headers, and has no body."""

    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(code)
        for name, value in headers.items():
            request.send_header(name.replace("_", "-"), value)
        request.send_header("Content-Length", "0")
        request.end_headers()

    return answer


def by_method(head: Page, get: Page) -> Page:
    """A page that answers HEAD in another way than GET."""
    return lambda request: (head if request.command == "HEAD" else get)(request)


def in_turn(*pages: Page) -> Page:
    """A page that answers differently every time, the last for ever."""
    left = list(pages)

    def answer(request: BaseHTTPRequestHandler) -> None:
        page = left.pop(0) if len(left) > 1 else left[0]
        page(request)

    return answer


@dataclass(slots=True)
class Web:
    """The pages by path, and what was asked for."""

    port: int
    pages: dict[str, Page]
    asked: list[str] = field(default_factory=list)
    """Methods and paths, in their order."""
    headers: list[dict[str, str]] = field(default_factory=list)
    at_once: int = 0
    most_at_once: int = 0
    """How many questions were open at the same time."""
    over: Event = field(default_factory=Event)
    """Set when the test is over, so that nobody waits any longer."""
    lock: Lock = field(default_factory=Lock)

    def at(self, path: str, host: str = "127.0.0.1") -> str:
        """Write the address of a path."""
        return f"http://{host}:{self.port}{path}"


@contextmanager
def serving(pages: dict[str, Page]) -> Iterator[Web]:
    class Handler(BaseHTTPRequestHandler):
        def _answer(self) -> None:
            with web.lock:
                web.asked.append(f"{self.command} {self.path}")
                web.headers.append({key.lower(): value for key, value in self.headers.items()})
                web.at_once += 1
                web.most_at_once = max(web.most_at_once, web.at_once)
            web.over.wait(_A_MOMENT)
            # Before it is answered: whoever has the answer may ask the next thing at once.
            with web.lock:
                web.at_once -= 1
            with suppress(BrokenPipeError, ConnectionResetError):  # whoever asked has heard enough
                pages.get(self.path, status(404))(self)

        do_GET = do_HEAD = _answer  # noqa: N815 - their names

        def log_message(self, *_arguments: object) -> None:
            pass

    server = ThreadingHTTPServer(("localhost", 0), Handler)
    server.daemon_threads = True
    web = Web(server.server_port, pages)
    Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    try:
        yield web
    finally:
        web.over.set()
        server.shutdown()
        server.server_close()
