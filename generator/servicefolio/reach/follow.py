"""Follows the links of records: what is due is asked for, and what was answered is remembered."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from servicefolio.diagnostics import Diagnostic
from servicefolio.graph.catalog import Entry
from servicefolio.reach.answer import Answer
from servicefolio.reach.links import links_to_hosts
from servicefolio.reach.look_up import Ask, Inquiry, Reader, has_network, inquiry, judge_links
from servicefolio.reach.memory import Memory, read_memory, write_memory
from servicefolio.site.publish import claim_folder, refuse_foreign_folder
from servicefolio.site.update import Track
from servicefolio.write import replace_file

_MEMORY = "links.json"
"""The file of the build folder that remembers what hosts said."""


@dataclass(frozen=True, slots=True)
class Followed:
    """What following the links of a repository found."""

    inquiry: Inquiry
    answers: Mapping[str, Answer]
    """What this run was answered."""
    diagnostics: tuple[Diagnostic, ...]


def follow_links(
    entries: Iterable[Entry], build: Path, reader: Reader, ask: Ask, now: datetime, track: Track
) -> Followed:
    """Ask the hosts that records link to, except for what an earlier run was told not long ago.

    What was answered is remembered in the build folder, also where the run is broken off.
    """
    refuse_foreign_folder(build)
    links = tuple(links_to_hosts(entries))
    file = build / _MEMORY
    memory = read_memory(file.read_text("utf-8")) if file.is_file() else Memory()
    to_do = inquiry(links, reader, memory, now)
    answers: dict[str, Answer] = {}
    try:
        with track("Following links", len(to_do.due)) as step:
            for address, answer in ask(to_do.due, reader.may_ask):
                answers[address] = answer
                step()
    finally:
        if has_network(answers.values()):
            claim_folder(build)
            known = {link.address for link in links}
            text = write_memory(memory.with_answers(answers, now, known))
            replace_file(file, text.encode())
    left_alone = dict.fromkeys(to_do.resting, Answer(trouble="tired"))
    known_by_now = {**to_do.standing, **left_alone, **answers}
    return Followed(to_do, answers, judge_links(links, known_by_now, reader))
