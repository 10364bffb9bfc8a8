"""A kind that is not the product's: one folder, added at run time beside the product's own.

As a program, `python tests/added_kind.py TREE command ...` adds the kinds below TREE, a tree like
servicefolio/kinds, and runs the command, or the tests where the command is `pytest`.
"""

import sys
from importlib import import_module
from pathlib import Path

FOLDER = "design/data_set"
FILES = {
    f"{FOLDER}/__init__.py": '''\
"""The kind data_set."""

from servicefolio.kind import Kind
from servicefolio.kinds.design.data_set.model import DataSet

KIND = Kind(
    model=DataSet,
    process="design",
    title="Data set",
    titles="Data sets",
    icon="material/database",
    summary="What a service keeps, and for how long.",
    plural="data-sets",
)
''',
    f"{FOLDER}/model.py": '''\
"""A data set: what a service keeps."""

from typing import Annotated, ClassVar, Literal

from servicefolio.records.base import Record
from servicefolio.records.choice import Meanings
from servicefolio.records.lifecycle import Lifecycle, State, lifecycle
from servicefolio.records.ref import Ref, RefTo
from servicefolio.records.scalars import Line

Sensitivity = Annotated[
    Literal["open", "personal"],
    Meanings({"open": "Anybody may see it.", "personal": "It tells of people."}),
]


class DataSet(Record):
    """Data that a service keeps."""

    KIND: ClassVar[str] = "data_set"
    LIFECYCLE: ClassVar[Lifecycle] = lifecycle(
        State("kept", "It is there.", leads_to=("deleted",)),
        State("deleted", "It is no more.", stage="gone"),
    )

    state: Literal["kept", "deleted"] = "kept"
    """Where it stands in its life."""
    service: Annotated[Ref, RefTo(("service",), "kept by", "keeps")]
    """The service that keeps it."""
    sensitivity: Sensitivity = "open"
    """Who could be hurt by it."""
    retention: Line | None = None
    """How long it is kept, such as `10 years`."""
''',
    f"{FOLDER}/page.md.jinja": """\
{#- A data set's page. Context: see record.md.jinja. -#}
{% extends "record.md.jinja" %}
""",
    f"{FOLDER}/example.yaml": """\
# What a service keeps.
title: Who signed in, and when
service: single-sign-on
state: kept # or deleted
sensitivity: personal # or open (when left out)
retention: 90 days

# What every record may have, whatever its kind:
summary: The sign-ins of all people
description: |
  Read by the security team alone.
owner: network
audience: staff
tags: [audit]
found_by: [who signed in]
aliases: [sign-in-log]
supersedes: sign-ins-2020
contacts:
  - {role: data protection officer, team: network, url: "mailto:privacy@example.org"}
external_refs:
  - {system: register of processing, key: VVT-12, url: "https://privacy.example.org/12"}
references:
  - {url: "https://wiki.example.org/sign-ins", title: How to read it, type: web}
created: 2024-02-01
updated: 2026-10-01
reviewed: 2026-10-05
review_by: 2027-10-05
history:
  - {on: 2025-01-01, to: kept, by: network, note: Moved to the new machines}
x-system: "4711"
""",
}


def main(tree: Path, command: list[str]) -> None:
    """Add the kinds below a tree, and run a command of the product or the tests."""
    for folder in sorted(tree.iterdir()):
        import_module(f"servicefolio.kinds.{folder.name}").__path__.append(str(folder))
    if command[0] == "pytest":
        sys.exit(import_module("pytest").main(command[1:]))
    import_module("servicefolio.cli.main").main(command)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
