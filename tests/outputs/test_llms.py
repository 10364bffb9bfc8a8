"""What the site tells programs that read on behalf of people."""

from servicefolio.config import Settings
from servicefolio.outputs.llms import llms_artifact
from servicefolio.records.base import Record
from tests.builders import catalog, record, service
from tests.sites import site_of


def text(*records: Record, settings: Settings | None = None) -> str:
    """Write the file."""
    artifact = llms_artifact(site_of(catalog(*records), settings))
    assert artifact.path == "docs/llms.txt"
    return artifact.data.decode()


def test_it_names_the_lists_services_and_feeds() -> None:
    made = text(
        service(summary="Work from home"),
        record("known_error", "stuck"),
        settings=Settings(site_url="https://it.example.org/"),
    )
    lines = made.split("\n")
    assert lines[0] == "# Service catalogue"
    assert lines[2].startswith("> ")
    assert [line for line in lines if line.startswith("## ")] == [
        "## Lists",
        "## Services",
        "## Optional",
    ]
    assert "- [vpn](https://it.example.org/services/vpn/): Work from home" in lines
    assert "- [Known errors](https://it.example.org/feeds/known-errors.xml): Atom" in lines


def test_no_text_of_an_author_becomes_a_link_of_its_own() -> None:
    made = text(service(title="A](https://evil.example) `b`", summary="One <i> # Two"))
    assert "- [A\\](https://evil.example) \\`b\\`](services/vpn/): One \\<i\\> # Two" in made


def test_an_empty_site_has_a_file_that_says_so_little() -> None:
    assert "## Services" not in text()
    assert "## Optional" not in text()
