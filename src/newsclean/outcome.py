"""What a page is as a whole, once its blocks were judged: its kind, and how sure the cleaner is of the text."""

from __future__ import annotations

from newsclean.case import Case
from newsclean.model import Page, PageKind

_MIN_WORDS = 25  # fewer kept words are no article
_MIN_HEADLINES = 8
# Words of whole kept paragraphs for each headline-like line on the page; a page of links has fewer. Measured on the
# development pages: 98 % of the articles and 53 % of the listings fall on the right side.
_WORDS_PER_HEADLINE = 5.0
_WORDS_PER_HEADLINE_STATED = 0.5  # where the page's metadata calls it an article
_WORDS_PER_HEADLINE_TEXT = 2.0  # extracted text: nothing is stated, and articles with a long tail of teasers are common


def kind_of(case: Case) -> PageKind:
    """Tell an article from a page of links to articles and from a page with no text."""
    kept = sum(words.words for _, words in case.kept_blocks())
    solid = sum(words.words for block, words in case.kept_blocks() if case.is_solid(block.index))
    headlines = sum(case.is_headline_like(block.index) and case.words(block.index).words >= 4 for block in case.blocks)
    if headlines >= _MIN_HEADLINES and solid < headlines * _least(case.page):
        return "index"
    return "article" if kept >= _MIN_WORDS else "empty"


def _least(page: Page) -> float:
    if not page.markup:
        return _WORDS_PER_HEADLINE_TEXT
    return _WORDS_PER_HEADLINE_STATED if page.is_article else _WORDS_PER_HEADLINE


def confidence_of(case: Case, kind: PageKind) -> float:
    """How sure the cleaner is, from 0 to 1: the certainty of its scores, weighted by words.

    A page that is no article, or of which little was kept, lowers it.
    """
    weights = [words.words for words in case.signals.wording]
    total = sum(weights)
    if not total or kind == "empty":
        return 0.0
    certain = sum(abs(2 * p - 1) * w for p, w in zip(case.scores.final, weights, strict=True)) / total
    solid = sum(case.is_solid(block.index) for block, _ in case.kept_blocks())
    enough = min(1.0, (solid + 1) / 4)
    return round(certain * enough * (0.5 if kind == "index" else 1.0), 3)
