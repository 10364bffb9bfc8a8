"""Finds records: from any text that people paste or type."""
