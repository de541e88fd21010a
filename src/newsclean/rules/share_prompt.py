"""Removes calls and buttons to share the article: "Share this article", "Copy link", names of networks."""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.case import Case, drop
from newsclean.model import Verdict

_MAX_WORDS = 20


def share_prompt(case: Case) -> Iterator[Verdict]:
    """Short blocks that ask to share."""
    for block in case.saying("share"):
        i = block.index
        phrase = case.phrase(i, "share", _MAX_WORDS)
        if phrase:
            yield drop(block, "share_prompt", f"It asks to share the page: “{phrase}”.", phrase=phrase)
