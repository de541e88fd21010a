"""trafilatura as a witness: what another extractor takes for the article, asked only where newsclean is unsure."""

from __future__ import annotations

import warnings
from dataclasses import replace

from newsclean.model import Page

# trafilatura takes about twenty times as long as our own reading, and much longer on the largest pages.
_MAX_CHARS = 1_000_000
_MAX_TAGS = 40_000  # five times as many "<" as the richest of 2,000 news pages; 100,000 br took three seconds
# Without ``fast`` it may ask jusText, which compares all paragraphs with each other: 7,500 took fifteen seconds, 1,500 half a second.
_MAX_BLOCKS = 1500
_HEAD_CHARS = 20_000


def with_witness(page: Page, source: str) -> Page:
    """The page with trafilatura's choice of text as its ``witness``; unchanged if that found nothing or is too costly.

    Args:
        page: the page as newsclean read it.
        source: the HTML it was read from, decoded.
    """
    if is_costly(source):
        return page
    with warnings.catch_warnings():
        # Its import may complain of a proxy library that nobody needs here.
        warnings.simplefilter("ignore")
        from trafilatura import extract

    if "<html" not in source[:_HEAD_CHARS].lower():
        source = f"<html><body>{source}</body></html>"  # trafilatura takes no fragments
    fast = len(page.blocks) > _MAX_BLOCKS
    found = extract(source, url=page.url, fast=fast, include_comments=False, include_tables=True, deduplicate=False)
    return replace(page, witness=found) if found else page


def is_costly(source: str) -> bool:
    """Whether a page would take trafilatura seconds."""
    return len(source) > _MAX_CHARS or source.count("<") > _MAX_TAGS
