"""Rules that look at the whole catalogue, and the engine that runs them."""
