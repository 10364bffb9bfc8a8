"""Serves folders as a host of static files does, and counts what is sent.

Texts go out as gzip to whoever takes it, as GitHub Pages, nginx and the others send them; what a
tool has compressed already goes out as it is. Counted are the bytes of bodies as sent, without
those of headers.
"""

import gzip
import mimetypes
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

LEVEL = 6
"""How hard gzip tries: its own default."""
_TEXTS = frozenset({".css", ".html", ".js", ".json", ".mjs", ".svg", ".txt", ".xml"})
_TYPES = {".js": "text/javascript", ".mjs": "text/javascript", ".wasm": "application/wasm"}


@dataclass(frozen=True, slots=True)
class Sent:
    """An answer to a request: the path that was asked for, and the bytes of its body."""

    path: str
    bytes: int


@dataclass
class Served:
    """Folders under paths of one address, and what has been sent out of them."""

    folders: Mapping[str, Path]
    """By the path that they appear under, such as `/site/`; a single file may stand, too."""
    url: str = ""
    _sent: list[Sent] = field(default_factory=list)
    _bodies: dict[Path, bytes] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def take(self) -> tuple[Sent, ...]:
        """Hand over what was sent since this was last asked."""
        with self._lock:
            sent = tuple(self._sent)
            self._sent.clear()
        return sent

    def note(self, path: str, count: int) -> None:
        """Remember an answer; from any thread."""
        with self._lock:
            self._sent.append(Sent(path, count))

    def file(self, path: str) -> Path | None:
        """Find the file of a path; that of a folder is its index.html."""
        for prefix, folder in self.folders.items():
            if not path.startswith(prefix):
                continue
            file = (folder / path.removeprefix(prefix)).resolve() if folder.is_dir() else folder
            if file.is_dir():
                file /= "index.html"
            inside = file.is_relative_to(folder.resolve()) or file == folder
            return file if file.is_file() and inside else None
        return None

    def compressed(self, file: Path) -> bytes:
        """Compress a file, once."""
        if file not in self._bodies:
            self._bodies[file] = compress(file.read_bytes())
        return self._bodies[file]


def compress(data: bytes) -> bytes:
    """Compress as the server does."""
    return gzip.compress(data, LEVEL, mtime=0)


def is_text(file: Path) -> bool:
    """Tell whether a host compresses such a file."""
    return file.suffix in _TEXTS


def sizes(*places: Path) -> dict[str, int]:
    """Add up files and folders' files: as they lie there, and as a host sends them."""
    found = (place.rglob("*") if place.is_dir() else (place,) for place in places)
    files = [file for group in found for file in group if file.is_file()]
    sent = (compress(file.read_bytes()) if is_text(file) else file.read_bytes() for file in files)
    return {
        "files": len(files),
        "bytes": sum(file.stat().st_size for file in files),
        "gzip_bytes": sum(map(len, sent)),
    }


@contextmanager
def serve(folders: Mapping[str, Path]) -> Iterator[Served]:
    """Serve folders on a free port of this machine."""
    served = Served(folders)
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, served)) as server:
        server.daemon_threads = True
        served.url = f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield served
        finally:
            server.shutdown()
            thread.join()


class _Handler(BaseHTTPRequestHandler):
    """Answers GET."""

    protocol_version = "HTTP/1.1"

    def __init__(self, served: Served, *arguments: object) -> None:
        self.served = served
        super().__init__(*arguments)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        file = self.served.file(path)
        if file is None:
            self.served.note(path, 0)
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        takes_gzip = "gzip" in self.headers.get("Accept-Encoding", "")
        packed = is_text(file) and takes_gzip
        body = self.served.compressed(file) if packed else file.read_bytes()
        self.served.note(path, len(body))
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", _type(file))
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=600")  # as GitHub Pages does
        if packed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_arguments: object) -> None:
        """Say nothing."""


def _type(file: Path) -> str:
    kind = _TYPES.get(file.suffix) or mimetypes.guess_type(file.name)[0]
    kind = kind or "application/octet-stream"
    return f"{kind}; charset=utf-8" if is_text(file) else kind
