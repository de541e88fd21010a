"""Pages to a ledger, one after the other, in bounded memory."""

from __future__ import annotations

import heapq
from array import array

import numpy as np

from newsclean.model import Page
from newsclean.repeats.fingerprints import fingerprint, has_letters, normal_words, page_id, place, shingle_hashes
from newsclean.repeats.ledger import MOST_SHAPED_PAGES, Ledger

VARIANT_SHINGLE = 2  # words
MIN_SHAPED_WORDS = 4  # shorter lines have no variants: a word more or less makes another line of them
_MAX_SHAPED_WORDS = 200  # the beginning of a paragraph is enough to know it by
_MOST_BLOCKS = 2_000  # of one page, those with the smallest hashes; 99.9 % of pages have fewer
_BUFFERED = 300_000  # facts


class Learner:
    """Takes the pages of one site and gives its ledger."""

    def __init__(self) -> None:
        self._ledger: Ledger | None = None
        self._facts = array("Q")
        self._names: dict[int, str] = {}
        self._shapes: dict[int, bytes] = {}
        self._first: list[int] = []  # the negated smallest page numbers, as a heap

    def take(self, name: str, page: Page) -> None:
        """Learn one page."""
        number = page_id(page)
        words = [(block, normal_words(block.text)) for block in page.blocks]
        known = [(fingerprint(own), place(page, block), own) for block, own in words if has_letters(own)]
        if not known:
            return
        for text, where, _ in heapq.nsmallest(_MOST_BLOCKS, known):
            self._facts.extend((text, number, where))
        self._names[number] = min(name, self._names.get(number, name))
        if self._is_among_first(number):
            self._shapes |= {text: shape_of(own) for text, _, own in known if len(own) >= MIN_SHAPED_WORDS}
        if len(self._facts) >= 3 * _BUFFERED:
            self._settle()

    def ledger(self) -> Ledger:
        """All that was learned."""
        self._settle()
        assert self._ledger is not None
        return self._ledger

    def _is_among_first(self, number: int) -> bool:
        """False for a page of which the ledger will surely not keep the shingles."""
        if -number in self._first:
            return True
        if len(self._first) < MOST_SHAPED_PAGES:
            heapq.heappush(self._first, -number)
            return True
        return -heapq.heappushpop(self._first, -number) != number

    def _settle(self) -> None:
        facts = np.frombuffer(self._facts.tobytes(), np.uint64).reshape(-1, 3)
        settled = Ledger.of(self._names, facts, self._shapes)
        self._ledger = settled if self._ledger is None else self._ledger.merge(settled)
        self._facts, self._names, self._shapes = array("Q"), {}, {}


def shape_of(words: tuple[str, ...]) -> bytes:
    """The shingles of a paragraph, as ascending 64-bit numbers."""
    found = sorted(shingle_hashes(words[:_MAX_SHAPED_WORDS], VARIANT_SHINGLE))
    return np.array(found, ">u8").tobytes()
