"""The story of one service: who plays which part, what is said of them, and in which order."""

from collections.abc import Mapping
from datetime import date
from zoneinfo import ZoneInfo

from servicefolio.derive.story.story import Step, Story, story_of
from servicefolio.graph.catalog import Catalog
from tests.one_story import FERRY
from tests.sites import read

ZONE = ZoneInfo("Europe/Berlin")


def catalog(changes: Mapping[str, str | None] | None = None) -> Catalog:
    """Read the ferry board's records; `changes` add files, replace or (None) leave them out."""
    files = {**FERRY, **(changes or {})}
    found = read({path: text for path, text in files.items() if text is not None})
    assert found.broken == ()
    return found.catalog


def story(changes: Mapping[str, str | None] | None = None, chosen: str | None = None) -> Story:
    """Tell the story."""
    told = story_of(catalog(changes), chosen, ZONE)
    assert told is not None
    return told


def steps(told: Story) -> dict[str, Step]:
    """List the steps by their name."""
    return {step.scene.name: step for chapter in told.chapters for step in chapter.steps}


def ids(step: Step) -> list[str]:
    """Name the records of a step."""
    return [telling.record.id for telling in step.tellings]


def words(step: Step) -> list[str]:
    """List what is said of the records of a step."""
    return [telling.said.words for telling in step.tellings]


def without(*identifiers: str) -> dict[str, str | None]:
    """Leave records out."""
    return {path: None for path in FERRY for name in identifiers if f"/{name}.yaml" in path}


def test_every_part_of_the_story_is_found() -> None:
    told = steps(story())
    assert {name: ids(step) for name, step in told.items()} == {
        "need": ["piers-crowded", "nobody-waits"],
        "decision": ["ferry-board", "build-board"],
        "service": ["ferry-board"],
        "package": ["ferry-board-package"],
        "designs": ["ferry-board-security"],
        "promise": ["standard", "applications-ola", "tidewire-line"],
        "build": ["board-app", "board-painter"],
        "changes": ["CHG-0438"],
        "tests": ["ferry-board-load"],
        "ready": ["ferry-board-go"],
        "release": ["ferry-board-1-0"],
        "watch": ["board-stale", "board-stale-runbook"],
        "requests": ["pier-news", "does-it-run"],
        "incident": ["INC-2291"],
        "problem": ["PRB-0117"],
        "error": ["board-picture-stale"],
        "mended": ["CHG-0716", "ferry-board-1-4"],
        "review": ["fog-february-2026"],
        "measure": ["calls-in-fog", "calls-in-fog-series", "board-availability"],
        "action": ["draw-twice"],
        "improvement": ["IMP-0115"],
        "moved": ["nobody-waits"],
    }


def test_steps_come_process_by_process() -> None:
    told = story()
    assert [chapter.process for chapter in told.chapters] == [
        "strategy",
        "design",
        "transition",
        "operation",
        "improvement",
    ]
    assert told.length == len(steps(told))


def test_it_says_what_happened_and_when() -> None:
    told = steps(story())
    assert told["incident"].days == (date(2026, 2, 9),)
    assert words(told["incident"]) == [
        "a major incident; it lasted 5 h 10 min; 31,000 people were hit"
    ]
    assert words(told["release"]) == ["version 1.0"]
    assert words(told["error"]) == ["1 workaround; seen 3 times"]
    assert words(told["improvement"]) == ["Piers with live times: before 4, wanted 5, reached 5"]
    assert told["build"].days == (date(2024, 11, 28),)
    assert told["service"].days == (date(2024, 1, 23),)  # when it was more than proposed
    assert words(told["service"]) == ["people use it since 2024-11-28"]
    assert told["watch"].days == ()


def test_it_does_not_hide_that_a_promise_was_broken() -> None:
    told = dict(zip(ids(steps(story())["measure"]), words(steps(story())["measure"]), strict=True))
    assert told["board-availability"] == (
        "it should be at least 99.5 %; from 99.97 % to 99.98 %; kept in 2 of 3; "
        "missed: 2026-02 (99.23 %)"
    )
    assert told["calls-in-fog-series"].endswith("kept in 1 of 2; missed: 2026-01 (31 calls)")


def test_acceptance_criteria_are_named_one_by_one() -> None:
    (telling,) = steps(story())["package"].tellings
    assert [part.id for part in telling.said.parts] == ["a-minute", "in-fog"]


def test_a_step_without_a_record_is_left_out() -> None:
    told = steps(story(without("CHG-0716", "ferry-board-1-4", "ferry-board-go")))
    assert {"mended", "ready"} & {*told} == set()
    assert "release" in told


def test_what_another_service_under_the_same_level_needs_is_left_out() -> None:
    assert "tide-ola" not in ids(steps(story())["promise"])


def test_what_is_at_its_end_is_left_out() -> None:
    retired = FERRY["kb/events/board-stale.yaml"] + "state: retired\n"
    assert "board-stale" not in ids(steps(story({"kb/events/board-stale.yaml": retired}))["watch"])


def test_major_incidents_come_before_others_and_the_many_are_counted() -> None:
    text = "title: Slow\nstarted_at: 2026-03-01 10:00\nservices: ferry-board\n"
    many: dict[str, str | None] = {f"kb/incidents/INC-{at}.yaml": text for at in range(20)}
    step = steps(story(many))["incident"]
    assert "INC-2291" in ids(step)
    assert len(step.tellings) + sum(other.count for other in step.others) == 21
    assert [other.kind for other in step.others] == ["incident"]


def test_the_service_with_the_longest_story_is_told_unless_one_is_chosen() -> None:
    assert story().service.id == "ferry-board"
    assert story_of(catalog(), "tide-tables", ZONE) is None
    text = FERRY["catalog/decisions/build-board.yaml"].replace("[ferry", "[tide-tables, ferry")
    event = "title: TideLate\nmonitors: tide-tables\nclass: warning\n"
    more = {"catalog/decisions/build-board.yaml": text, "kb/events/tide-late.yaml": event}
    assert story(more, chosen="tide-tables").service.id == "tide-tables"


def test_a_chosen_service_that_its_readers_may_not_see_gives_way_to_another() -> None:
    assert story(chosen="hidden").service.id == "ferry-board"


def test_where_nothing_leads_far_there_is_no_story() -> None:
    few = {path: FERRY[path] for path in FERRY if "teams" in path or "tide-tables" in path}
    few["catalog/slas/standard.yaml"] = FERRY["catalog/slas/standard.yaml"].partition("under")[0]
    assert story_of(read(few).catalog, None, ZONE) is None


def test_a_risk_that_nobody_decided_on_is_told_where_no_other_is() -> None:
    told = without("build-board")
    risk = FERRY["catalog/risks/piers-crowded.yaml"].replace("nobody-waits", "ferry-board")
    told["catalog/risks/piers-crowded.yaml"] = risk
    assert ids(steps(story(told))["need"]) == ["piers-crowded", "nobody-waits"]
