"""The kinds of record, one folder each, grouped by ITIL process."""
