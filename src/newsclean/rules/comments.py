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
    for block in case.blocks:
        i = block.index
        phrase = case.phrase(i, "comments", _MAX_FORM_WORDS)
        if 0 <= start < i:
            yield drop(block, "comments", "It stands below the heading of the comments.", heading=start)
        elif phrase and (i == start or not case.is_solid(i) or case.scores.final[i] < _BELIEVED):
            yield drop(block, "comments", f"It belongs to the comments: “{phrase}”.", phrase=phrase)


def _start(case: Case) -> int:
    """The first heading of comments after most of the text; -1 if there is none."""
    believed = [score * case.words(i).words for i, score in enumerate(case.scores.final)]
    total, before = sum(believed), 0.0
    ends = dict(case.body_spans.values())  # of the bodies, by where they begin
    end = -1  # of the body that reaches furthest: a heading before it stands over a box in the text
    for i, mass in enumerate(believed):
        if before >= total * _MIN_BEFORE and i > end and case.phrase(i, "comments", _MAX_WORDS, "line"):
            return i
        before += mass
        end = max(end, ends.get(i, -1))
    return -1
