"""A page to numbers: what its words, its elements and its repeats tell of each block."""
