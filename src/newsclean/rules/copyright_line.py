"""Removes copyright lines, terms of use and disclaimers about reproduction."""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.case import Case, drop
from newsclean.model import Verdict

_MAX_LINE = 40
_MAX_WORDS = 80


def copyright_line(case: Case) -> Iterator[Verdict]:
    """Blocks that claim rights."""
    for block in case.saying("copyright"):
        i = block.index
        if case.words(i).says("copyright", "line") and case.is_subhead(i):
            continue  # a subhead of an article about privacy
        phrase = case.phrase(i, "copyright", _MAX_LINE, "line", "start") or case.phrase(i, "copyright", _MAX_WORDS, "inside")
        if phrase:
            yield drop(block, "copyright_line", f"It is a copyright line or legal notice: “{phrase}”.", phrase=phrase)
