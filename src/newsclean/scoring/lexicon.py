"""The words themselves as a signal: what an article begins with, "read more" and "photo" do not, in every language that was learned.

A linear model over the words and word pairs of a block, learned on words that many sites have in common, so that it knows the
language of news pages and not the topics of some. Phrases (``newsclean.phrases``) name what rules act on; these weights name
nothing, but there are thousands of them where nobody would write thousands of phrases.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, repeat
from typing import TYPE_CHECKING

from newsclean.signals.columns import shifted
from newsclean.signals.table import Signals

if TYPE_CHECKING:
    from newsclean.signals.columns import Columns

WORDS = 25  # that are looked at, from the beginning of a block
PAIRS = 11
_MOST = 8.0  # log-odds


@dataclass(frozen=True)
class Lexicon:
    """What words weigh: positive for those of articles.

    Attributes:
        words: by word, in lower case.
        pairs: by two words that follow each other.
        first: by the first word of a block.
        last: by the last word of a block.
        bias: what a block has before any word.
    """

    words: Mapping[str, float]
    pairs: Mapping[tuple[str, str], float]
    first: Mapping[str, float]
    last: Mapping[str, float]
    bias: float = 0.0

    def columns(self, signals: Signals) -> Columns:
        """What the words of each block weigh together, and of the blocks before and after it."""
        import numpy as np

        found = np.array([self.log_odds(wording.tokens) for wording in signals.wording], dtype=np.float64).clip(-_MOST, _MOST)
        return {"lexicon": found, **{f"lexicon_{step:+d}": shifted(found, step) for step in (-2, -1, 1, 2)}}

    def log_odds(self, tokens: Sequence[str]) -> float:
        """What the words of one block weigh together.

        Example:
            >>> lexicon = Lexicon({"photo": -1.5}, {("read", "more"): -2.0}, {}, {"said": 0.5})
            >>> lexicon.log_odds(["read", "more", "photo"])
            -3.5
        """
        if not tokens:
            return self.bias
        begin, none = tokens[:WORDS], repeat(0.0)
        total = sum(map(self.words.get, begin, none), self.bias) + sum(map(self.pairs.get, pairs_of(tokens), none))
        return total + self.first.get(tokens[0], 0.0) + self.last.get(tokens[-1], 0.0)


def pairs_of(tokens: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The word pairs that are looked at."""
    return pairwise(tokens[: PAIRS + 1])
