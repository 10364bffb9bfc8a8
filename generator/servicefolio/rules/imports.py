"""What an import may report; `transfer/` finds it, since it reads rows and not records."""

from servicefolio.diagnostics import Rule, Severity

FILE = Rule("import-file", Severity.ERROR, "A file to import is no table that can be read")
MAP = Rule("import-map", Severity.ERROR, "The map of an import is wrong")
ROW = Rule("import-row", Severity.ERROR, "A row to import cannot become a record")
CONFLICT = Rule("import-conflict", Severity.ERROR, "A row to import meets a record that is there")
RULES = (FILE, MAP, ROW, CONFLICT)
