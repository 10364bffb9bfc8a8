"""Thousands of records around one: what is computed of them takes no more than linear time."""

import time
from collections.abc import Callable
from functools import cache
from zoneinfo import ZoneInfo

import pytest

from servicefolio.derive.story.story import story_of
from servicefolio.derive.thread.completeness import completeness_of
from servicefolio.derive.thread.service_thread import lanes_of
from servicefolio.derive.thread.thread import Thread
from servicefolio.derive.thread.thread_lines import lines_of
from servicefolio.derive.thread.traceability import matrix_of
from servicefolio.graph.catalog import Catalog
from tests.builders import catalog, record, service
from tests.derive.threads import IN_ORDER

FEW, MANY = 1_500, 4_500
_KINDS_A_ROUND = 9


@cache
def around_one_service(count: int) -> Catalog:
    """Make that many records which share a service, its level, a part, an event and a problem."""
    shared = [
        record("objective", "goal"),
        service("hub", supports_objectives="goal", sla="level", depends_on="part"),
        record("sla", "level"),
        record("configuration_item", "part", type="application"),
        record("event", "seen", monitors="hub", **{"class": "exception"}),
        record("problem", "cause", services="hub"),
        record("improvement", "first", arises_from="cause"),
    ]
    rounds = (made for number in range(count // _KINDS_A_ROUND) for made in _round(number))
    return catalog(*shared, *rounds)


def _round(number: int) -> list[object]:
    row = {"from": "2026-01-01", "value": "99"}
    series = {"data": [row], "source": "probe", "completeness": "100 %"}
    incident = f"incident-{number}"
    return [
        service(f"service-{number}", sla="level", depends_on="hub"),
        record("change", f"change-{number}", services="hub", configuration_items="part"),
        record(
            "incident",
            incident,
            started_at="2026-01-01 10:00",
            services="hub",
            raised_by="seen",
            problem="cause",
        ),
        record("known_error", f"error-{number}", services="hub", problem="cause"),
        record("runbook", f"runbook-{number}", applies_to="hub", body="Start it again."),
        record("article", f"article-{number}", applies_to="hub", body="Look at the map."),
        record(
            "measurement",
            f"measurement-{number}",
            measures="level#availability",
            service=f"service-{number}",
            period="2026-01-01 to 2026-01-31",
            **series,
        ),
        record(
            "review",
            f"review-{number}",
            review_type="post_incident",
            reviews=incident,
            date="2026-01-02",
        ),
        record("improvement", f"improvement-{number}", improves="hub", arises_from=incident),
    ]


def _lines(thread: Thread) -> object:
    return [lines_of(thread, entry.record.id) for entry in thread.catalog.entries]


def _lanes(thread: Thread) -> object:
    return [lanes_of(thread, made.id) for made in thread.catalog.records("service")]


def _story(thread: Thread) -> object:
    return story_of(thread.catalog, None, ZoneInfo("UTC"))


def seconds(compute: Callable[[Thread], object], count: int) -> float:
    """Measure the processor's time, the best of three: others may use the computer too."""
    taken = []
    for _attempt in range(3):
        thread = Thread(around_one_service(count), IN_ORDER)
        began = time.process_time()
        compute(thread)
        taken.append(time.process_time() - began)
    return min(taken)


@pytest.mark.parametrize(
    "compute",
    [_lines, _lanes, _story, matrix_of, completeness_of],
    ids=["lines", "lanes", "story", "matrix", "completeness"],
)
def test_three_times_the_records_take_about_three_times_as_long(
    compute: Callable[[Thread], object],
) -> None:
    # Looking at all others from each would take nine times as long.
    assert seconds(compute, MANY) < 6 * seconds(compute, FEW) + 0.05


def test_a_hub_stays_readable() -> None:
    thread = Thread(around_one_service(FEW), IN_ORDER)
    lines = lines_of(thread, "hub")
    assert len(lines.lines) <= 3
    assert lines.more > 100
    story = _story(thread)
    told = [len(step.tellings) for chapter in story.chapters for step in chapter.steps]  # type: ignore[attr-defined] # of a Story
    assert max(told) <= 12
