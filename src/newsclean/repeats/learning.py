"""Pages to a ledger, one after the other, in bounded memory.

What is learned of a page is made by a function of this page alone (:func:`facts_of`), so it can be made anywhere and carried as bytes.
"""

from __future__ import annotations

import heapq
import struct
from array import array
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from newsclean.model import Page
from newsclean.repeats.fingerprints import fingerprint, has_letters, normal_words, page_id, place, shingle_hashes
from newsclean.repeats.ledger import MOST_SHAPED_PAGES, Ledger

VARIANT_SHINGLE = 2  # words
MIN_SHAPED_WORDS = 4  # shorter lines have no variants: a word more or less makes another line of them
_MAX_SHAPED_WORDS = 200  # the beginning of a paragraph is enough to know it by
_MOST_BLOCKS = 2_000  # of one page, those with the smallest hashes; 99.9 % of pages have fewer
_BUFFERED = 300_000  # facts
_HEAD = struct.Struct(">QQ")


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What is learned of one page.

    Attributes:
        page: its number.
        facts: for each paragraph and place three numbers: the paragraph's fingerprint, the page, the place.
        shapes: the shingles of paragraphs that may have variants, by fingerprint.
    """

    page: int
    facts: tuple[int, ...]
    shapes: Mapping[int, bytes]

    def to_bytes(self) -> bytes:
        """To be carried; about 24 bytes a paragraph and 8 a word."""
        parts = [_HEAD.pack(self.page, len(self.facts)), struct.pack(f">{len(self.facts)}Q", *self.facts)]
        for text, shape in self.shapes.items():
            parts += [_HEAD.pack(text, len(shape)), shape]
        return b"".join(parts)

    @classmethod
    def from_bytes(cls, data: bytes) -> PageFacts:
        """What :meth:`to_bytes` wrote."""
        page, count = _HEAD.unpack_from(data)
        at = _HEAD.size + 8 * count
        facts, shapes = struct.unpack_from(f">{count}Q", data, _HEAD.size), {}
        while at < len(data):
            text, size = _HEAD.unpack_from(data, at)
            shapes[text] = data[at + _HEAD.size : at + _HEAD.size + size]
            at += _HEAD.size + size
        return cls(page, facts, shapes)


def facts_of(page: Page) -> PageFacts | None:
    """What is learned of a page; None if nothing on it has letters."""
    number = page_id(page)
    words = [(block, normal_words(block.text)) for block in page.blocks]
    known = [(fingerprint(own), place(page, block), own) for block, own in words if has_letters(own)]
    known = heapq.nsmallest(_MOST_BLOCKS, known)
    if not known:
        return None
    facts = tuple(value for text, where, _ in known for value in (text, number, where))
    return PageFacts(number, facts, {text: shape_of(own) for text, _, own in known if len(own) >= MIN_SHAPED_WORDS})


class FirstPages:
    """Tells the pages of a site of which a ledger may keep the shingles from those of which it surely will not."""

    def __init__(self) -> None:
        self._first: list[int] = []  # the negated smallest page numbers, as a heap

    def take(self, number: int) -> bool:
        """Note a page; False if its shingles are of no use."""
        if -number in self._first:
            return True
        if len(self._first) < MOST_SHAPED_PAGES:
            heapq.heappush(self._first, -number)
            return True
        return -heapq.heappushpop(self._first, -number) != number


class Learner:
    """Takes what is learned of the pages of one site, and gives its ledger."""

    def __init__(self) -> None:
        self._ledger: Ledger | None = None
        self._facts = array("Q")
        self._names: dict[int, str] = {}
        self._shapes: dict[int, bytes] = {}
        self._first = FirstPages()

    def take(self, name: str, page: PageFacts) -> None:
        """Learn one page."""
        name = name.encode("utf-8", "backslashreplace").decode()  # a file name or address need not be Unicode
        self._facts.extend(page.facts)
        self._names[page.page] = min(name, self._names.get(page.page, name))
        if self._first.take(page.page):
            self._shapes |= page.shapes
        if len(self._facts) >= 3 * _BUFFERED:
            self._settle()

    def ledger(self) -> Ledger:
        """All that was learned."""
        self._settle()
        assert self._ledger is not None
        return self._ledger

    def _settle(self) -> None:
        facts = np.frombuffer(self._facts.tobytes(), np.uint64).reshape(-1, 3)
        settled = Ledger.of(self._names, facts, self._shapes)
        self._ledger = settled if self._ledger is None else self._ledger.merge(settled)
        self._facts, self._names, self._shapes = array("Q"), {}, {}


def variant_shingles(words: tuple[str, ...]) -> frozenset[int]:
    """The shingles by which variants of a paragraph are told: those of its beginning, as 64-bit numbers."""
    return shingle_hashes(words[:_MAX_SHAPED_WORDS], VARIANT_SHINGLE)


def shape_of(words: tuple[str, ...]) -> bytes:
    """The same, in ascending order, as they are stored."""
    return np.array(sorted(variant_shingles(words)), ">u8").tobytes()
