"""Removes the words of menus and buttons: "Home", "Skip to content", names of sections."""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.case import Case, drop
from newsclean.model import Verdict

_MAX_WORDS = 8


def navigation(case: Case) -> Iterator[Verdict]:
    """Labels that say nothing else. A subhead may say "Economy", and an answer "Yes."."""
    for block in case.saying("navigation"):
        phrase = case.phrase(block.index, "navigation", _MAX_WORDS)
        spared = case.is_subhead(block.index) or case.words(block.index).ends
        if phrase and not spared:
            yield drop(block, "navigation", f"It is a menu entry or a button: “{phrase}”.", phrase=phrase)
