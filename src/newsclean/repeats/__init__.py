"""Near-duplicates: shingles, MinHash, and the true similarity."""
