"""Kinds of service design."""
