"""What is promised, to whom, and for which services."""
