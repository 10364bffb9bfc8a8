"""Kinds of service transition."""
