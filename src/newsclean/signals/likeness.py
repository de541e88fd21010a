"""How much each block shares with what the page says of itself: its title, its description, its stated article text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from newsclean.model import Page
from newsclean.signals.columns import Columns
from newsclean.signals.vocabulary import Vocabulary
from newsclean.signals.wording import Wording
from newsclean.words import overlap, shingles_of, tokens_of, words_of

if TYPE_CHECKING:
    from newsclean.signals.vocabulary import Numbers


def likeness(page: Page, words: Sequence[Wording], vocabulary: Vocabulary) -> Columns:
    """Shares of the words, and of the runs of three words, that a block and a statement have in common.

    Args:
        page: the page.
        words: what the words of its blocks tell.
        vocabulary: these words as numbers.
    """
    import numpy as np

    title, description = words_of(page.title or ""), words_of(page.description)
    stated = shingles_of(tokens_of(page.body))
    titled = shared(vocabulary, title)
    own = vocabulary.count(vocabulary.distinct[0])
    return {
        "title": titled / np.maximum(1, own),
        "of_title": titled / max(1, len(title)),
        "description": shared(vocabulary, description) / max(1, len(description)),
        "body": np.array([overlap(shingles_of(word.tokens), stated) if stated else 0.0 for word in words]),
        "has_body": np.full(len(own), float(bool(stated))),
    }


def shared(vocabulary: Vocabulary, words: frozenset[str]) -> Numbers:
    """How many of some words each block has, each word once."""
    import numpy as np

    if not words:
        return np.zeros(len(vocabulary.size))
    block, word = vocabulary.distinct
    return vocabulary.count(block[vocabulary.among(words)[word]])
