"""What a pasted text says of its moment and place, and not of the fault: it weighs little.

The patterns are data for the browser as well, so they use only what Python's and JavaScript's
regular expressions share (with the flag `u` there), and none can take more than linear time.
"""

import re
from functools import cache

_DAY = "(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)"
_MONTH = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
_DATE = rf"\b[0-9]{{1,2}}[.\/\-](?:[0-9]{{1,2}}|{_MONTH})[.\/\-][0-9]{{4}}\b"
_CLOCK = "[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]{1,9})?)?(?: ?[AP]M)?"
_ZONE = "(?: ?(?:Z|UTC|GMT|[+\\-][0-9]{2}:?[0-9]{2}))?"
_OCTET = "(?:25[0-5]|2[0-4][0-9]|1?[0-9]{1,2})"

MOMENTS: tuple[str, ...] = (
    # a syslog line begins with its time, its host and its process
    rf"^{_MONTH} {{1,2}}[0-9]{{1,2}} {_CLOCK} [^ ]{{1,80}} [^ :]{{1,80}}: ",
    rf"\b[0-9]{{4}}[\-\/.][0-9]{{2}}[\-\/.][0-9]{{2}}(?:[T ,]{{1,2}}{_CLOCK}{_ZONE})?",
    rf"{_DATE}(?:[ ,:]{{1,2}}{_CLOCK}{_ZONE})?",
    rf"\b(?:{_DAY},? )?{_MONTH} {{1,2}}[0-9]{{1,2}}\b(?:,? [0-9]{{4}})?(?: {_CLOCK}{_ZONE})?",
    rf"\b{_CLOCK}{_ZONE}",
    r"\b[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}\b",
    r"\b(?:[0-9A-Fa-f]{2}[:\-]){5}[0-9A-Fa-f]{2}\b",
    rf"\b(?:{_OCTET}\.){{3}}{_OCTET}\b(?:[:\/][0-9]{{1,5}})?",
    r"\b(?:[0-9A-Fa-f]{1,4}:){3,7}[0-9A-Fa-f]{1,4}\b",
    r"\b0x[0-9A-Fa-f]{9,16}\b",
    r"\b[0-9A-Fa-f]{16,128}\b",
    r"\[[0-9]{1,10}\]",
    r"\b(?:[Pp]id|PID|[Tt]id|[Pp]ort|[Ll]ine|[Tt]hread|[Rr]ow|[Cc]olumn)[ =:#]{1,2}[0-9]{1,10}\b",
    r":[0-9]{1,6}:[0-9]{1,6}\b",
    r"\b[0-9]{1,10}(?:\.[0-9]{1,6})? ?(?:%|(?:ms|[kKMGT]i?B|bytes|seconds|minutes|hours|days)\b)",
)
"""Times, addresses and counters."""
PLACES: tuple[str, ...] = (
    r"\b[A-Za-z][A-Za-z0-9+.\-]{1,20}:\/\/[^ \x22'<>]{1,2000}",
    r"\b[A-Za-z0-9._%+\-]{1,64}@[A-Za-z0-9.\-]{1,120}",
    r"(?:\b[A-Za-z]:|\\)\\[^\\ \x22'<>\|:*?]{1,200}(?:\\[^\\ \x22'<>\|:*?]{1,200}){0,30}",
    r"~?(?:\/[A-Za-z0-9._@+\-]{1,200}){2,30}",
    r"\b[A-Za-z0-9\-]{1,40}\\[A-Za-z0-9._\-]{1,40}",
)
"""Files, hosts and people: other ones elsewhere, but sometimes they tell where a fault lies."""
FRAME = (
    r"^[ \t]*(?:at [A-Za-z0-9_$.<>\/]{1,300}[ (:]|File \x22|from [^ ]{1,300}:[0-9]|#[0-9]{1,4} "
    r"|-->|\.\.\. [0-9]{1,6} more|[0-9]{0,6}[ \t]*\||[~^\-=*_. \t\|]{1,2000}$)"
)
"""A line of a stack trace, or of the source code that a compiler shows."""


@cache
def moments() -> re.Pattern[str]:
    """Compile the patterns of times, addresses and counters."""
    return re.compile("|".join(f"(?:{pattern})" for pattern in MOMENTS), re.ASCII)


@cache
def places() -> re.Pattern[str]:
    """Compile the patterns of files, hosts and people."""
    return re.compile("|".join(f"(?:{pattern})" for pattern in PLACES), re.ASCII)


@cache
def frame() -> re.Pattern[str]:
    """Compile the pattern of a line that shows where, not what."""
    return re.compile(FRAME, re.ASCII)
