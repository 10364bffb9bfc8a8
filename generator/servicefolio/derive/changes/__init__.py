"""Changes, their schedule, and what is in their way."""
