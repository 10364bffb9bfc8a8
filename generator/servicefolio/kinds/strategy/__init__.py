"""Kinds of service strategy."""
