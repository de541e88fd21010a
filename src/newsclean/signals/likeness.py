"""How much each block shares with what the page says of itself: its title, its description, its stated article text."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import repeat
from typing import TYPE_CHECKING

from newsclean.model import Page
from newsclean.signals.columns import Columns
from newsclean.signals.vocabulary import Vocabulary
from newsclean.words import tokens_of, words_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]
    Indices = NDArray[np.int64]

_SHINGLE = 3  # words


def likeness(page: Page, vocabulary: Vocabulary) -> Columns:
    """Shares of the words, and of the runs of three words, that a block and a statement have in common.

    Args:
        page: the page.
        vocabulary: the words of its blocks.
    """
    import numpy as np

    title, description = words_of(page.title or ""), words_of(page.description)
    stated = tokens_of(page.body)
    titled = _shared(vocabulary, title)
    own = vocabulary.count(vocabulary.distinct[0])
    return {
        "title": titled / np.maximum(1, own),
        "of_title": titled / max(1, len(title)),
        "description": _shared(vocabulary, description) / max(1, len(description)),
        "body": _stated(vocabulary, stated) if stated else np.zeros(len(own)),
        "has_body": np.full(len(own), float(bool(stated))),
    }


def _shared(vocabulary: Vocabulary, words: frozenset[str]) -> Numbers:
    """How many of some words each block has."""
    import numpy as np

    if not words:
        return np.zeros(len(vocabulary.size))
    block, word = vocabulary.distinct
    return vocabulary.count(block[vocabulary.among(words)[word]])


def _stated(vocabulary: Vocabulary, stated: Sequence[str]) -> Numbers:
    """The share of each block's shingles that a text has too; what a shingle is, :func:`newsclean.words.shingles_of` tells."""
    import numpy as np

    words = len(vocabulary.words)
    number = dict(zip(vocabulary.words, range(words), strict=True))
    known = np.fromiter(map(number.get, stated, repeat(words + 1)), dtype=np.int64, count=len(stated))  # no block has such a word
    of_text = _shingles(known, np.arange(len(known)), np.array([len(known)]), words)[1]
    block, own = _shingles(vocabulary.word, vocabulary.place, vocabulary.size, words)
    shingles, own = np.unique(own, return_inverse=True)
    block, own = np.divmod(np.unique(block * len(shingles) + own.reshape(-1)), max(1, len(shingles)))
    return vocabulary.count(block[np.isin(shingles, of_text)[own]]) / np.maximum(1, vocabulary.count(block))


def _shingles(word: Indices, place: Indices, size: Indices, none: int) -> tuple[Indices, Indices]:
    """Text and number of each run of three words in some texts; a shorter text is one run, filled up with ``none``."""
    import numpy as np

    text = np.repeat(np.arange(len(size)), size)
    left = size[text] - place  # words from here to the end of the text
    begins = np.flatnonzero((left >= _SHINGLE) | (place == 0))
    following = np.append(word, [none] * _SHINGLE)
    number = word[begins]
    for step in range(1, _SHINGLE):
        number = number * (none + 2) + np.where(left[begins] > step, following[begins + step], none)
    return text[begins], number
