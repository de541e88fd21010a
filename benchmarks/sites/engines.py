"""rensa beside datasketch: how fast each signs paragraphs, and whether the answers are the same, on pairs of real paragraphs."""

from __future__ import annotations

import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Any

import numpy as np

from newsclean.repeats.fingerprints import normal_words, shingle_hashes
from newsclean.repeats.signatures import BANDS, signatures

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Signatures = NDArray[np.uint64]  # one row a paragraph

PERMUTATIONS = 128
LEAST = 0.5  # Jaccard similarity of a pair
_SHINGLE = 2
_MIN_WORDS = 8
_MOST_HOLDERS = 10  # a shingle in more paragraphs makes no pairs
Pair = tuple[frozenset[int], frozenset[int]]


@dataclass(frozen=True)
class Engine:
    """What one engine made of the pairs.

    Attributes:
        seconds: CPU time to sign the paragraphs.
        error: mean distance of the estimated from the true similarity.
        found: for each bound of ``BANDS`` above 0, which of the pairs at least so similar become candidates.
    """

    seconds: float
    error: float
    found: dict[float, NDArray[np.bool_]]


def related(paragraphs: Sequence[str]) -> list[Pair]:
    """Pairs of different paragraphs that are alike, each as two sets of shingles: what one site says in several ways, or two tools
    took from one page.
    """
    words = sorted({own for text in paragraphs if len(own := normal_words(text)) >= _MIN_WORDS})
    sets = [shingle_hashes(own, _SHINGLE) for own in words]
    holders: dict[int, list[int]] = defaultdict(list)
    for i, hashes in enumerate(sets):
        for shingle in hashes:
            holders[shingle].append(i)
    common = Counter(pair for those in holders.values() if len(those) <= _MOST_HOLDERS for pair in combinations(those, 2))
    likely = sorted(pair for pair, count in common.items() if count >= _SHINGLE)
    return [(sets[i], sets[k]) for i, k in likely if LEAST <= similarity((sets[i], sets[k])) < 1]


def similarity(pair: Pair) -> float:
    """The true Jaccard similarity."""
    common = len(pair[0] & pair[1])
    return common / (len(pair[0]) + len(pair[1]) - common)


def compared(pairs: Sequence[Pair]) -> dict[str, Engine]:
    """Both engines on these pairs; rensa only if it is installed."""
    return {name: _measured(sign, pairs) for name, sign in _engines()}


def _engines() -> Iterator[tuple[str, Callable[[list[frozenset[int]]], Signatures]]]:
    yield "datasketch", _by_datasketch
    try:
        from rensa import RMinHash
    except ImportError:
        return
    yield "rensa", lambda sets: _by_rensa(RMinHash, sets)


def _by_datasketch(sets: list[frozenset[int]]) -> Signatures:
    return np.array([made.hashvalues for made in signatures([shingle.to_bytes(8, "big") for shingle in own] for own in sets)], np.uint64)


def _by_rensa(engine: Any, sets: list[frozenset[int]]) -> Signatures:
    made = engine.digests_from_token_sets([[shingle.to_bytes(8, "big") for shingle in own] for own in sets], PERMUTATIONS, 1)
    return np.array(made, np.uint64)


def _measured(sign: Callable[[list[frozenset[int]]], Signatures], pairs: Sequence[Pair]) -> Engine:
    sign([frozenset((1,))])  # whatever is loaded at the first call
    start = time.process_time()
    signed = sign([own for pair in pairs for own in pair])
    seconds = time.process_time() - start
    same = signed[::2] == signed[1::2]
    true = np.array([similarity(pair) for pair in pairs])
    found = {}
    for bound, (bands, rows) in BANDS:
        if bound >= LEAST:
            near = same[true >= bound][:, : bands * rows]
            found[bound] = near.reshape(len(near), bands, rows).all(axis=2).any(axis=1)
    return Engine(seconds, float(np.abs(same.mean(axis=1) - true).mean()), found)


def table(engines: dict[str, Engine], pairs: int) -> Iterator[str]:
    """The comparison as lines of Markdown."""
    bounds = [bound for bound, _ in BANDS if bound >= LEAST]
    yield f"| {pairs:,} pairs of real paragraphs | CPU seconds | mean error | {' | '.join(f'found from {bound}' for bound in bounds)} |"
    yield "|---" * (3 + len(bounds)) + "|"
    for name, engine in engines.items():
        shares = " | ".join(f"{engine.found[bound].mean():.2%}" for bound in bounds)
        yield f"| {name} | {engine.seconds:.2f} | {engine.error:.4f} | {shares} |"
    if len(engines) > 1:
        one, other = engines.values()
        shares = " | ".join(f"{(one.found[bound] == other.found[bound]).mean():.2%}" for bound in bounds)
        yield f"| the same answer | | | {shares} |"
