"""A known error's messages take what is pasted."""

import pytest

from servicefolio.kinds.operation.known_error.model import KnownError
from servicefolio.records.validate import validate
from servicefolio.registry import table
from tests.builders import document

PASTED = """\
ORA-12514: TNS:listener does not currently know of service
[ERROR] 'quotes', "more" and `backticks` - C:\\VPN\\log #5
* & ! % @ {0} | > ? - [a]: b
  indented: by two
"""


def texts(record: KnownError) -> tuple[str, ...]:
    return tuple(message.text for message in record.messages)


def known_error(yaml: str) -> KnownError:
    checked = validate(document(f"title: VPN fails\nservices: vpn\n{yaml}"), table())
    assert not checked.diagnostics
    assert isinstance(checked.record, KnownError)
    return checked.record


def test_anything_may_be_pasted_into_a_block() -> None:
    indented = "".join(f"  {line}\n" for line in PASTED.splitlines())
    assert texts(known_error(f"messages: |\n{indented}")) == tuple(PASTED.splitlines())


@pytest.mark.parametrize(
    "yaml",
    [
        "messages: certificate chain\n",
        "messages: [certificate chain]\n",
        "messages:\n  - text: certificate chain\n",
        "messages:\n  - {text: certificate chain, match: literal}\n",
        'messages: "certificate chain"\n',
    ],
)
def test_one_message_may_be_written_in_many_ways(yaml: str) -> None:
    assert texts(known_error(yaml)) == ("certificate chain",)


def test_codes_stay_as_written() -> None:
    assert known_error("codes: [0x800B0109, 010, 5.10, no, 12:30]\n").codes == (
        "0x800B0109", "010", "5.10", "no", "12:30",
    )  # fmt: skip


@pytest.mark.parametrize(
    "yaml",
    [
        "workaround: Restart it.\n",
        "workaround: [Restart it.]\n",
        "workaround: {steps: Restart it.}\n",
        "workaround:\n  - steps: Restart it.\n",
    ],
)
def test_workaround_is_its_steps(yaml: str) -> None:
    assert [item.steps for item in known_error(yaml).workaround] == ["Restart it."]


def test_steps_in_a_block_are_one_workaround() -> None:
    assert len(known_error("workaround: |\n  1. Stop it.\n  2. Start it.\n").workaround) == 1


@pytest.mark.parametrize(
    ("affected", "words"),
    [
        ("Git", "Git"),
        ("{product: Git, versions: [2.35.2, 2.36.0]}", "Git 2.35.2, 2.36.0"),
        ("{product: Git, ranges: [{events: [{introduced: 2.35.2}]}]}", "Git from 2.35.2"),
        (
            "{product: Git, ranges: [{events: [{introduced: 4.2.0}, {last_affected: 4.6.1}]}]}",
            "Git from 4.2.0 to 4.6.1",
        ),
        (
            '{product: Git, ranges: [{events: [{introduced: "0"}, {fixed: 1.4.0}]}]}',
            "Git until 1.4.0 mends it",
        ),
        (
            '{product: Git, versions: 9.0.0, ranges: [{events: [{introduced: "0"}]}]}',
            "Git 9.0.0",
        ),
    ],
)
def test_versions_are_said_in_words(affected: str, words: str) -> None:
    (item,) = known_error(f"affected: [{affected}]\n").affected
    assert item.words == words


@pytest.mark.parametrize(
    ("seen", "words"),
    [
        ("{count: 1}", "once"),
        ("{count: 1920, first: 2025-01-02}", "1,920 times since 2025-01-02"),
        ("{count: 2, last: 2025-01-02}", "2 times, last on 2025-01-02"),
        (
            "{count: 23, first: 2025-08-04, last: 2026-11-09}",
            "23 times from 2025-08-04 to 2026-11-09",
        ),
    ],
)
def test_how_often_it_was_seen_is_said_in_words(seen: str, words: str) -> None:
    found = known_error(f"seen: {seen}\n").seen
    assert found is not None
    assert found.words == words
