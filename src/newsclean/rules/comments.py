"""Removes the readers' comments: all that follows the heading of the comments, where the article is over."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate

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
    headings = [block.index for block in case.saying("comments") if case.phrase(block.index, "comments", _MAX_WORDS, "line")]
    if not headings:
        return -1
    before = list(accumulate((score * case.words(i).words for i, score in enumerate(case.scores.final)), initial=0.0))
    bodies = case.body_spans.values()
    for i in headings:
        # A heading within a body stands over a box in the text.
        if before[i] >= before[-1] * _MIN_BEFORE and not any(first < i < last for first, last in bodies):
            return i
    return -1
