"""Time on clocks and calendars: spans, hours, due dates, and what comes again."""
