"""Diagnostics as text, one format per module."""
