"""The manual: hand-written pages, and those that follow from kinds, rules and settings."""
