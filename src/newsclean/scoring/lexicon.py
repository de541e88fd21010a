"""The words themselves as a signal: what an article's paragraphs begin with, prompts, menus and credits do not.

A linear model over the words and word pairs of a block, learned on words that many sites have in common, so that it knows the
language of news pages and not the topics of some. On a page in a language of which too few sites were learned from it says nothing.
Phrases (``newsclean.phrases``) name what rules act on; these weights name nothing, but there are thousands of them where nobody would
write thousands of phrases.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import repeat
from typing import TYPE_CHECKING

from newsclean.signals.columns import shifted
from newsclean.signals.table import Signals
from newsclean.signals.vocabulary import Vocabulary, vocabulary

if TYPE_CHECKING:
    from newsclean.signals.columns import Columns, Numbers

WORDS = 25  # that are looked at, from the beginning of a block
PAIRS = 11  # likewise
_MOST = 8.0  # log-odds
_AROUND = (-2, -1, 1, 2)  # blocks
# Of the words of a page. Pages in English, French, German and Spanish have from 0.5 to 0.95 of theirs among those that were learned,
# pages in twenty other languages less than 0.45: names, and words that languages share.
_LEAST_KNOWN = 0.5


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
        """What the words of each block weigh together, and of the blocks before and after it; nothing for a language that is not known."""
        import numpy as np

        count = len(signals.wording)
        if not self.knows(signals):
            return silence(count)
        found = self._log_odds(signals.vocabulary).clip(-_MOST, _MOST)
        around = {f"lexicon_{step:+d}": shifted(found, step) for step in _AROUND}
        return {"lexicon": found, "lexicon_knows": np.ones(count), **around}

    def knows(self, signals: Signals) -> bool:
        """True if it has most of the page's words, and so knows the language."""
        vocabulary = signals.vocabulary
        looked_at = vocabulary.word[vocabulary.place < WORDS]
        known = vocabulary.among(self.words)[looked_at].sum()
        return bool(known > _LEAST_KNOWN * len(looked_at))

    def log_odds(self, tokens: Sequence[str]) -> float:
        """What the words of one block weigh together.

        Example:
            >>> lexicon = Lexicon({"photo": -1.5}, {("read", "more"): -2.0}, {}, {"said": 0.5})
            >>> lexicon.log_odds(["read", "more", "photo"])
            -3.5
        """
        return float(self._log_odds(vocabulary([tokens]))[0])

    def _log_odds(self, vocabulary: Vocabulary) -> Numbers:
        """The same for all blocks."""
        import numpy as np

        word, block, place = vocabulary.word, vocabulary.block, vocabulary.place
        count = len(vocabulary.size)
        begins = place < WORDS
        weights = vocabulary.weigh(self.words)[word[begins]]
        # np.bincount adds in the order of the words: floating point sums are the same on every machine.
        total: Numbers = np.bincount(
            np.append(np.arange(count), block[begins]), np.append(np.full(count, self.bias), weights), minlength=count
        ).astype(np.float64)
        total += self._of_pairs(vocabulary)
        first, last = np.flatnonzero(place == 0), np.flatnonzero(place == vocabulary.size[block] - 1)
        total[block[first]] += vocabulary.weigh(self.first)[word[first]]
        total[block[last]] += vocabulary.weigh(self.last)[word[last]]
        return total

    def _of_pairs(self, vocabulary: Vocabulary) -> Numbers:
        """What the word pairs of each block weigh."""
        import numpy as np

        words, word = vocabulary.words, vocabulary.word
        second = np.flatnonzero((vocabulary.place > 0) & (vocabulary.place <= PAIRS))
        before, after = word[second - 1].tolist(), word[second].tolist()
        pairs = zip(map(words.__getitem__, before), map(words.__getitem__, after), strict=True)
        weights = np.fromiter(map(self.pairs.get, pairs, repeat(0.0)), dtype=np.float64, count=len(second))
        return np.bincount(vocabulary.block[second], weights, minlength=len(vocabulary.size)).astype(np.float64)


def silence(count: int) -> Columns:
    """The columns for so many blocks of which nothing is said."""
    import numpy as np

    names = ("lexicon", "lexicon_knows", *(f"lexicon_{step:+d}" for step in _AROUND))
    return {name: np.zeros(count) for name in names}
