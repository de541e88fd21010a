"""Paragraphs of one page that another paragraph says in full: a teaser, or a quote that is printed large."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from newsclean.repeats.suspects import suspects
from newsclean.words import Shingles, overlap

_MOST_HOLDERS = 20  # a shingle in more paragraphs is a phrase of the page, and would make the time quadratic
_MOST_CANDIDATES = 3


def contained(shingles: Mapping[int, Shingles], least: float) -> Iterator[tuple[int, int, float]]:
    """Find paragraphs that are part of a longer one, before or after.

    Candidates come from an index of the shingles that few paragraphs share (MinHash would miss them: the Jaccard similarity of
    a sentence and its paragraph is small), and each is confirmed by the true containment (Broder 1997).

    Args:
        shingles: of each paragraph by its number.
        least: the share of a paragraph's shingles that the longer one must have, from 0 to 1.

    Yields:
        The number of the part, of the whole (the longest of those that have most of it), and that share.

    Example:
        >>> from newsclean.words import shingles_of
        >>> whole = "one two three four five six seven eight nine ten eleven twelve".split()
        >>> list(contained({i: shingles_of(words) for i, words in {4: whole[2:9], 7: whole, 9: ["other", "words"]}.items()}, 0.9))
        [(4, 7, 1.0)]
    """
    parts = suspects(shingles, least)
    holders = _holders(shingles, parts) if parts else {}
    for i, own in parts.items():
        common = Counter(j for shingle in own for j in holders.get(shingle, ()) if len(shingles[j]) > len(own))
        candidates = [(overlap(own, shingles[j]), len(shingles[j]), -j) for j, _ in common.most_common(_MOST_CANDIDATES)]
        share, _, whole = max(candidates, default=(0.0, 0, 0))
        if share and share >= least:
            yield i, -whole, share


def _holders(shingles: Mapping[int, Shingles], parts: Mapping[int, Shingles]) -> dict[tuple[str, ...], list[int]]:
    """The paragraphs of each shingle of the parts that is in few of them."""
    wanted = frozenset().union(*parts.values())
    found: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i, own in shingles.items():
        for shingle in own & wanted:
            found[shingle].append(i)
    return {shingle: numbers for shingle, numbers in found.items() if 1 < len(numbers) <= _MOST_HOLDERS}
