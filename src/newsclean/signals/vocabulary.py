"""The words of a page as numbers: what is asked of a word is asked once, wherever it stands, and counted by blocks in arrays."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, count, repeat
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]
    Indices = NDArray[np.int64]
    Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Vocabulary:
    """The words of all blocks, one after the other.

    Attributes:
        words: the distinct words, in the order in which they are first met.
        word: for each word of the page its index in ``words``.
        block: for each word the index of its block.
        place: for each word how many stand before it in its block.
        size: for each block how many words it has.
    """

    words: tuple[str, ...]
    word: Indices
    block: Indices
    place: Indices
    size: Indices

    @cached_property
    def distinct(self) -> tuple[Indices, Indices]:
        """Block and word of the words of each block, each one once."""
        import numpy as np

        block, word = np.divmod(np.unique(self.block * len(self.words) + self.word), max(1, len(self.words)))
        return block, word

    def among(self, words: Container[str]) -> Flags:
        """For each distinct word, whether it is one of some words."""
        import numpy as np

        return np.fromiter(map(words.__contains__, self.words), dtype=bool, count=len(self.words))

    def weigh(self, weights: Mapping[str, float]) -> Numbers:
        """The weight of each distinct word; 0 for those without one."""
        import numpy as np

        return np.fromiter(map(weights.get, self.words, repeat(0.0)), dtype=np.float64, count=len(self.words))

    def count(self, blocks: Indices) -> Numbers:
        """How often each block is named."""
        import numpy as np

        return np.bincount(blocks, minlength=len(self.size)).astype(np.float64)


def vocabulary(tokens: Sequence[Sequence[str]]) -> Vocabulary:
    """Number the words of some blocks.

    Args:
        tokens: for each block its words in order.

    Example:
        >>> numbered = vocabulary([["the", "rain"], [], ["rain"]])
        >>> numbered.words, numbered.word.tolist(), numbered.block.tolist()
        (('the', 'rain'), [0, 1, 1], [0, 0, 2])
    """
    import numpy as np

    size = np.fromiter(map(len, tokens), dtype=np.int64, count=len(tokens))
    known: defaultdict[str, int] = defaultdict(count().__next__)
    total = int(size.sum())
    return Vocabulary(
        word=np.fromiter(map(known.__getitem__, chain.from_iterable(tokens)), dtype=np.int64, count=total),
        words=tuple(known),
        block=np.repeat(np.arange(len(size)), size),
        place=np.arange(total) - np.repeat(np.cumsum(size) - size, size),
        size=size,
    )
