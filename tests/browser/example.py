"""The example organisation as a built site, with a few records that tests need."""

import shutil
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from tests.repositories import build, change

ROOT = Path(__file__).parents[2]
PARTS = ("catalog", "kb", "docs", "mkdocs.yml", "pyproject.toml")

MESSAGE = (
    "Tab\there, two  spaces, \"quotes\", 'more' & <b>tags</b> \\\\server\\share `tick` ${HOME}"
)
ADDED = {
    "catalog/objectives/dry-feet.yaml": "title: Dry feet\nstatement: Nobody falls into the dock\n",
    "catalog/teams/harbour-divers.yaml": "title: Harbour divers\n",
    "kb/known-errors/broken-record.yaml": "titel: Mistyped\nservices: [vpn]\n",
    "kb/known-errors/odd-message.yaml": f"""\
title: A message with everything in it
services: [vpn]
messages: |
  {MESSAGE}
workaround: Read it.
""",
}
"""An objective, a record with nothing but a title, a broken one, and one with a message that is
hard to copy."""


@dataclass(frozen=True, slots=True)
class Example:
    """The site in a folder, and where it is served."""

    root: Path
    url: str

    def address(self, page: str) -> str:
        """Address a page; where its folder is a star, the one that holds most."""
        if "*" in page:
            found = (self.root / "site").glob(f"{page}index.html")
            longest = max(found, key=lambda file: (file.stat().st_size, file.parent.name))
            page = page.replace("*", longest.parent.name)
        return f"{self.url}{page}"


class _Quiet(SimpleHTTPRequestHandler):
    """Serves files without a word, each with some headers."""

    def __init__(self, *arguments: Any, headers: Mapping[str, str], directory: str) -> None:
        self._own_headers = headers
        super().__init__(*arguments, directory=directory)

    def end_headers(self) -> None:
        """Add the headers."""
        for name, value in self._own_headers.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, *_arguments: object) -> None:
        """Say nothing."""


@contextmanager
def serve_example(root: Path) -> Iterator[Example]:
    """Build the example in an empty folder and serve it on a free port."""
    for part in PARTS:
        copy = shutil.copytree if (ROOT / part).is_dir() else shutil.copyfile
        copy(ROOT / part, root / part)
    change(root, ADDED)
    build(root)
    with serve(root, {}) as served:
        yield served


@contextmanager
def serve(root: Path, headers: Mapping[str, str]) -> Iterator[Example]:
    """Serve the site of a folder on a free port, every file with some headers."""
    handler = partial(_Quiet, headers=headers, directory=str(root / "site"))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield Example(root, f"http://127.0.0.1:{server.server_port}/")
        finally:
            server.shutdown()
            thread.join()
