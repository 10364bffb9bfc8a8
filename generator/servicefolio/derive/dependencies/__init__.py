"""What needs what, and what that makes of availability, recovery and failure."""
