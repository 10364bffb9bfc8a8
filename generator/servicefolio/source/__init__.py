"""Reads the disk: files become documents, which are plain values with positions."""
