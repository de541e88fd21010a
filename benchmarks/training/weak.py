"""Labels for pages of which only snippets are known: from the snippets, and from two extractors that agree.

A block that holds a snippet of the article is the article's, one that holds a snippet of the boilerplate is not. Of the other blocks
those count on which the scorer in the package and trafilatura agree, and the scorer is rather sure; the rest is left out.
"""

from __future__ import annotations

import re

import numpy as np

from benchmarks.documents import Document
from benchmarks.metrics import Bag, shingles
from newsclean.model import Block
from newsclean.scoring.scorer import score
from newsclean.signals.columns import Numbers
from newsclean.signals.table import Signals

_SURE = 0.7
_AGREED = 0.5  # how much a block counts that two extractors agree on, beside one that a snippet speaks for
_COVERED = 0.6  # share of a block's shingles that trafilatura must have, to have taken it
_MIN_SNIPPET = 3  # characters
_SPACE = re.compile(r"\s+")


def weak_labels(document: Document, signals: Signals) -> tuple[Numbers, Numbers]:
    """Labels of a page's blocks, and how much each is to be trusted, from 0 to 1.

    Args:
        document: a page with snippets.
        signals: what was measured on it.
    """
    from trafilatura import extract

    taken = shingles(extract(document.read(), url=document.url, include_comments=False) or "")
    final = np.array(score(signals).final)
    labels, trust = np.zeros(len(final)), np.zeros(len(final))
    for block in signals.page.blocks:
        label = _by_snippet(document, block)
        if label is not None:
            labels[block.index], trust[block.index] = label, 1.0
        else:
            labels[block.index], trust[block.index] = _by_agreement(float(final[block.index]), _is_taken(block, taken))
    return labels, trust


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
