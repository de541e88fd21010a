"""Removes credits of editors, reporters and translators, and notes on where and how the text was published."""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.case import Case, drop
from newsclean.model import Verdict

_MAX_WORDS = 45
_MAX_INSIDE = 25


def editor_credit(case: Case) -> Iterator[Verdict]:
    """Lines that begin like such a credit."""
    for block in case.saying("editor"):
        i = block.index
        phrase = case.phrase(i, "editor", _MAX_WORDS, "start") or case.phrase(i, "editor", _MAX_INSIDE, "inside")
        if phrase:
            yield drop(block, "editor_credit", f"It credits who worked on the text, or notes its publication: “{phrase}”.", phrase=phrase)
