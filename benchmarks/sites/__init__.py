"""Many pages of one site: how a corpus of sites is made from single pages, and what a site profile is worth on it."""
