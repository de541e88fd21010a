"""Many documents: where they are, and where their results go."""
