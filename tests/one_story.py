"""A small repository in which one service, the ferry board, lives through all five processes."""

FERRY: dict[str, str] = {
    "catalog/teams/applications.yaml": "title: Applications\nqueue: APPS\n",
    "catalog/suppliers/tidewire.yaml": "title: Tidewire\nescalation: [Hotline]\n",
    "catalog/objectives/nobody-waits.yaml": """\
title: Nobody waits in the rain
statement: Everybody knows at home whether the ferry runs
state: active
target_date: 2028-12-31
measure: {what: Piers with live times, now: 5, want: 10}
baseline: 4 piers in 2024
progress: The fifth pier shows them since May 2026
""",
    "catalog/risks/piers-crowded.yaml": """\
title: Piers are crowded in fog
event: People wait on the pier for ferries that do not run
likelihood: 4
impact: 3
affects: [nobody-waits]
""",
    "catalog/decisions/build-board.yaml": """\
title: Build the ferry board
state: accepted
decided_on: 2024-01-23
decision_makers: IT steering board
context: Piers are crowded in fog.
outcome: It is built.
applies_to: [ferry-board, piers-crowded]
""",
    "catalog/services/ferry-board.yaml": """\
title: Ferry board
summary: See at home when the next ferry runs
owner: applications
sla: standard
supports_objectives: nobody-waits
depends_on: [board-app]
business_case: It costs less than one steward on one pier.
history:
  - {on: 2023-11-14, to: proposed}
  - {on: 2024-01-23, to: approved}
  - {on: 2024-11-28, to: live}
""",
    "catalog/services/tide-tables.yaml": """\
title: Tide tables
summary: High water by the day
owner: applications
sla: standard
""",
    "catalog/design-documents/ferry-board-package.yaml": """\
title: Ferry board, the whole design
service: ferry-board
aspect: package
state: approved
approved_by: IT steering board
approved_on: 2024-05-06
acceptance_criteria:
  - {id: a-minute, statement: A delay is shown within a minute}
  - {id: in-fog, statement: Five thousand people can look at once}
body: All of it.
""",
    "catalog/design-documents/ferry-board-security.yaml": """\
title: Ferry board, security
service: ferry-board
aspect: security
state: approved
approved_by: security board
approved_on: 2024-06-03
body: Nobody but the harbour office writes to it.
""",
    "catalog/slas/standard.yaml": """\
title: Standard
valid_from: 2024-01-01
agreed_with: all divisions
availability: 99.5 % per month
underpinned_by: [applications-ola, tidewire-line, tide-ola]
""",
    "catalog/olas/applications-ola.yaml": """\
title: Applications team
provider: applications
valid_from: 2024-01-01
agreed_with: service desk
respond: {P1: 30 min}
covers: [ferry-board]
""",
    "catalog/olas/tide-ola.yaml": """\
title: Tide office
provider: applications
valid_from: 2024-01-01
agreed_with: service desk
respond: {P1: 30 min}
covers: [tide-tables]
""",
    "catalog/underpinning-contracts/tidewire-line.yaml": """\
title: Line to the piers
provider: tidewire
valid_from: 2024-01-01
agreed_with: purchasing
fix: {P1: 4 h}
""",
    "catalog/configuration-items/board-app.yaml": """\
title: Board application
type: application
owner: applications
in_production_since: 2024-11-28
""",
    "catalog/configuration-items/board-painter.yaml": """\
title: Board painter
type: component
owner: applications
part_of: board-app
""",
    "catalog/changes/CHG-0438.yaml": """\
title: Put the ferry board into use
state: closed
services: ferry-board
release: ferry-board-1-0
when: 2024-11-28 07:00-08:00
actual: 2024-11-28 07:00-07:40
outage: none
back_out: Take the address away.
implementer: applications
result: successful
""",
    "catalog/changes/CHG-0716.yaml": """\
title: Let the painter give up a lock
state: closed
configuration_items: board-painter
fixes: PRB-0117
release: ferry-board-1-4
when: 2026-03-10 07:00-08:00
actual: 2026-03-10 07:00-07:20
outage: none
back_out: Put the old painter back.
implementer: applications
result: successful
""",
    "catalog/releases/ferry-board-1-0.yaml": """\
title: Ferry board 1.0
version: "1.0"
state: closed
services: ferry-board
environments: [{name: production, deployed: 2024-11-28}]
""",
    "catalog/releases/ferry-board-1-4.yaml": """\
title: Ferry board 1.4
version: "1.4"
state: closed
services: ferry-board
environments: [{name: production, deployed: 2026-03-10}]
""",
    "catalog/validations/ferry-board-load.yaml": """\
title: Five thousand look at once
state: passed
level: performance
tested_on: 2024-11-11
verifies: [ferry-board-package#in-fog]
cases: [{what: Five thousand people, criterion: ferry-board-package#in-fog, result: passed}]
""",
    "catalog/readiness-reviews/ferry-board-go.yaml": """\
title: May the ferry board go live
state: go
service: ferry-board
release: ferry-board-1-0
decided_on: 2024-11-25
sign_offs: [IT steering board]
checklist: |
  Somebody is on call
  The desk knows it
""",
    "kb/events/board-stale.yaml": """\
title: FerryBoardStale
monitors: [ferry-board]
class: exception
severity: page
runbook: board-stale-runbook
""",
    "kb/runbooks/board-stale-runbook.yaml": """\
title: FerryBoardStale
last_exercised: 2026-01-12
diagnosis: Look at the painter's log.
mitigation: Start the painter again.
""",
    "kb/request-models/pier-news.yaml": """\
title: News of your pier
service: ferry-board
fulfiller: applications
lead_time: 1 working day
steps: Add the address to the list
""",
    "kb/articles/does-it-run.yaml": """\
title: Does my ferry run
question: Does my ferry run today?
applies_to: [ferry-board]
body: Look at the board.
""",
    "kb/incidents/INC-2291.yaml": """\
title: The board stands still in fog
state: closed
major: "true"
started_at: 2026-02-09 06:10
resolved_at: 2026-02-09 11:20
users_affected: 31000
services: ferry-board
raised_by: board-stale
problem: PRB-0117
resolved_with: board-picture-stale
roles: {commander: duty manager}
timeline: [{at: 2026-02-09 06:20, what: The painter stands.}]
resolution: The painter was started again.
""",
    "kb/problems/PRB-0117.yaml": """\
title: The painter waits for a lock for ever
state: closed
services: ferry-board
root_cause: Nothing ends the wait.
closure: fixed
investigation: [{on: 2026-02-10, what: The log ends at the lock.}]
""",
    "kb/known-errors/board-picture-stale.yaml": """\
title: The board shows old times
state: resolved
services: ferry-board
problem: PRB-0117
fixed_in: CHG-0716
messages: painter still waiting for lock
workaround: Start the painter again.
seen: {count: 3, first: 2026-02-09}
""",
    "catalog/reviews/fog-february-2026.yaml": """\
title: Fog of February 2026
state: agreed
review_type: post_incident
reviews: [INC-2291]
date: 2026-02-16
lessons: Nothing told us that the picture was old
actions: [{what: Draw it twice, owner: applications, due: 2026-05-30, done: 2026-05-12}]
""",
    "catalog/kpis/calls-in-fog.yaml": """\
title: Calls in fog
unit: calls
direction: down
target: 20
tolerance: 5
owner: applications
question: Do people find it out themselves?
measures: nobody-waits
""",
    "catalog/measurements/board-availability.yaml": """\
title: Ferry board, availability
measures: standard#availability
service: ferry-board
source: probe, once a minute
period: 2026-01-01 to 2026-03-31
completeness: 100 %
data:
  - {from: 2026-01-01, good: 44630, total: 44640}
  - {from: 2026-02-01, good: 40010, total: 40320}
  - {from: 2026-03-01, good: 44635, total: 44640}
""",
    "catalog/measurements/calls-in-fog-series.yaml": """\
title: Calls in fog, by the month
measures: calls-in-fog
source: call counter
period: 2026-01-01 to 2026-02-28
completeness: 100 %
data:
  - {from: 2026-01-01, value: 31}
  - {from: 2026-02-01, value: 12}
""",
    "catalog/corrective-actions/draw-twice.yaml": """\
title: Draw the picture twice
state: done
action_type: corrective
arises_from: [fog-february-2026]
actions: [{what: A second painter, owner: applications, due: 2026-05-30, done: 2026-05-12}]
""",
    "catalog/improvements.yaml": """\
records:
  - id: IMP-0115
    title: Fifth pier
    state: closed
    why: People on the fifth pier do not know.
    arises_from: fog-february-2026
    improves: [ferry-board, nobody-waits]
    raised: 2026-02-16
    due: 2026-05-30
    measure: {what: Piers with live times, now: 4, want: 5}
    result: {value: "5", on: 2026-05-29}
""",
}
