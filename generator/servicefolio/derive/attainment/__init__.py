"""Whether promises were kept, computed of measurements."""
