"""Everything that is published, as artifacts: a path and its bytes."""
