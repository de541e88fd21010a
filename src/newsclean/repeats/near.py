"""Near-duplicates among the paragraphs of one page: shingles, MinHash, and the true similarity to confirm."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from newsclean.repeats.signatures import index_for, signatures
from newsclean.words import Shingles, shingles_of

# A paragraph that so many others resemble is compared with the first of them, and not remembered for later ones: this keeps the
# time linear where a page has thousands of variants of one sentence.
_MAX_CANDIDATES = 50


def near_duplicates(paragraphs: Mapping[int, Sequence[str]], least: float) -> Iterator[tuple[int, int, float]]:
    """Find paragraphs that say almost the same as an earlier one.

    Candidates come from MinHash signatures with banding (Broder 1997; Leskovec, Rajaraman and Ullman, Mining of Massive
    Datasets, chapter 3), and each is confirmed by the true Jaccard similarity of its word shingles.

    Args:
        paragraphs: the words of each paragraph by its number.
        least: the Jaccard similarity from which two count as near-duplicates, from 0 to 1.

    Yields:
        The number of the later paragraph, of the earlier one, and their similarity.

    Example:
        >>> long = "one two three four five six seven eight nine ten eleven twelve".split()
        >>> [(i, twin) for i, twin, _ in near_duplicates({4: long, 7: long + ["thirteen"]}, 0.8)]
        [(7, 4)]
    """
    shingles = _suspects({i: shingles_of(paragraphs[i]) for i in _unoriginal(paragraphs, least)}, least)
    if len(shingles) < 2:
        return
    index = index_for(least)
    texts = ([" ".join(shingle).encode() for shingle in sorted(own)] for own in shingles.values())
    for (i, own), signature in zip(shingles.items(), signatures(texts), strict=True):
        candidates = sorted(index.query(signature))
        twins = sorted((-_jaccard(own, shingles[j]), j) for j in candidates[:_MAX_CANDIDATES])
        if twins and -twins[0][0] >= least:
            yield i, twins[0][1], -twins[0][0]
        elif len(candidates) < _MAX_CANDIDATES:
            index.insert(i, signature)


def _unoriginal(paragraphs: Mapping[int, Sequence[str]], least: float) -> list[int]:
    """Paragraphs with few words of their own: a first look that costs less than shingles.

    Each word that stands in no other paragraph begins a shingle that no other has (but for the last two words, which begin none).
    """
    distinct = {i: frozenset(words) for i, words in paragraphs.items()}
    counts = Counter(chain.from_iterable(distinct.values()))
    shared = frozenset(word for word, count in counts.items() if count > 1)
    return [i for i, own in distinct.items() if len(own - shared) - 2 <= (1 - least) * len(paragraphs[i])]


def _suspects(shingles: dict[int, Shingles], least: float) -> dict[int, Shingles]:
    """Paragraphs that can have a near-duplicate at all: enough of their shingles stand elsewhere too.

    A Jaccard similarity of ``least`` means that at least this share of either's shingles is shared.
    """
    counts = Counter(shingle for own in shingles.values() for shingle in own)
    return {i: own for i, own in shingles.items() if own and sum(counts[s] > 1 for s in own) >= least * len(own)}


def _jaccard(a: Shingles, b: Shingles) -> float:
    common = len(a & b)
    return common / (len(a) + len(b) - common) if common else 0.0
