"""What teams should have done by now."""

from servicefolio.derive.late_tasks import late_tasks_by_team
from tests.builders import TODAY, catalog, record, service, team


def test_actions_are_late_with_the_team_that_they_name_else_with_the_owner() -> None:
    actions = [
        {"what": "Lay the second cable", "due": "2026-11-01"},
        {"what": "Ask the carrier", "due": "2026-10-01", "owner": "desk"},
        {"what": "Done in time", "due": "2026-10-01", "done": "2026-09-30"},
        {"what": "Due today", "due": "2026-11-23"},
    ]
    made = catalog(
        team(), team("desk"), record("risk", "one-duct", owner="network", actions=actions)
    )
    found = late_tasks_by_team(made, TODAY)
    assert {who: [task.what for task in tasks] for who, tasks in found.items()} == {
        "network": ["Lay the second cable"],
        "desk": ["Ask the carrier"],
    }


def test_improvements_are_late_as_a_whole_the_longest_first() -> None:
    made = catalog(
        team(),
        service(owner="network"),
        record("improvement", "b", owner="network", state="in_progress", due="2026-10-01"),
        record("improvement", "a", owner="network", state="approved", due="2026-11-01"),
        record("improvement", "done", owner="network", state="implemented", due="2026-01-01"),
    )
    tasks = late_tasks_by_team(made, TODAY)["network"]
    assert [(task.record.id, task.what) for task in tasks] == [("b", None), ("a", None)]


def test_what_nobody_owns_is_late_with_nobody() -> None:
    action = {"what": "Do it", "due": "2026-01-01"}
    assert late_tasks_by_team(catalog(record("risk", "stray", actions=[action])), TODAY) == {}
