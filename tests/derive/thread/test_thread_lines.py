"""The thread through one record on a few lines."""

from servicefolio.derive.thread.thread import Thread
from servicefolio.derive.thread.thread_lines import Lines, Strand, lines_of
from tests import builders
from tests.builders import record, service
from tests.derive.threads import ERROR, GOAL, LINE, NETWORK, VPN, improvement, objective, thread


def lines(found: Thread, identifier: str) -> list[str]:
    """Write the lines of a record as a page shows them."""
    written = []
    for line in lines_of(found, identifier).lines:
        up, down = line.objectives, line.improvements
        parts = [",".join(end.id for end in up.ends)] if up else []
        parts += [other.id for other in reversed(up.between)] if up else []
        parts += [f"*{identifier}*"]
        parts += [other.id for other in down.between] if down else []
        parts += [",".join(end.id for end in down.ends)] if down else []
        written.append(" > ".join(parts))
    return written


def test_a_line_leads_from_the_objective_through_the_record_to_the_improvement() -> None:
    found = thread(GOAL, VPN, LINE, NETWORK, ERROR, improvement(arises_from="refused"))
    assert lines(found, "refused") == ["anywhere > vpn > *refused* > better"]


def test_what_only_improves_the_service_has_a_line_of_its_own() -> None:
    found = thread(GOAL, VPN, LINE, NETWORK, ERROR, improvement(improves="vpn"))
    assert lines(found, "refused") == ["anywhere > vpn > *refused*", "*refused* > vpn > better"]
    assert lines(found, "vpn") == ["anywhere > *vpn* > better"]


def test_ends_of_one_way_share_a_line_and_the_many_are_counted() -> None:
    many = [improvement(f"better-{number}", improves="vpn") for number in range(5)]
    found = thread(GOAL, VPN, LINE, NETWORK, *many)
    assert lines(found, "vpn") == ["anywhere > *vpn* > better-0,better-1,better-2"]
    assert lines_of(found, "vpn").more == 2


def test_a_repository_without_objectives_and_improvements_has_no_thread() -> None:
    found = thread(service(), ERROR)
    assert not found.is_used
    assert lines_of(found, "refused") == Lines((), 0)


def test_a_long_way_is_bounded() -> None:
    chain = [service(f"s{at}", depends_on=[f"s{at + 1}"]) for at in range(30)]
    chain.append(service("s30"))
    first = builders.service("first", supports_objectives="anywhere", depends_on="s0")
    found = thread(GOAL, first, *chain)
    assert len(found.objectives("s0")) == 1
    assert found.objectives("s30") == ()


def test_an_improvement_names_every_service_that_it_improves() -> None:
    laptop = service("laptop", supports_objectives="anywhere")
    vpn = service("vpn", supports_objectives="anywhere")
    line = service("line")
    better = improvement(improves=["laptop", "line", "vpn"])
    lines = lines_of(thread(objective(), laptop, vpn, line, better), "better")
    found = [[record.id for record in up.between + up.ends] for up in ups(lines)]
    assert found == [["laptop", "anywhere"], ["line"], ["vpn", "anywhere"]]
    assert lines.shows([laptop, vpn, line])
    assert not lines.shows([better])


def test_there_are_no_more_lines_than_asked_for() -> None:
    goals = [objective(f"goal-{number}") for number in range(4)]
    services = [service(f"s{number}", supports_objectives=f"goal-{number}") for number in range(4)]
    errors = [improvement(f"better-{number}", improves=f"s{number}") for number in range(4)]
    works = record("customer", "works")
    ordered = [made.model_copy(update={"customers": ("works",)}) for made in services]
    lines = lines_of(thread(*goals, *ordered, *errors, works), "works")
    assert (len(lines.lines), lines.more) == (3, 5)


def ups(lines: Lines) -> list[Strand]:
    """List the strands that lead to objectives."""
    return [line.objectives for line in lines.lines if line.objectives]
