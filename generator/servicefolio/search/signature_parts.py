"""What a message says of its moment and place, and what in it is a code: patterns for signatures.

Every quantifier has a bound or ends where what follows cannot begin, so none takes more than
linear time.
"""

import re

from servicefolio.search.placeholders import PLACEHOLDER

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
_DAY = r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6}\.?"
_ZONE = r"(?: ?(?:[+\-][0-9]{2}:?[0-9]{2}|(?:Z|UTC|GMT|CES?T|[ECMP][SD]T)\b))?"
_CLOCK = r"[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]{1,9})?)?(?: ?[AP]M\b)?"
_DATE = (
    r"(?:[0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2}|[0-9]{1,2}[-/.][0-9]{1,2}[-/.][0-9]{4}"
    rf"|[0-9]{{1,2}}[-/. ]{_MONTH}[-/. ][0-9]{{4}}"
    rf"|(?:{_DAY},? )?{_MONTH} {{1,2}}[0-9]{{1,2}}(?![:\w])(?:,? [0-9]{{4}}(?![:\w]))?)"
)
_TIME = (
    rf"(?:{_DATE}(?:[T ,:]{{1,2}}{_CLOCK}{_ZONE})?(?: [0-9]{{4}}\b)?|{_CLOCK}{_ZONE})"
    r"(?![\w:])"
)
ANSI = re.compile(r"(?:\x1b\[|\x9b)[0-9;?]{0,30}[A-Za-z]|\x1b[()][A-Z0-9]")
HEADER = re.compile(
    rf"^(?:{_MONTH} {{1,2}}[0-9]{{1,2}} {_CLOCK} [\w.\-]{{1,80}} [^ :\[]{{1,80}}"
    r"(?:\[[0-9]{1,10}\])?"
    rf"|{_TIME} [\w.\-]{{1,80}} (?:kernel|[\w./\-]{{1,60}}\[[0-9]{{1,10}}\])): ",
    re.ASCII | re.IGNORECASE | re.MULTILINE,
)
"""What syslog writes before a message: time, host and program."""

_REASON = (
    r"bad request|unauthorized|forbidden|not found|method not|not acceptable|request|conflict|gone"
    r"|payload|unsupported|too many|internal server|not implemented|bad gateway|service unavailable"
    r"|gateway time|[245]\.[0-7]\."
)
_CODE_WORD = (
    r"errors?|err|errno|code|status|event(?: id)?|eventid|signal|sqlstate|exception|msg|hresult"
    r"|http(?:/[0-9](?:\.[0-9])?)?|sip/2\.0|fehler|error number|curl"
)
_PERSON = (
    r"(?<=\buser )(?!(?:is|was|has|had|not|can|cannot|does|did|name|account|id|and|or|to|in|on|of"
    r"|with|profile|mailbox|will|may|must|from|for|already|login|agent|error|data|group|logon|by|at|the)\b)"
    r"[\w.\-$@]{1,60}"
)
_DOMAIN = (
    r"com|net|org|edu|gov|mil|int|info|biz|io|dev|app|cloud|eu|de|at|ch|fr|uk|nl|be|dk|se|fi|es|cz|jp"
    r"|local|lan|internal|intern|corp|home|test|example|invalid|localdomain|svc|arpa"
)
_SERVER = (
    r"(?:SRV|SERVER|PC|NB|WS|DC|WEB|DB|APP|FS|HOST|NODE|VM|CLIENT|TS|RDS|MAIL|PRINT)-?[0-9]{1,3}"
    r"|(?:DESKTOP|LAPTOP|WIN|PC|NB)-[A-Z0-9]{4,15}"
)

