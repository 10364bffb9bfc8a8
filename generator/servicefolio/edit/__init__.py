"""Text in, text out: new records and changes to existing ones."""
