"""What a site repeats, ready to be asked: how many of its pages hold a paragraph, or one nearly like it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

import numpy as np

from newsclean.model import Block, Page
from newsclean.repeats.fingerprints import fingerprint, has_letters, normal_words, place
from newsclean.repeats.learning import MIN_SHAPED_WORDS
from newsclean.repeats.ledger import MOST_SHAPED_PAGES, Ledger
from newsclean.repeats.repeat import Repeat
from newsclean.repeats.variants import Families

LEAST_PAGES = 3  # what is on fewer pages of a site is never the site's


class Furniture:
    """The repeats of one site.

    Args:
        ledger: what was learned of it.
    """

    def __init__(self, ledger: Ledger) -> None:
        self._names = dict(zip(ledger.pages.tolist(), ledger.names, strict=True))
        self._counts, self._places = _counted(ledger)
        self._ledger = ledger

    def find(self, page: Page, block: Block, variants: bool = True) -> Repeat | None:
        """What is known of a paragraph; None if the site does not repeat it.

        Args:
            page: the page that it is on, which need not be one of those that were learned.
            block: the paragraph.
            variants: whether paragraphs that are only nearly the same count, where none is the very same.
        """
        words = normal_words(block.text)
        if not has_letters(words):
            return None
        own = fingerprint(words)
        if own in self._counts:
            pages, example = self._counts[own]
            where = 0 if self._is_flat else place(page, block)
            here = self._places.get((own, where), 0) if where else None
            return Repeat(pages, len(self._names), self._names[example], here)
        family = self._families.find(words) if variants and len(words) >= MIN_SHAPED_WORDS else None
        if family is None:
            return None
        return Repeat(family.pages, min(MOST_SHAPED_PAGES, len(self._names)), self._names[family.page], None, False, family.similarity)

    @cached_property
    def _is_flat(self) -> bool:
        """True for a site that was learned from plain text: no place is known."""
        return not self._ledger.places.any()

    @cached_property
    def _families(self) -> Families:
        ledger = self._ledger
        first = ledger.on <= ledger.pages[:MOST_SHAPED_PAGES][-1]
        pages: dict[int, list[int]] = {}
        for text, page in zip(ledger.texts[first].tolist(), ledger.on[first].tolist(), strict=True):
            pages.setdefault(text, []).append(page)
        once = {text: shape for text, shape in ledger.shapes.items() if text not in self._counts}
        return Families(once, pages, LEAST_PAGES)


def _counted(ledger: Ledger) -> tuple[Mapping[int, tuple[int, int]], Mapping[tuple[int, int], int]]:
    """For each repeated paragraph its pages and the first of them; for each of its places the pages there."""
    texts, on, places = ledger.texts, ledger.on, ledger.places
    if not len(texts):
        return {}, {}
    # Facts are in order, so those of a text on one page follow each other.
    start = np.flatnonzero(np.r_[True, texts[1:] != texts[:-1]])
    new_page = np.r_[True, (texts[1:] != texts[:-1]) | (on[1:] != on[:-1])]
    pages = np.add.reduceat(new_page, start, dtype=np.int64)
    often = pages >= LEAST_PAGES
    counts = {
        text: (count, page)
        for text, count, page in zip(texts[start][often].tolist(), pages[often].tolist(), on[start][often].tolist(), strict=True)
    }
    repeated = np.repeat(often, np.diff(np.r_[start, len(texts)]))
    pairs, found = np.unique(np.column_stack([texts[repeated], places[repeated]]), axis=0, return_counts=True)
    return counts, {(text, place): count for (text, place), count in zip(pairs.tolist(), found.tolist(), strict=True)}
