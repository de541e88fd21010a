"""A source, HTML or extracted text, to a page of blocks."""
