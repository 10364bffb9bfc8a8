"""Incidents and what they have in common."""
