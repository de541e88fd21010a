"""Removes calls to follow the outlet on a network, in a messenger or an app."""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.case import Case, drop
from newsclean.model import Verdict

_MAX_WORDS = 40


def follow_prompt(case: Case) -> Iterator[Verdict]:
    """Blocks of a sentence or two that ask to follow."""
    for block in case.saying("follow"):
        i = block.index
        phrase = case.phrase(i, "follow", _MAX_WORDS)
        if phrase:
            yield drop(block, "follow_prompt", f"It asks to follow the outlet: “{phrase}”.", phrase=phrase)
