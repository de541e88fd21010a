"""Removes a thread of comments: all that follows a heading that counts them, however well it reads.

Readers write whole paragraphs about the article's own topic, and more of them than the article has. That so many comments follow tells
what they are.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate

from newsclean.case import Case, drop
from newsclean.model import Verdict

_MAX_WORDS = 12
_MIN_BEFORE = 0.15  # of the believed text; of 70 such headings of texts with more before them, none has a line of the article below it
_BELIEVED = 0.6  # from here on it may be a subhead of the article
_MOST_COUNTS = 2  # more counts on a page are those of other stories, each with its own


def comment_thread(case: Case) -> Iterator[Verdict]:
    """Everything from the heading on."""
    start = _start(case)
    for block in case.blocks[start:] if start >= 0 else ():
        yield drop(block, "comment_thread", "It stands below a heading that counts the comments.", heading=case.blocks[start].text)


def _start(case: Case) -> int:
    """The first heading with a count; -1 if there is none."""
    counted = {
        block.index: count
        for block in case.saying("comments")
        if (count := _count(block.text)) and case.phrase(block.index, "comments", _MAX_WORDS, "line")
    }
    if not counted or len(set(counted.values())) > _MOST_COUNTS:
        return -1
    before = list(accumulate((score * case.words(i).words for i, score in enumerate(case.scores.final)), initial=0.0))
    bodies = case.body_spans.values()
    for i in counted:
        # A heading within a body stands over a box in the text.
        inside = any(first < i < last for first, last in bodies)
        if case.scores.final[i] < _BELIEVED and before[i] >= before[-1] * _MIN_BEFORE and not inside:
            return i
    return -1


def _count(text: str) -> str:
    return "".join(filter(str.isdigit, text))
