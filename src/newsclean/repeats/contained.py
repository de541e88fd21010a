"""Paragraphs of one page that another paragraph says in full: a teaser, or a quote that is printed large."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from newsclean.words import Shingles, overlap, shingles_of

_MOST_HOLDERS = 20  # a shingle in more paragraphs is a phrase of the page, and would make the time quadratic


def contained(paragraphs: Mapping[int, Sequence[str]], least: float) -> Iterator[tuple[int, int, float]]:
    """Find paragraphs that are part of a longer one, before or after.

    Candidates come from an index of the shingles that few paragraphs share (MinHash would miss them: the Jaccard similarity of
    a sentence and its paragraph is small), and each is confirmed by the true containment (Broder 1997).

    Args:
        paragraphs: the words of each paragraph by its number.
        least: the share of a paragraph's shingles that the longer one must have, from 0 to 1.

    Yields:
        The number of the part, of the whole, and that share.

    Example:
        >>> whole = "one two three four five six seven eight nine ten eleven twelve".split()
        >>> list(contained({4: whole[2:9], 7: whole, 9: ["other", "words"]}, 0.9))
        [(4, 7, 1.0)]
    """
    shingles = {i: own for i, words in paragraphs.items() if (own := shingles_of(words))}
    holders = _holders(shingles)
    for i, own in shingles.items():
        common = Counter(j for shingle in own for j in holders.get(shingle, ()) if len(shingles[j]) > len(own))
        candidates = [(overlap(own, shingles[j]), -j) for j, _ in common.most_common(3)]
        share, whole = max(candidates, default=(0.0, 0))
        if share and share >= least:
            yield i, -whole, share


def _holders(shingles: Mapping[int, Shingles]) -> dict[tuple[str, ...], list[int]]:
    """The paragraphs of each shingle that is in two or a few more."""
    counts = Counter(chain.from_iterable(shingles.values()))
    found: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i, own in shingles.items():
        for shingle in own:
            if 1 < counts[shingle] <= _MOST_HOLDERS:
                found[shingle].append(i)
    return found
