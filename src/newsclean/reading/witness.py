"""trafilatura as a witness: what another extractor takes for the article, asked only where newsclean is unsure."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from newsclean.model import Page

# trafilatura takes about twenty times as long as our own reading, and much longer on the largest pages.
_MAX_CHARS = 1_000_000
_MAX_TAGS = 40_000  # five times as many "<" as the richest of 2,000 news pages; 100,000 br took three seconds
# Without ``fast`` it may ask jusText, which compares all paragraphs with each other: 7,500 took fifteen seconds, 1,500 half a second.
_MAX_BLOCKS = 1500
_HEAD_CHARS = 20_000
T = TypeVar("T")


def with_witness(page: Page, source: str) -> Page:
    """The page with trafilatura's choice of text as its ``witness``; unchanged if that found nothing, stumbled, or is too costly.

    Args:
        page: the page as newsclean read it.
        source: the HTML it was read from, decoded.
    """
    if is_costly(source):
        return page
    found = asked(lambda: _text(page, source))
    return replace(page, witness=found) if found else page


def _text(page: Page, source: str) -> str | None:
    from trafilatura import extract

    if "<html" not in source[:_HEAD_CHARS].lower():
        source = f"<html><body>{source}</body></html>"  # trafilatura takes no fragments
    fast = len(page.blocks) > _MAX_BLOCKS
    return extract(source, url=page.url, fast=fast, include_comments=False, include_tables=True, deduplicate=False)


def asked(question: Callable[[], T]) -> T | None:
    """What another library answers; None where it stumbles: its answer is a gift, and the article is there without it.

    Args:
        question: imports the library and asks it.

    Example:
        >>> asked(lambda: 1), asked(lambda: 1 // 0)
        (1, None)
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the import of trafilatura may complain of a proxy library that nobody needs here
        try:
            return question()
        except Exception:  # whatever it stumbles on
            return None


def is_costly(source: str) -> bool:
    """Whether a page would take trafilatura seconds."""
    return len(source) > _MAX_CHARS or source.count("<") > _MAX_TAGS
