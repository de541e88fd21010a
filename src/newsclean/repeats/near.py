"""Near-duplicates among the paragraphs of one page: shingles, MinHash, and the true similarity to confirm."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from newsclean.repeats.signatures import index_for, signatures
from newsclean.repeats.suspects import suspects
from newsclean.words import Shingles

# A paragraph that so many others resemble is compared with the first of them, and not remembered for later ones: this keeps the
# time linear where a page has thousands of variants of one sentence.
_MAX_CANDIDATES = 50


def near_duplicates(shingles: Mapping[int, Shingles], least: float) -> Iterator[tuple[int, int, float]]:
    """Find paragraphs that say almost the same as an earlier one.

    Candidates come from MinHash signatures with banding (Broder 1997; Leskovec, Rajaraman and Ullman, Mining of Massive
    Datasets, chapter 3), and each is confirmed by the true Jaccard similarity of its word shingles.

    Args:
        shingles: of each paragraph by its number, in reading order.
        least: the Jaccard similarity from which two count as near-duplicates, from 0 to 1.

    Yields:
        The number of the later paragraph, of the earlier one, and their similarity.

    Example:
        >>> from newsclean.words import shingles_of
        >>> long = "one two three four five six seven eight nine ten eleven twelve".split()
        >>> [(i, twin) for i, twin, _ in near_duplicates({4: shingles_of(long), 7: shingles_of(long + ["thirteen"])}, 0.8)]
        [(7, 4)]
    """
    shingles = suspects(shingles, least)
    if len(shingles) < 2:
        return
    index = index_for(least)
    texts = ([" ".join(shingle).encode("utf-8", "surrogatepass") for shingle in own] for own in shingles.values())
    for (i, own), signature in zip(shingles.items(), signatures(texts), strict=True):
        candidates = sorted(index.query(signature))
        twins = sorted((-_jaccard(own, shingles[j]), j) for j in candidates[:_MAX_CANDIDATES])
        if twins and -twins[0][0] >= least:
            yield i, twins[0][1], -twins[0][0]
        elif len(candidates) < _MAX_CANDIDATES:
            index.insert(i, signature)


def _jaccard(a: Shingles, b: Shingles) -> float:
    common = len(a & b)
    return common / (len(a) + len(b) - common) if common else 0.0
