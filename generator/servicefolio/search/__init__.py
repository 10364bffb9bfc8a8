"""The known-error search: an index of records, and the ranking that answers from it."""
