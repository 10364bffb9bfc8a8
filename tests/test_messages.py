"""Two hundred error messages of well-known software, pasted as they are, arrive as they were.

tests/data/messages.txt holds one message a line. Below `messages: |` they need no quotes: two
spaces before each line are all that pasting adds.
"""

import json
from pathlib import Path

from servicefolio.outputs.api.records import api_artifacts
from servicefolio.outputs.pages.page import record_page
from tests import markup
from tests.authored import with_partners
from tests.sites import Read, read, site_of

DATA = Path(__file__).parent / "data" / "messages.txt"
MESSAGES = DATA.read_text(encoding="utf-8").removesuffix("\n").split("\n")


def pasted() -> str:
    """Write a known error below which somebody pasted the messages."""
    block = "".join(f"  {message}\n" for message in MESSAGES)
    return f"title: All of them\nservices: [vpn]\nmessages: |\n{block}"


def catalogue() -> Read:
    """Read the known error."""
    return read(with_partners({"kb/known-errors/all-of-them.yaml": pasted()}))


def test_there_are_enough_of_them_and_none_twice() -> None:
    assert len(MESSAGES) == len(set(MESSAGES)) == 200


def test_reading_keeps_them() -> None:
    result = catalogue()
    assert result.diagnostics == ()
    fields = result.catalog.by_id["all-of-them"].record.model_dump()
    assert [message["text"] for message in fields["messages"]] == MESSAGES


def test_the_api_keeps_them() -> None:
    artifacts = {item.path: item.data for item in api_artifacts(site_of(catalogue().catalog))}
    found = json.loads(artifacts["docs/api/v1/known-errors/all-of-them.json"])
    assert [message["text"] for message in found["messages"]] == MESSAGES


def test_the_page_keeps_them() -> None:
    catalog = catalogue().catalog
    page = record_page(site_of(catalog), catalog.by_id["all-of-them"]).data.decode()
    assert list(markup.parse(markup.render(page).html).code) == MESSAGES
