"""Removes the lines of a paywall, of a login and of a call for donations."""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.case import Case, drop
from newsclean.model import Verdict

_MAX_WORDS = 60


def paywall(case: Case) -> Iterator[Verdict]:
    """Blocks of a few sentences that ask to log in, pay or give."""
    for block in case.saying("paywall"):
        i = block.index
        phrase = case.phrase(i, "paywall", _MAX_WORDS)
        if phrase:
            yield drop(block, "paywall", f"It asks to log in, to pay or to give: “{phrase}”.", phrase=phrase)
