"""Shows the site while it is written: builds again when a file changes, and reloads the browser."""

import logging
from collections.abc import Callable, Iterable
from pathlib import Path

from mkdocs.livereload import LiveReloadServer


def serve(
    site: Path, watched: Iterable[Path], rebuild: Callable[[], None], host: str, port: int
) -> None:
    """Serve a folder until interrupted. OSError where the address is taken."""
    logging.getLogger("mkdocs.livereload").setLevel(logging.WARNING)
    server = LiveReloadServer(rebuild, host=host, port=port, root=str(site))
    for path in watched:
        if path.exists():
            server.watch(str(path))
    not_found = site / "404.html"
    server.error_handler = lambda _code: not_found.read_bytes() if not_found.exists() else None
    try:
        server.serve()  # type: ignore[no-untyped-call] # theirs is not annotated
    finally:
        server.shutdown()
