"""What was measured: values, series, and where they go."""