_QUOTED = (
    r"\"[^\"\n]{1,300}\"|`[^`\n]{1,300}[`']|\u201c[^\u201d\n]{1,300}\u201d|\u201e[^\u201c\n]{1,300}\u201c"
    r"|\u00ab[^\u00bb\n]{1,300}\u00bb|\u2018[^\u2019\n]{1,300}\u2019|(?<!\w)'[^'\n]{1,300}'(?!\w)"
)
_NAMED = r"(?<![\w.\-])(?=[a-z_\-]{1,60}[0-9])[a-z][a-z0-9]{0,60}(?:[\-_][a-z0-9]{1,60}){0,8}(?!\w)"
"""Words with digits, such as `db01` or `sha256`; `HOST` and `TECHNICAL` part them."""
HOST = re.compile(
    r"[a-z]{2,}[0-9]{2,}|[a-z][a-z0-9]*(?:-[a-z0-9]+)*-(?:[0-9]+|(?=[a-z]*[0-9])[a-z0-9]{5,10})"
)
TECHNICAL = re.compile(
    r"(?:sha|md|aes|rs|es|hs|utf|cp|win|ed|base|x|i|amd|arm|ipv|tls|ssl|http|rc|crc|iso|java|jdk)"
    r"-?[0-9]{1,5}"
)
PARTS: tuple[tuple[str, str], ...] = (
    ("numbered", rf"\b(?i:{_CODE_WORD})\b[ :=#(\[]{{1,3}}[0-9]{{1,10}}\b(?![.:]?[0-9])"),
    ("quoted", _QUOTED),
    ("server", rf"(?<![\w.\-])(?:{_SERVER})\b"),
    ("ticket", r"\b(?:INC|CHG|REQ|RITM|PRB|S?C?TASK)-?[0-9]{4,12}\b"),
    ("sid", r"\bS-1-[0-9]{1,3}(?:-[0-9]{1,12}){1,15}\b"),
    ("reasoned", rf"\b[1-6][0-9]{{2}}(?= (?i:{_REASON}))|(?<=\()[0-9]{{1,5}}(?=: [A-Za-z])"),
    ("status", r"(?<![\w.])[245]\.[0-7]\.[0-9]{1,3}(?![\w.]{0,1}[0-9])"),
    ("result", r"\b0[xX](?:[89a-eA-E][0-9A-Fa-f]{7}|0000[0-9A-Fa-f]{4}|[0-9A-Fa-f]{1,4})\b"),
    ("facility", r"(?<![\w.\-])[A-Z][A-Z0-9_]{1,30}-[0-7]-[A-Z][A-Z0-9_]{1,30}\b"),
    (
        "code",
        (
            r"(?<![\w.\-])[A-Z][A-Z0-9]{0,20}(?:[_\-][A-Z0-9]{1,20}){0,6}(?<=[A-Z_\-0-9])"
            r"[0-9]{2,10}[A-Z]{0,2}(?![\w.]{0,1}\w)"
        ),
    ),
    ("time", rf"(?<![\w.])(?i:{_TIME})"),
    ("uuid", r"\{?\b[0-9A-Fa-f]{8}-(?:[0-9A-Fa-f]{4}-){3}[0-9A-Fa-f]{12}\b\}?"),
    ("url", r"\b[A-Za-z][A-Za-z0-9+.\-]{1,20}://[^\s\"'<>]{1,2000}"),
    ("mail", r"(?<![\w.%+\-])[\w.%+\-]{1,64}@[A-Za-z0-9][A-Za-z0-9.\-]{0,119}"),
    ("mac", r"\b(?:[0-9A-Fa-f]{2}[:\-]){5}[0-9A-Fa-f]{2}\b"),
    ("ip", r"(?<![\w.])(?:[0-9]{1,3}\.){3}[0-9]{1,3}(?:[:/][0-9]{1,5})?(?![\w.]?[0-9])"),
    (
        "ipv6",
        (
            r"(?<![\w:.])(?=[0-9A-Fa-f]{0,4}:[0-9A-Fa-f]{0,4}:)[0-9A-Fa-f:]{3,39}"
            r"(?:%\w{1,15})?(?![\w:])"
        ),
    ),
    ("windows", r"(?:\b[A-Za-z]:|(?<!\\)\\)\\[^\s\"'<>|:*?]{0,1000}"),
    ("unix", r"(?<![\w/*<\\])~?/[\w.@+~%=\-]{1,200}(?:/[\w.@+~%=\-]{1,200}){0,30}/?"),
    ("relative", r"(?<![\w.*/])\.{1,2}/[\w.@+~%\-/]{1,1000}"),
    ("account", r"(?<![\w\\\-])[\w\-]{1,40}\\[\w.$\-]{1,64}"),
    (
        "host",
        (
            rf"(?<![\w.\-])(?:[A-Za-z0-9_][\w\-]{{0,62}}\.){{1,8}}(?i:{_DOMAIN})\b(?:\.(?=\s|$))?"
            r"(?::[0-9]{1,5}\b)?(?![\w\-(]|\.\w)"
        ),
    ),
    (
        "hex",
        (
            r"\b0[xX][0-9A-Fa-f]{1,32}\b|(?<![\w.])(?=[a-fA-F]{0,39}[0-9])(?=[0-9]{0,39}[a-fA-F])"
            r"[0-9a-fA-F]{8,128}\b"
        ),
    ),
    ("placeholder", PLACEHOLDER.pattern),
    ("person", rf"(?i:{_PERSON})"),
    ("named", _NAMED),
    ("number", r"[+\-]?[0-9]{1,40}(?:[.,][0-9]{1,40}){0,8}"),
)
"""What is looked for, by name. Of two that begin at one place the first counts."""
KEPT = frozenset({"numbered", "reasoned", "status", "result", "facility", "code"})
"""Codes: what makes a message another one, however much it looks like a number."""

EVERYTHING = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in PARTS), re.ASCII)
