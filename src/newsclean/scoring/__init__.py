"""Numbers to a belief: how likely each block is article text."""
