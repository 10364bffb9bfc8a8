"""Kinds that every process refers to."""
