"""The steps of a service's story, process by process and in the order in which they come.

A step is told for readers who know nothing of ITIL; its `word` is what the field calls it.
"""

from dataclasses import dataclass
from typing import Literal

Process = Literal["strategy", "design", "transition", "operation", "improvement"]


@dataclass(frozen=True, slots=True)
class Role:
    """A part that records play in a step, and the few words before each of them."""

    part: str
    """As `story_cast` names it."""
    lead: str


@dataclass(frozen=True, slots=True)
class Scene:
    """A step as it is for any service: it is told where records play a part in it."""

    name: str
    process: Process
    title: str
    word: str
    """What ITIL calls it."""
    says: str
    """What happens in it, in plain words."""
    roles: tuple[Role, ...]


SCENES: tuple[Scene, ...] = (
    Scene(
        "need",
        "strategy",
        "Something is needed",
        "objective, risk, opportunity",
        "Before anything is built, somebody says what is to be reached, and what goes wrong or "
        "could be gained.",
        (
            Role("risks", "What goes wrong"),
            Role("opportunities", "What could be gained"),
            Role("objectives", "What is to be reached"),
        ),
    ),
    Scene(
        "decision",
        "strategy",
        "It is decided",
        "business case, service charter",
        "What it costs is weighed against what it brings. Then somebody who may decide says yes, "
        "and the work begins.",
        (Role("case", "Why it is worth it"), Role("decisions", "What was decided")),
    ),
    Scene(
        "service",
        "strategy",
        "It becomes a service",
        "service portfolio",
        "It gets a name, an owner and a place in the list of all that the organisation offers.",
        (Role("service", "The service"),),
    ),
    Scene(
        "package",
        "design",
        "It is thought through first",
        "service design package, acceptance criteria",
        "One document holds what was asked for and how it is met. What must hold before anybody "
        "may use it is written down in advance.",
        (Role("package", "The whole design"),),
    ),
    Scene(
        "designs",
        "design",
        "How strong, how safe, how fast",
        "architecture, security, capacity, availability, continuity",
        "Each of these documents answers one question about how it is built.",
        (Role("designs", "Designed"),),
    ),
    Scene(
        "promise",
        "design",
        "A promise is made",
        "service level agreement, with the agreements that underpin it",
        "Users are told what they may rely on. It can only be kept if the teams and suppliers "
        "behind it promise enough, too.",
        (
            Role("slas", "What users are promised"),
            Role("olas", "What a team of our own promises for that"),
            Role("contracts", "What a supplier promises for that"),
        ),
    ),
    Scene(
        "build",
        "transition",
        "It is built",
        "configuration items",
        "These are its parts. Each is known by name, so that everybody can see what a change "
        "touches.",
        (Role("items", "A part"),),
    ),
    Scene(
        "changes",
        "transition",
        "Every step is planned",
        "changes",
        "Nothing that people rely on is altered without a time, a way back and somebody who "
        "agreed.",
        (Role("changes", "Changed"),),
    ),
    Scene(
        "tests",
        "transition",
        "It is tried",
        "validation and testing",
        "Before anybody depends on it, it is held against what was written down in advance.",
        (Role("validations", "Tried"),),
    ),
    Scene(
        "ready",
        "transition",
        "May it go live?",
        "readiness review",
        "Those who will have to run it go through a list, and decide.",
        (Role("readiness", "Decided"),),
    ),
    Scene(
        "release",
        "transition",
        "It goes live",
        "release",
        "From this day on, people use it.",
        (Role("releases", "Released"),),
    ),
    Scene(
        "watch",
        "operation",
        "It is watched",
        "events, runbooks",
        "Machines see that something is wrong before people call, and say what to do about it.",
        (Role("events", "Watched for"), Role("runbooks", "What to do then")),
    ),
    Scene(
        "requests",
        "operation",
        "People ask for things",
        "request fulfilment, knowledge",
        "What people ask for again and again is done the same way each time, or answered in "
        "writing.",
        (Role("requests", "What can be asked for"), Role("articles", "What can be read")),
    ),
    Scene(
        "incident",
        "operation",
        "It breaks",
        "incident",
        "Something does not work as promised. First it is brought back; why it broke is asked "
        "afterwards.",
        (Role("incidents", "What happened"),),
    ),
    Scene(
        "problem",
        "operation",
        "Why did it break?",
        "problem",
        "Somebody looks for the cause, and does not stop at what was seen.",
        (Role("problems", "What was looked into"),),
    ),
    Scene(
        "error",
        "operation",
        "What helps until it is mended",
        "known error, workaround",
        "The message on the screen and what helps are written down, so that the next one finds "
        "it in a minute.",
        (Role("errors", "What is known"),),
    ),
    Scene(
        "mended",
        "operation",
        "It is mended for good",
        "change and release that remove the cause",
        "What was found goes back to those who change things: the cause is removed by a planned "
        "change.",
        (
            Role("mending_validations", "Tried"),
            Role("mending_readiness", "Decided"),
            Role("mending_changes", "Changed"),
            Role("mending_releases", "Released"),
        ),
    ),
    Scene(
        "review",
        "improvement",
        "What can be learnt from it",
        "review",
        "Everybody who was there looks back, without looking for somebody to blame.",
        (Role("reviews", "Looked back at"),),
    ),
    Scene(
        "measure",
        "improvement",
        "Was the promise kept?",
        "KPI, measurement",
        "Numbers are held against what was promised, also those that do not look good.",
        (Role("kpis", "What is counted"), Role("measurements", "What came out")),
    ),
    Scene(
        "action",
        "improvement",
        "So that it does not happen again",
        "corrective action",
        "What has to be done gets somebody who does it, and a day. Later somebody looks whether "
        "it helped.",
        (Role("actions", "What is done about it"),),
    ),
    Scene(
        "improvement",
        "improvement",
        "It gets better",
        "improvement register",
        "What could be better is written down with the number that it is to move.",
        (
            Role("improvements", "To be better"),
            Role("improving_changes", "Changed for that"),
        ),
    ),
    Scene(
        "moved",
        "improvement",
        "And what was wanted comes closer",
        "objective",
        "Here the circle closes: this is what it was all for.",
        (Role("moved", "How far it is"),),
    ),
)
