"""How the parameters of the near-duplicate search are chosen: recall of true pairs and false candidates, on real paragraphs."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from datasketch import MinHash, MinHashLSH

from newsclean.repeats.fingerprints import normal_words, shingle_hashes
from newsclean.repeats.signatures import signatures

BANDS = ((9, 13), (16, 8), (25, 5), (32, 4), (64, 2))
SHINGLES = (1, 2, 3, 4)
SIMILARITIES = (0.5, 0.6, 0.7, 0.8, 0.9)
PERMUTATIONS = 128
_MIN_WORDS = 8
_EDITS = (0.03, 0.06, 0.1, 0.15, 0.2, 0.3)  # share of words that are swapped to make a variant
_WIDTH = 0.05  # a pair counts for the similarity that it is this near to


@dataclass(frozen=True)
class Row:
    """One choice, measured.

    Attributes:
        shingle: words of a shingle.
        bands: bands and rows.
        recall: by Jaccard similarity, the share of the true pairs that become candidates.
        candidates: unrelated paragraphs that become candidates, for each paragraph.
    """

    shingle: int
    bands: tuple[int, int]
    recall: dict[float, float]
    candidates: float


def measured(paragraphs: Sequence[str], shingles: Iterable[int] = SHINGLES) -> list[Row]:
    """Measure every choice on paragraphs and variants of them, in which words are swapped for others of the corpus."""
    words = [own for text in paragraphs if len(own := normal_words(text)) >= _MIN_WORDS]
    return [row for size in shingles for row in _rows(size, words, _variants(words))]


def _variants(words: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
    chance = random.Random(0)
    pool = sorted({word for own in words for word in own})
    return [
        tuple(chance.choice(pool) if chance.random() < share else word for word in own)
        for own in words
        for share in (chance.choice(_EDITS),)
    ]


def _rows(size: int, words: Sequence[tuple[str, ...]], variants: Sequence[tuple[str, ...]]) -> Iterable[Row]:
    sets, twins = ([shingle_hashes(own, size) for own in all_of] for all_of in (words, variants))
    true = [len(a & b) / len(a | b) for a, b in zip(sets, twins, strict=True)]
    signed, signed_twins = _signed(sets), _signed(twins)
    for bands in BANDS:
        index = MinHashLSH(num_perm=PERMUTATIONS, params=bands)
        for i, signature in enumerate(signed):
            index.insert(i, signature)
        found = [set(index.query(signature)) for signature in signed_twins]
        recall = {}
        for similarity in SIMILARITIES:
            near = [i for i, value in enumerate(true) if abs(value - similarity) <= _WIDTH]
            recall[similarity] = sum(i in found[i] for i in near) / max(1, len(near))
        yield Row(size, bands, recall, sum(len(those - {i}) for i, those in enumerate(found)) / max(1, len(found)))


def _signed(sets: Iterable[frozenset[int]]) -> list[MinHash]:
    return signatures([h.to_bytes(8, "big") for h in own] for own in sets)
