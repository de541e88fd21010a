"""Paragraphs of a site that are nearly the same on page after page: "By Anna Berg, 3 March" and "By Ole Dahl, 9 May".

A paragraph belongs to a family if others nearly like it stand on enough other pages. MinHash proposes, the true Jaccard similarity of
the shingles decides.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from newsclean.repeats.fingerprints import fingerprint
from newsclean.repeats.learning import variant_shingles
from newsclean.repeats.signatures import index_for, signatures

# Jaccard similarity of word pairs. At it, 32 bands of 4 rows find 98 % of true variants and two false ones for a thousand paragraphs; with
# single words in place of pairs there are three hundred false ones (``python -m benchmarks.sites parameters``).
LEAST = 0.6
_MOST_NEIGHBOURS = 2_000
_SHINGLE_BYTES = 8

Hashes = frozenset[int]


@dataclass(frozen=True, slots=True)
class Family:
    """Variants of one paragraph.

    Attributes:
        pages: how many of the pages in the sample hold one of them.
        page: the number of one of these pages.
        similarity: how like the nearest of them is, from 0 to 1.
    """

    pages: int
    page: int
    similarity: float


class Families:
    """The families of a site, to look a paragraph up in.

    Args:
        shapes: the shingles of paragraphs by their fingerprint: those of :func:`likely_variants`.
        pages: the pages that hold each.
        least: the number of pages from which a family counts.
    """

    def __init__(self, shapes: Mapping[int, bytes], pages: Mapping[int, Collection[int]], least: int) -> None:
        sets = {text: _unpacked(shape) for text, shape in shapes.items()}
        self._pages = {text: on for text, on in _neighbourhoods(sets, pages).items() if len(on) >= least}
        self._sets = {text: sets[text] for text in self._pages}
        self._holders: dict[int, list[int]] = defaultdict(list)
        for text, own in self._sets.items():
            for shingle in own:
                self._holders[shingle].append(text)

    def find(self, words: tuple[str, ...]) -> Family | None:
        """The family of a paragraph, if it has one: that of the member that is most like it."""
        own = variant_shingles(words)
        known = [shingle for shingle in own if shingle in self._holders]
        if not own or len(known) < LEAST * len(own):
            return None
        common = Counter(text for shingle in known for text in self._holders[shingle])
        common.pop(fingerprint(words), None)  # a page that was learned holds the paragraph itself
        ranked = [(count / (len(own) + len(self._sets[text]) - count), len(self._pages[text]), text) for text, count in common.items()]
        similarity, size, text = max(ranked, default=(0.0, 0, 0))
        return Family(size, min(self._pages[text]), similarity) if similarity >= LEAST else None


def _unpacked(shape: bytes) -> Hashes:
    return frozenset(np.frombuffer(shape, ">u8").tolist())


def likely_variants(shapes: Mapping[int, bytes], least: int) -> dict[int, bytes]:
    """Paragraphs that can have a family: enough of their shingles stand in as many paragraphs as a family has pages.

    A paragraph that is the same on many pages counts as one here, and is found by its fingerprint.

    Args:
        shapes: the shingles of paragraphs by their fingerprint.
        least: the number of pages from which a family counts.
    """
    if not shapes:
        return {}
    sizes = np.array([len(shape) // _SHINGLE_BYTES for shape in shapes.values()])
    _, which, counts = np.unique(np.frombuffer(b"".join(shapes.values()), ">u8"), return_inverse=True, return_counts=True)
    common = np.add.reduceat(counts[which] >= min(3, least), np.cumsum(sizes) - sizes, dtype=np.int64)
    return {text: shape for (text, shape), enough in zip(shapes.items(), common >= LEAST * sizes, strict=True) if enough}


def _neighbourhoods(sets: Mapping[int, Hashes], pages: Mapping[int, Collection[int]]) -> dict[int, set[int]]:
    """For each paragraph the pages that hold it or one nearly like it; paragraphs without a neighbour are left out."""
    found: dict[int, set[int]] = {}
    for text, other in _pairs(sets):
        found.setdefault(text, set(pages[text])).update(pages[other])
        found.setdefault(other, set(pages[other])).update(pages[text])
    return found


def _pairs(sets: Mapping[int, Hashes]) -> Iterator[tuple[int, int]]:
    if len(sets) < 2:
        return
    index = index_for(LEAST)
    encoded = ([shingle.to_bytes(8, "big") for shingle in sorted(own)] for own in sets.values())
    for text, signature in zip(sets, signatures(encoded), strict=True):
        for other in sorted(index.query(signature))[:_MOST_NEIGHBOURS]:
            common = len(sets[text] & sets[other])
            if common >= LEAST * (len(sets[text]) + len(sets[other]) - common):
                yield text, other
        index.insert(text, signature)
