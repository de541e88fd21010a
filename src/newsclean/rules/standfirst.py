"""Keeps the standfirst: the lines right below the headline that say what the page's own description says.

News sites print them in all forms, as headings, as large type, in boxes; the description in the page's head tells which words they are.
"""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.case import Case, keep
from newsclean.model import Verdict
from newsclean.words import overlap, words_of

_NEAR = 3  # blocks after the headline; a byline or a date may stand between
_MIN_WORDS = 6
_MAX_LINK = 0.3
# Of the description's words, and of its own. Of 82 such blocks of Fundus' pages 96 % are the article's.
_SAME = 0.9
_LIKE_TITLE = 0.6  # a description that only says the title again is no standfirst


def standfirst(case: Case) -> Iterator[Verdict]:
    """The first removed block near the headline that says the description, where text is kept after it."""
    first, described = case.signals.headline, words_of(case.page.description)
    if first < 0 or len(described) < _MIN_WORDS or overlap(described, words_of(case.page.title or "")) >= _LIKE_TITLE:
        return
    for block in case.blocks[first + 1 : first + 1 + _NEAR]:
        own = frozenset(case.words(block.index).tokens)
        if case.link(block.index) < _MAX_LINK and min(overlap(own, described), overlap(described, own)) > _SAME:
            if not case.kept[block.index] and any(case.kept[block.index :]):
                yield keep(block, "standfirst", "It stands below the headline and is the page's own description.")
            return
