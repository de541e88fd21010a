"""Removes calls to subscribe to a newsletter or alerts, and the lines of their forms."""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.case import Case, drop
from newsclean.model import Verdict

_MAX_WORDS = 60


def newsletter_prompt(case: Case) -> Iterator[Verdict]:
    """Blocks of a few sentences that ask to subscribe."""
    for block in case.saying("newsletter"):
        i = block.index
        phrase = case.phrase(i, "newsletter", _MAX_WORDS)
        if phrase:
            yield drop(block, "newsletter_prompt", f"It asks to subscribe to a newsletter or alerts: “{phrase}”.", phrase=phrase)
