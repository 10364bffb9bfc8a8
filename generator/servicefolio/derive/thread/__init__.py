"""The golden thread from objectives to improvements, and what it lacks."""
