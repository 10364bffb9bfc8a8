"""Adapters between foreign rows and records."""
