"""Removes the readers' comments: all that follows the heading of the comments, where the article is over."""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.case import Case, drop
from newsclean.model import Verdict

_BELIEVED = 0.5
_MAX_WORDS = 12
_MAX_FORM_WORDS = 40
_MIN_BEFORE = 0.7  # share of the believed text that must stand before the heading


def comments(case: Case) -> Iterator[Verdict]:
    """Lines of the comment form anywhere, and everything after the heading of the comments."""
    start = _start(case)
    for block in case.saying("comments"):
        i = block.index
        phrase = case.phrase(i, "comments", _MAX_FORM_WORDS)
        if phrase and (i == start or not case.is_solid(i) or case.scores.final[i] < _BELIEVED):
            yield drop(block, "comments", f"It belongs to the comments: “{phrase}”.", phrase=phrase)
    for block in case.blocks[start + 1 :] if start >= 0 else ():
        yield drop(block, "comments", "It stands below the heading of the comments.", heading=start)


def _start(case: Case) -> int:
    """The first heading of comments after most of the text; -1 if there is none."""
    for block in case.saying("comments"):
        i = block.index
        if case.told[i] >= _MIN_BEFORE and case.phrase(i, "comments", _MAX_WORDS, "line") and not case.stands_in_body(i):
            return i
    return -1
