"""Whether what records link to can be reached: the only modules that ask other hosts."""
