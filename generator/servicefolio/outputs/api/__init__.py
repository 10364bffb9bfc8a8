"""The catalogue for programs: JSON, its schemas, and their description."""
