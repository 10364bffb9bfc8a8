"""What was answered stands for some time, bad news shorter than good."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servicefolio.reach.answer import Answer, Hop
from servicefolio.reach.memory import Asked, Memory, read_memory, write_memory

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
ADDRESS = "https://example.com/"


@pytest.mark.parametrize(
    ("answer", "stands"),
    [
        (Answer(200), 7 * DAY),
        (Answer(200, hops=(Hop(301, "https://new.example.com/"),)), 7 * DAY),
        (Answer(404), DAY),
        (Answer(trouble="name"), DAY),
        (Answer(403), 6 * HOUR),
        (Answer(trouble="slow"), 6 * HOUR),
        (Answer(429, wait=60), 6 * HOUR),
        (Answer(429, wait=86400), DAY),
        (Answer(429, wait=999_999_999), DAY),
    ],
)
def test_an_answer_stands_for_its_time(answer: Answer, stands: timedelta) -> None:
    asked = Asked(NOW, answer)
    assert not asked.is_due(NOW)
    assert not asked.is_due(NOW + stands - timedelta(seconds=1))
    assert asked.is_due(NOW + stands)


def test_an_answer_of_the_future_is_due() -> None:
    assert Asked(NOW + HOUR, Answer(200)).is_due(NOW)


def test_only_what_stands_is_told() -> None:
    asked = {"https://a/": Asked(NOW, Answer(200)), "https://b/": Asked(NOW - DAY, Answer(404))}
    assert Memory(asked).standing(["https://a/", "https://b/", "https://c/"], NOW) == {
        "https://a/": Answer(200)
    }


def test_new_answers_take_the_place_of_old_ones() -> None:
    old = Memory({ADDRESS: Asked(NOW - DAY, Answer(404))})
    new = old.with_answers({ADDRESS: Answer(200)}, NOW, {ADDRESS})
    assert new.asked == {ADDRESS: Asked(NOW, Answer(200))}


def test_an_address_that_no_record_names_any_more_is_forgotten() -> None:
    assert Memory({ADDRESS: Asked(NOW, Answer(200))}).with_answers({}, NOW, ()).asked == {}


def test_that_a_host_was_not_asked_is_not_remembered() -> None:
    old = Memory({ADDRESS: Asked(NOW - 30 * DAY, Answer(200))})
    assert old.with_answers({ADDRESS: Answer(trouble="tired")}, NOW, {ADDRESS}) == old


@pytest.mark.parametrize(
    ("wait", "rests"), [(3600, HOUR), (86400, DAY), (999_999_999, DAY), (10**12, DAY)]
)
def test_a_host_is_left_alone_for_as_long_as_it_wants_but_a_day(
    wait: int, rests: timedelta
) -> None:
    memory = Memory().with_answers({ADDRESS: Answer(429, wait=wait)}, NOW, {ADDRESS})
    other = "https://example.com/other"
    asked = (other, "https://example.net/")
    assert memory.resting(asked, NOW + rests - timedelta(seconds=1)) == (other,)
    assert memory.resting(asked, NOW + rests) == ()


def test_the_host_that_wants_to_be_left_alone_is_the_one_that_was_led_to() -> None:
    answer = Answer(503, hops=(Hop(302, "https://example.net/a"),), wait=3600)
    memory = Memory().with_answers({ADDRESS: answer}, NOW, {ADDRESS})
    assert memory.resting((ADDRESS, "https://example.net/b"), NOW) == ("https://example.net/b",)


def test_a_rest_is_forgotten_when_it_is_over_and_not_believed_beyond_a_day() -> None:
    assert Memory(rests={"example.com": NOW}).with_answers({}, NOW, ()).rests == {}
    assert Memory(rests={"example.com": NOW + 2 * DAY}).resting((ADDRESS,), NOW) == ()


def test_rests_are_written_and_read_again() -> None:
    memory = Memory(rests={"example.com": NOW})
    assert read_memory(write_memory(memory)) == memory


@given(
    st.dictionaries(
        st.text(max_size=20),
        st.builds(
            Asked,
            st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1)).map(  # noqa: DTZ001
                lambda moment: moment.replace(microsecond=0, tzinfo=UTC)
            ),
            st.builds(
                Answer,
                st.sampled_from([None, 200, 404, 999]),
                st.sampled_from([None, "slow", "name"]),
                st.lists(st.builds(Hop, st.integers(300, 308), st.text(max_size=9))).map(tuple),
                st.sampled_from([None, 1, 99_999]),
            ),
        ),
        max_size=3,
    )
)
def test_what_is_written_is_read_again(asked: dict[str, Asked]) -> None:
    assert read_memory(write_memory(Memory(asked))) == Memory(asked)


@pytest.mark.parametrize(
    "text",
    [
        "", "[]", "null", "{", '{"version": 2, "addresses": {}}', '{"version": 1}',
        '{"version": 1, "addresses": {"a": {}}}', '{"version": 1, "addresses": {"a": 3}}',
        '{"version": 1, "addresses": {"a": {"at": "2026-01-01", "trouble": "unheard of"}}}',
        '{"version": 1, "addresses": []}', '{"version": 1, "addresses": {}, "rests": []}',
        '{"version": 1, "addresses": {"a": {"at": "0001-01-01T00:00:00+23:00"}}}',
    ],
)  # fmt: skip
def test_what_was_written_otherwise_is_forgotten(text: str) -> None:
    assert read_memory(text) == Memory()
