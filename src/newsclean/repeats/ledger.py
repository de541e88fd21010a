"""What is known of one site: which paragraph stands on which page.

A ledger is a set of facts ("this paragraph is on that page, in this place"), held as sorted columns of numbers. Merging is the union
of sets, which is associative, commutative and does not mind a page that is learned twice.

Memory is bounded by sampling pages, not by forgetting paragraphs: of a site with more pages than ``MOST_PAGES``, those with the
smallest hashes stay, with all their paragraphs (bottom-k sampling: Cohen and Kaplan 2007). A page among the smallest of all is among
the smallest of any part, so shards still merge to the same ledger; and since a hash is as good as chance, shares of pages can be
read off the sample. The share of 20,000 pages that hold a paragraph is off by 0.15 points (standard error at 5 %).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import reduce
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Column = NDArray[np.uint64]

MOST_PAGES = 20_000
# Of so many pages the shingles of paragraphs are known too, to find variants. A family on 10 % of the pages is on 13 of them.
MOST_SHAPED_PAGES = 128


@dataclass(frozen=True, slots=True, eq=False)
class Ledger:
    """The facts on one site.

    Attributes:
        pages: the page numbers, ascending.
        names: what each page is called, in the same order.
        texts: with ``on`` and ``places`` the facts, ascending by text, page and place: the paragraph's fingerprint.
        on: the number of the page.
        places: where on the page; 0 for plain text.
        shapes: the shingles of the paragraphs on the ``MOST_SHAPED_PAGES`` first pages, as ascending 64-bit big-endian numbers.
    """

    pages: Column
    names: tuple[str, ...]
    texts: Column
    on: Column
    places: Column
    shapes: Mapping[int, bytes]

    @classmethod
    def of(cls, names: Mapping[int, str], facts: Column, shapes: Mapping[int, bytes]) -> Ledger:
        """A ledger of facts in any order.

        Args:
            names: of the pages, by number.
            facts: one row a fact: text, page, place. Repeated ones count once.
            shapes: by text; those of other than the first pages are left out.
        """
        pages = np.array(sorted(names)[:MOST_PAGES], np.uint64)
        facts = _sorted(facts if len(names) <= MOST_PAGES else facts[facts[:, 1] <= pages[-1]])
        texts, on, places = facts.T.copy()
        shaped = set(texts[on <= pages[:MOST_SHAPED_PAGES][-1]].tolist()) if len(pages) else set()
        kept = {text: shape for text, shape in sorted(shapes.items()) if text in shaped}
        return cls(pages, tuple(names[number] for number in pages.tolist()), texts, on, places, kept)

    def merge(self, other: Ledger) -> Ledger:
        """What both know together."""
        names = dict(zip(self.pages.tolist(), self.names, strict=True))
        for number, name in zip(other.pages.tolist(), other.names, strict=True):
            names[number] = min(name, names.get(number, name))
        return Ledger.of(names, np.concatenate([self.facts(), other.facts()]), {**self.shapes, **other.shapes})

    def facts(self) -> Column:
        """The facts as one table."""
        return np.column_stack([self.texts, self.on, self.places])

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Ledger):
            return NotImplemented
        same = np.array_equal(self.pages, other.pages) and np.array_equal(self.facts(), other.facts())
        return same and self.names == other.names and self.shapes == other.shapes

    __hash__ = None  # type: ignore[assignment]


def _sorted(facts: Column) -> Column:
    """The rows in order, each once."""
    ordered = facts[np.lexsort(facts.T[::-1])]
    new = np.ones(len(ordered), bool)
    new[1:] = (ordered[1:] != ordered[:-1]).any(axis=1)
    return ordered[new]


def merged(ledgers: list[Ledger]) -> Ledger:
    """What all know together; at least one."""
    return reduce(Ledger.merge, ledgers)
