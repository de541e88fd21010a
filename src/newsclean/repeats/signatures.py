"""MinHash signatures and their index: the one place that speaks to datasketch.

It is loaded at the first call: that takes a second, and most pages repeat nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING
from zlib import crc32

if TYPE_CHECKING:
    from datasketch import MinHash, MinHashLSH

_PERMUTATIONS = 128
_SEED = 1
# Bands and rows by the least similarity that is looked for. 16 bands of 8 rows find 95 % of the pairs at Jaccard 0.8;
# datasketch's own choice for that threshold, 9 bands of 13 rows, finds 45 % of them (``python -m benchmarks.sites parameters``).
BANDS = ((0.75, (16, 8)), (0.5, (32, 4)), (0.0, (64, 2)))


def signatures(sets: Iterable[Iterable[bytes]]) -> list[MinHash]:
    """One MinHash signature a set (Broder 1997). They are never stored: versions of datasketch differ in them.

    They hash by CRC-32, which is much faster than datasketch's SHA-1, and finds as many pairs.
    """
    from datasketch import MinHash

    made: list[MinHash] = MinHash.bulk([list(one) for one in sets], num_perm=_PERMUTATIONS, seed=_SEED, hashfunc=crc32)
    return made


def index_for(least: float) -> MinHashLSH:
    """An empty index of signatures, banded for a least Jaccard similarity from 0 to 1."""
    from datasketch import MinHashLSH

    return MinHashLSH(num_perm=_PERMUTATIONS, params=next(bands for bound, bands in BANDS if least >= bound))
