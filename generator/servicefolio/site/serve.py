"""Shows the site while it is written: builds again when a file changes, and reloads the browser."""

import logging
from collections.abc import Callable, Iterable
from pathlib import Path

from mkdocs.livereload import LiveReloadServer


class Server(LiveReloadServer):
    """Takes its address at once, so that nobody waits for a build to learn that it is taken."""

    def __init__(self, site: Path, rebuild: Callable[[], None], host: str, port: int) -> None:
        logging.getLogger("mkdocs.livereload").setLevel(logging.ERROR)
        super().__init__(rebuild, host=host, port=port, root=str(site))
        super().server_bind()
        not_found = site / "404.html"
        self.error_handler = lambda _code: not_found.read_bytes() if not_found.exists() else None

    def server_bind(self) -> None:
        """Leave the address as it is: it was taken at the beginning."""

    def run(self, watched: Iterable[Path]) -> None:
        """Serve until interrupted, and build again whenever one of these files or folders changes.

        A file that is not there yet is not watched.
        """
        for path in watched:
            if path.exists():
                self.watch(str(path))
        try:
            self.serve()  # type: ignore[no-untyped-call] # theirs is not annotated
        finally:
            self.shutdown()
