"""Which addresses are asked for, and what the answers make of the links."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from servicefolio.config import Settings
from servicefolio.diagnostics import Diagnostic, Rule
from servicefolio.reach.address import Place, place_of
from servicefolio.reach.answer import Answer, Sort, Verdict, judge
from servicefolio.reach.links import Link
from servicefolio.reach.memory import Memory
from servicefolio.rules.engine import with_severity
from servicefolio.rules.ignores import UNUSED, mark_ignored
from servicefolio.rules.links import DEAD, MOVED, UNKNOWN
from servicefolio.settings_file import setting_problem
from servicefolio.text import matches_path

_RULES: dict[Sort, Rule] = {"dead": DEAD, "moved": MOVED, "unknown": UNKNOWN}
_SETTING = "ignore_links"
_FEWEST_TO_DOUBT_THE_NETWORK = 2


@dataclass(frozen=True, slots=True)
class Reader:
    """Whoever follows links: by which settings, and how far."""

    settings: Settings
    settings_text: str = ""
    inside: bool = False
    """Whether those of the inside are followed too."""
    asks_again: bool = False
    """Whether what was answered not long ago is asked for all the same."""

    def may_ask(self, address: str) -> bool:
        """Tell whether a host may be asked for an address."""
        return self.place(address) == "outside"

    def place(self, address: str) -> Place:
        """Say where an address lies; whoever follows those of the inside makes no difference."""
        place = place_of(address, self.settings.internal_domains)
        return "outside" if self.inside and place == "inside" else place

    def ignores(self, address: str) -> bool:
        """Tell whether the settings leave an address out."""
        return any(matches_path(pattern, address) for pattern in self.settings.ignore_links)


@dataclass(frozen=True, slots=True)
class Inquiry:
    """The addresses of all links, by what is done about them; each stands once."""

    due: tuple[str, ...]
    standing: Mapping[str, Answer]
    """Those with an answer of an earlier run that still stands."""
    resting: tuple[str, ...]
    """Those of hosts that want to be left alone."""
    inside: tuple[str, ...]
    made_up: tuple[str, ...]
    """Those of names that are kept for examples."""
    ignored: tuple[str, ...]
    """Those that the settings leave out."""


def inquiry(links: Iterable[Link], reader: Reader, memory: Memory, now: datetime) -> Inquiry:
    """Sort addresses out: which to ask for, which are known, which to leave alone."""
    addresses = dict.fromkeys(link.address for link in links)
    ignored = dict.fromkeys(filter(reader.ignores, addresses))
    places: dict[Place, list[str]] = {"outside": [], "inside": [], "made up": []}
    for address in addresses:
        if address not in ignored:
            places[reader.place(address)].append(address)
    standing = {} if reader.asks_again else memory.standing(places["outside"], now)
    others = tuple(address for address in places["outside"] if address not in standing)
    resting = memory.resting(others, now)
    return Inquiry(
        due=tuple(address for address in others if address not in resting),
        standing=standing,
        resting=resting,
        inside=tuple(places["inside"]),
        made_up=tuple(places["made up"]),
        ignored=tuple(ignored),
    )


def has_network(answers: Iterable[Answer]) -> bool:
    """Tell whether a host could be looked up: where none of several could, the fault is here."""
    known = tuple(answers)
    lost = sum(answer.trouble in {"name", "network"} for answer in known)
    return lost < max(len(known), _FEWEST_TO_DOUBT_THE_NETWORK)


def judge_links(
    links: Sequence[Link], answers: Mapping[str, Answer], reader: Reader
) -> tuple[Diagnostic, ...]:
    """Report the links that lead nowhere, lead on, or did not tell, each at its place.

    Severities and ignores count as in every report; so do addresses left out for no link.
    """
    settings = reader.settings
    found = (*_findings(links, answers), *_idle(links, settings, reader.settings_text))
    sources = {link.entry.document.source.path: link.entry.document.source for link in links}
    judged = mark_ignored(with_severity(found, settings), settings, sources.values())
    return tuple(sorted(judged, key=lambda item: item.sort_key))


def _findings(links: Iterable[Link], answers: Mapping[str, Answer]) -> Iterator[Diagnostic]:
    for link in links:
        answer = answers.get(link.address)
        verdict = judge(answer) if answer is not None else Verdict("alive")
        if verdict.sort != "alive":
            yield _finding(link, verdict, _RULES[verdict.sort])


def _idle(links: Iterable[Link], settings: Settings, settings_text: str) -> Iterator[Diagnostic]:
    """Report what the settings leave out although no record links to it."""
    addresses = {link.address for link in links}
    for pattern in settings.ignore_links:
        if not any(matches_path(pattern, address) for address in addresses):
            message = f"the settings leave out links to {pattern}, but there are none"
            hint = f"remove it from [tool.servicefolio.{_SETTING}]"
            yield setting_problem(settings_text, (_SETTING, pattern), UNUSED, message, hint)


def _finding(link: Link, verdict: Verdict, rule: Rule) -> Diagnostic:
    document = link.entry.document
    message, hint = _words(link, verdict)
    found = document.diagnose(rule, link.route, message, hint=hint)
    if not document.is_beside(link.route):
        place = document.find(link.route, link.written, link.before)
        found = replace(found, position=place, excerpt=document.excerpt(place))
    return replace(found, record=link.entry.record.id)


def _words(link: Link, verdict: Verdict) -> tuple[str, str]:
    address = link.address
    if verdict.sort == "dead":
        return (
            f"{address} leads nowhere: {verdict.why}",
            "correct the address, or take the link out",
        )
    if verdict.sort == "moved":
        new = verdict.to or ""
        kept = link.fragment if "#" not in new else ""
        return f"{address} has moved for good {verdict.why}", f"write {new}{kept}"
    message = f"nobody can tell whether {address} leads anywhere: {verdict.why}"
    return message, f"open it in a browser; where that will stay so, leave it out: {_SETTING}"


Ask = Callable[[tuple[str, ...], Callable[[str], bool]], Iterator[tuple[str, Answer]]]
"""Asks hosts for addresses, and follows where they lead as far as it may."""
