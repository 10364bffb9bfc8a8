"""Kinds of continual service improvement."""
