"""Shapes that several kinds share, written once."""
