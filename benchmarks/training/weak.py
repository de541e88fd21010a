"""Labels for pages of which only snippets are known: from the snippets, and from two extractors that agree.

A block that holds a snippet of the article is the article's, one that holds a snippet of the boilerplate is not. Of the other blocks
those count on which trafilatura and a scorer agree that learned from other pages, with full truths, and that is rather sure; the rest
is left out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from benchmarks.documents import Document
from benchmarks.metrics import Bag, shingles
from newsclean.model import Block, Page
from newsclean.signals.columns import Numbers

_SURE = 0.7
_AGREED = 0.5  # how much a block counts that two extractors agree on, beside one that a snippet speaks for
_COVERED = 0.6  # share of a block's shingles that trafilatura must have, to have taken it
_MIN_SNIPPET = 3  # characters
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True)
class Clues:
    """What is known of the blocks of a page without a full truth; one entry a block.

    Attributes:
        stated: 1 for a block that holds a snippet of the article, 0 for one that holds a snippet of the boilerplate, None for others.
        taken: whether trafilatura took it for the article's.
    """

    stated: tuple[float | None, ...]
    taken: tuple[bool, ...]

    def labels(self, belief: Sequence[float]) -> tuple[Numbers, Numbers]:
        """Labels, and how much each is to be trusted, from 0 to 1.

        Args:
            belief: for each block the probability that a scorer gives it.
        """
        pairs = [
            (stated, 1.0) if stated is not None else _by_agreement(score, taken)
            for stated, taken, score in zip(self.stated, self.taken, belief, strict=True)
        ]
        return np.array([label for label, _ in pairs]), np.array([trust for _, trust in pairs])


def clues_of(document: Document, page: Page) -> Clues:
    """What snippets and trafilatura tell of a page's blocks."""
    from trafilatura import extract

    taken = shingles(extract(document.read(), url=document.url, include_comments=False) or "")
    return Clues(
        stated=tuple(_by_snippet(document, block) for block in page.blocks),
        taken=tuple(_is_taken(block, taken) for block in page.blocks),
    )


def _by_snippet(document: Document, block: Block) -> float | None:
    text = _SPACE.sub(" ", block.text)
    if any(snippet in text for snippet in map(_tidy, document.present) if len(snippet) >= _MIN_SNIPPET):
        return 1.0
    if any(snippet in text for snippet in map(_tidy, document.absent) if len(snippet) >= _MIN_SNIPPET):
        return 0.0
    return None


def _tidy(snippet: str) -> str:
    return _SPACE.sub(" ", snippet).strip()


def _by_agreement(belief: float, taken: bool) -> tuple[float, float]:
    if taken and belief >= _SURE:
        return 1.0, _AGREED
    if not taken and belief <= 1 - _SURE:
        return 0.0, _AGREED
    return belief, 0.0


def _is_taken(block: Block, taken: Bag) -> bool:
    own = shingles(block.text)
    return (own & taken).total() >= _COVERED * max(1, own.total())
