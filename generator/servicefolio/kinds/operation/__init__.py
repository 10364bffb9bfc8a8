"""Kinds of service operation."""
