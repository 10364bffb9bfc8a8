"""Serving: the site is shown, follows every change, and ends without a word too many."""

import http.client
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.repositories import BROKEN, FILES, change, make, run, start

pytestmark = pytest.mark.site

PAGE = "/known-errors/vpn-root-ca/"
KNOWN_ERROR = "kb/known-errors/vpn-root-ca.yaml"
_MOST_SECONDS = 300
"""When a server that does not do what it should is given up; no test depends on how fast it is."""


@dataclass(frozen=True, slots=True)
class Served:
    """A server that runs in a process of its own."""

    root: Path
    port: int
    process: subprocess.Popen[bytes]
    log: Path

    def get(self, path: str) -> tuple[int, str]:
        """Fetch a page: its status and text; 0 while nobody answers."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port)
        try:
            connection.request("GET", path)
            answer = connection.getresponse()
            return answer.status, answer.read().decode()
        except ConnectionRefusedError:
            return 0, ""
        finally:
            connection.close()

    def said(self) -> str:
        """Read what the server printed so far."""
        return self.log.read_text("utf-8")

    def wait(self, condition: Callable[[], bool]) -> None:
        """Wait until something is so."""
        end = time.monotonic() + _MOST_SECONDS
        while not condition():
            assert self.process.poll() is None, self.said()
            assert time.monotonic() < end, self.said()
            time.sleep(0.05)

    def wait_for_text(self, path: str, text: str) -> str:
        """Wait until a page holds a text; return the page."""
        self.wait(lambda: text in self.get(path)[1])
        return self.get(path)[1]

    def stop(self) -> int:
        """Press Ctrl+C; return the exit code."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(_MOST_SECONDS)


def free_port() -> int:
    """Find a port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


@contextmanager
def serving(root: Path) -> Iterator[Served]:
    """Run `servicefolio serve` until the test ends."""
    port, log = free_port(), root.with_name("log")
    with log.open("wb") as output:
        process = start("serve", "--port", str(port), root=root, output=output)
    served = Served(root, port, process, log)
    try:
        yield served
    finally:
        process.kill()
        process.wait()


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    """A server whose site can be read."""
    with serving(make(tmp_path / "root")) as server:
        server.wait(lambda: server.get("/")[0] == http.HTTPStatus.OK)
        yield server


def test_a_page_is_served_and_reloads_itself(served: Served) -> None:
    status, page = served.get(PAGE)

    assert status == http.HTTPStatus.OK
    assert "The certificate is not trusted" in page
    assert "livereload(" in page
    served.wait(lambda: f"Look at http://127.0.0.1:{served.port}/" in served.said())


def test_a_page_that_is_not_there_is_the_sites_own(served: Served) -> None:
    status, page = served.get("/no/such/page/")

    assert status == http.HTTPStatus.NOT_FOUND
    assert "Nordhafen" in page


def test_an_edited_record_is_shown(served: Served) -> None:
    change(served.root, {KNOWN_ERROR: str(FILES[KNOWN_ERROR]).replace("Install", "Fetch")})

    page = served.wait_for_text(PAGE, "Fetch the new root certificate")

    assert "livereload(" in page


def test_new_files_and_other_settings_are_shown(served: Served) -> None:
    change(served.root, {"kb/known-errors/new.yaml": "title: Brand new\nservices: [vpn]\n"})
    served.wait_for_text("/known-errors/new/", "Brand new")

    change(served.root, {"mkdocs.yml": str(FILES["mkdocs.yml"]).replace("Nordhafen", "Südhafen")})
    served.wait_for_text("/", "Südhafen")

    change(served.root, {"docs/writing.md": "# Writing\n\nIn your own words.\n"})
    served.wait_for_text("/manual/writing/", "In your own words.")


def test_a_broken_record_shows_what_is_wrong_until_it_is_mended(served: Served) -> None:
    change(served.root, BROKEN)
    page = served.wait_for_text(PAGE, "cannot be shown")
    assert "services is missing" in page
    assert "[schema-missing] services is missing" in served.said()

    change(served.root, FILES)
    served.wait_for_text(PAGE, "Install the new root certificate")


def test_a_failed_build_leaves_the_site_and_the_server(served: Served) -> None:
    change(served.root, {"mkdocs.yml": "site_name: [x\n"})
    served.wait(lambda: "Not built: mkdocs.yml" in served.said())
    assert "The certificate is not trusted" in served.get(PAGE)[1]

    change(served.root, FILES | {"docs/writing.md": "# Writing\n\nAgain.\n"})
    served.wait_for_text("/manual/writing/", "Again.")
    assert "Traceback" not in served.said()


def test_a_server_starts_where_nothing_can_be_built_yet(tmp_path: Path) -> None:
    root = make(tmp_path / "root", {"mkdocs.yml": "site_name: [x\n"})
    with serving(root) as server:
        server.wait(lambda: server.get("/")[0] == http.HTTPStatus.NOT_FOUND)
        change(root, FILES)
        server.wait_for_text(PAGE, "The certificate is not trusted")


def test_ctrl_c_ends_the_server_quietly(served: Served) -> None:
    served.wait(lambda: "Look at" in served.said())

    assert served.stop() == 0

    assert served.said().endswith("Stopped.\n")
    assert "Traceback" not in served.said()


def test_ctrl_c_during_the_first_build_is_as_quiet(tmp_path: Path) -> None:
    with serving(make(tmp_path / "root")) as server:
        server.wait((server.root / "build" / "docs").is_dir)

        assert server.stop() == 0

        assert server.said().endswith("Stopped.\n")
        assert "Traceback" not in server.said()


def test_a_taken_port_is_told_before_anything_is_built(tmp_path: Path) -> None:
    root = make(tmp_path)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        result = run("serve", "--port", str(port), root=root)

    assert result.returncode == 1
    assert result.stderr == f"Error: cannot listen on 127.0.0.1:{port}: Address already in use\n"
    assert not (root / "build").exists()


def test_a_port_that_cannot_be_is_a_wrong_call(tmp_path: Path) -> None:
    result = run("serve", "--port", "70000", root=make(tmp_path))

    assert result.returncode == 2
    assert "70000 is not in the range" in result.stderr


def test_an_address_of_another_computer_is_told(tmp_path: Path) -> None:
    result = run("serve", "--host", "192.0.2.1", root=make(tmp_path))

    assert result.returncode == 1
    assert result.stderr.startswith("Error: cannot listen on 192.0.2.1:8000: Cannot assign")
