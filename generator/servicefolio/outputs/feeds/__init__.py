"""News and calendars that programs subscribe to."""
