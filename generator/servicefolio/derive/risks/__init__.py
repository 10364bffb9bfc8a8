"""How bad risks are, where they lie, and whom they hit."""
