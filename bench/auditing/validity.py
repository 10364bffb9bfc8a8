"""Whether pages are valid HTML, by the Nu checker: what is wrong beyond what the theme does."""

import json
import re
import shutil
import sys
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from auditing.sites import Sites
from measure import measure
from npm import MissingError, Packages

_PROBE = "<!DOCTYPE html><html lang=en><title>Probe</title><p id=a><p id=a>"
_NUMBER = re.compile(r"\d+")
_HOW = "install Java 11 or newer (Debian: apt install default-jre-headless)"


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong, however often it is found."""

    message: str
    element: str
    """The piece of HTML; numbers count as any number, since the theme counts what it has."""


def java() -> str:
    """Find the program java; what bears its name may only say that it is not there."""
    found = shutil.which("java")
    if found is None or measure([found, "-version"]).exit_code:
        raise MissingError(f"java is not installed: {_HOW}")
    return found


def check(sites: Sites, packages: Packages, folder: Path) -> dict[str, Any]:
    """Check all pages of both sites, and one that is wrong, to know that it was looked."""
    probe = folder / "probe.html"
    probe.write_text(_PROBE, encoding="utf-8")
    jar = packages.folder("vnu-jar") / "build" / "dist" / "vnu.jar"
    places = {"ours": sites.ours, "bare": sites.bare, "probe": probe}
    command = [java(), "-jar", str(jar), "--format", "json", "--stdout", "--exit-zero-always"]
    ran = measure([*command, "--skip-non-html", *map(str, places.values())])
    if ran.exit_code:
        sys.exit(f"The Nu checker failed:\n{ran.messages}")
    found = _by_place(json.loads(ran.output)["messages"], places)
    if not found["probe"]:
        sys.exit("The Nu checker found nothing wrong with a page that is.")
    bare = {fault(message) for message in found["bare"]}
    beyond = [message for message in found["ours"] if fault(message) not in bare]
    return {
        "pages": _count(sites.ours),
        "errors": len(found["ours"]),
        "bare_pages": _count(sites.bare),
        "bare_errors": len(found["bare"]),
        "of_the_theme": sorted({known.message for known in bare}),
        "beyond_the_theme": _grouped(beyond),
    }


def missed(found: Mapping[str, Any]) -> list[str]:
    """Say what is wrong that the theme does not do."""
    return [
        f"HTML, {known['times']} times, first {known['first']}: {known['message']}"
        for known in found["beyond_the_theme"]
    ]


def fault(message: Mapping[str, Any]) -> Fault:
    """Read what is wrong from a message of the checker."""
    start = message.get("hiliteStart", 0)
    element = message.get("extract", "")[start : start + message.get("hiliteLength", 0)]
    return Fault(_NUMBER.sub("#", message["message"]), _NUMBER.sub("#", element))


def _by_place(
    messages: list[dict[str, Any]], places: Mapping[str, Path]
) -> dict[str, list[dict[str, Any]]]:
    """Sort errors by where they were found; a failure to read a file is one, too."""
    found: dict[str, list[dict[str, Any]]] = {name: [] for name in places}
    for message in messages:
        file = Path(unquote(urlsplit(message.get("url", "")).path))
        if message["type"] == "info":
            continue
        for name, place in places.items():
            if file.is_relative_to(place.resolve()):
                found[name].append(message)
                break
        else:
            sys.exit(f"The Nu checker says of none of the pages: {message}")
    return found


def _grouped(messages: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Tell every fault once, with how often it was found and where first."""
    counts = Counter(map(fault, messages))
    first = {fault(message): message for message in reversed(messages)}
    return [
        {
            "message": known.message,
            "element": known.element,
            "times": times,
            "first": f"{first[known]['url']}:{first[known].get('lastLine', 1)}",
        }
        for known, times in counts.most_common()
    ]


def _count(site: Path) -> int:
    return sum(1 for _ in site.rglob("*.html"))
