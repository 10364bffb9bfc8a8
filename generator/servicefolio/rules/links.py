"""What looking up links may report; `reach/` finds it, since it asks other hosts."""

from servicefolio.diagnostics import Rule, Severity

DEAD = Rule("link-dead", Severity.ERROR, "A link leads nowhere", asks_hosts=True)
MOVED = Rule("link-moved", Severity.NOTE, "A link leads on for good", asks_hosts=True)
UNKNOWN = Rule("link-unknown", Severity.NOTE, "Nobody can tell where a link leads", asks_hosts=True)
RULES = (DEAD, MOVED, UNKNOWN)
