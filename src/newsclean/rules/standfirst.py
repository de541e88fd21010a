"""Keeps the standfirst: the lines right below the headline that sum the story up.

News sites print them in all forms, as headings, as large type, in boxes. The description in a page's head tells which words they are; in
extracted text they are whole sentences that say what the text goes on to say. There the scorer refuses some, because names, dates and
buttons stand around them.
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
# Of extracted text. Of such lines that the scorer refuses in texts of Fundus' pages nearly all are the article's, of WCXB's half of them
# (docs/held-out-text.md has what the rule is worth).
_SENTENCE_WORDS = 15
_SAID_AGAIN = 0.4  # share of its words that the text has too
_LEAST_SCORE = 0.05
_MIN_LETTERS = 4  # of a word that tells what a text is about


def standfirst(case: Case) -> Iterator[Verdict]:
    """The first removed block near the headline that sums the story up, where text is kept after it."""
    return _of_page(case) if case.page.markup else _of_text(case)


def _of_page(case: Case) -> Iterator[Verdict]:
    first, described = case.signals.headline, words_of(case.page.description)
    if first < 0 or len(described) < _MIN_WORDS or overlap(described, words_of(case.page.title or "")) >= _LIKE_TITLE:
        return
    for block in case.blocks[first + 1 : first + 1 + _NEAR]:
        own = frozenset(case.words(block.index).tokens)
        if case.link(block.index) < _MAX_LINK and min(overlap(own, described), overlap(described, own)) > _SAME:
            if not case.kept[block.index] and any(case.kept[block.index :]):
                yield keep(block, "standfirst", "It stands below the headline and is the page's own description.")
            return


def _of_text(case: Case) -> Iterator[Verdict]:
    first = case.headline
    for block in case.blocks[first + 1 : min(first + 1 + _NEAR, case.text_body.start)] if first >= 0 else ():
        if _tells(case, block.index) and _is_said_again(case, block.index):
            if not case.kept[block.index]:
                yield keep(block, "standfirst", "It stands below the headline and says in whole sentences what the text is about.")
            return


def _tells(case: Case, i: int) -> bool:
    """Whether a line says whole sentences, and the scorer does not refuse it altogether."""
    words = case.words(i)
    calls = any(hit.concept != "views" for hit in words.hits)  # "years" and "minutes" stand beside counts of anything
    return words.ends and words.words >= _SENTENCE_WORDS and not calls and case.scores.final[i] >= _LEAST_SCORE


def _is_said_again(case: Case, i: int) -> bool:
    told = frozenset(word for k in case.text_body for word in _subjects(case, k))
    return overlap(_subjects(case, i), told) >= _SAID_AGAIN


def _subjects(case: Case, i: int) -> frozenset[str]:
    return frozenset(word for word in case.words(i).tokens if len(word) >= _MIN_LETTERS or not word.isascii())
