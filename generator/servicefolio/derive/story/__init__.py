"""One service told from the need for it to what made it better."""
