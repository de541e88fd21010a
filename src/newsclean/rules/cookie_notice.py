"""Removes notices about cookies, consent and privacy."""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.case import Case, drop
from newsclean.model import Verdict

_MAX_WORDS = 80


def cookie_notice(case: Case) -> Iterator[Verdict]:
    """Blocks that ask for consent."""
    for block in case.saying("cookies"):
        i = block.index
        phrase = case.phrase(i, "cookies", _MAX_WORDS)
        if phrase:
            yield drop(block, "cookie_notice", f"It is a notice about cookies or privacy: “{phrase}”.", phrase=phrase)
