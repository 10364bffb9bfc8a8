"""What a kind of record is: the one value that a kind's folder exports."""

from dataclasses import dataclass
from typing import Literal

from servicefolio.records.base import Record
from servicefolio.rules.engine import Check

Process = Literal["foundation", "strategy", "design", "transition", "operation", "improvement"]

PROCESS_TITLES: dict[Process, str] = {
    "foundation": "Foundation",
    "strategy": "Service strategy",
    "design": "Service design",
    "transition": "Service transition",
    "operation": "Service operation",
    "improvement": "Improvement",
}
"""The processes in the order of the thread, with the titles that pages show."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of record. Adding one is adding its folder; everything else follows from this."""

    model: type[Record]
    process: Process
    title: str
    """What pages call one of them, such as `Known error`."""
    titles: str
    """What pages call many."""
    icon: str
    """The name of a Material icon."""
    summary: str
    """One sentence: what such a record is for."""
    plural: str
    """The name of its folder and of its pages' folder, such as `known-errors`."""
    long_form: bool = False
    """It may also be Markdown with front matter."""
    suggested: tuple[str, ...] = ()
    """Fields of text that a new record shows as comments, because such records live by them."""
    lives_with: tuple[str, ...] = ()
    """Kinds that rules ask its default state to have beside it, once the repository uses them; a
    new record then begins in a state that asks for nothing."""
    rules: tuple[Check, ...] = ()
    """Rules that only this kind needs."""

    @property
    def name(self) -> str:
        """The word that records use, such as `known_error`."""
        return self.model.KIND

    @property
    def folder(self) -> str:
        """Where its records lie: operation in kb/, everything else in catalog/."""
        top = "kb" if self.process == "operation" else "catalog"
        return f"{top}/{self.plural}"
