"""Removes the captions of pictures: the text that the page's markup names as one.

The caption of a table says what its numbers are, and stays with it.
"""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.case import Case, drop
from newsclean.model import Block, Verdict

_MAX_WORDS = 80
_TEXT_KINDS = ("paragraph", "item", "cell")


def caption(case: Case) -> Iterator[Verdict]:
    """Text in figcaption and figure elements, and short text in an element that is named after a caption."""
    named = case.signals.markup.named("caption")
    for block, words in case.read_blocks():
        short = block.index in named and block.kind in _TEXT_KINDS and words.words <= _MAX_WORDS
        if short or (block.kind == "caption" and not _is_of_table(case, block)):
            yield drop(block, "caption", "It is the caption of a picture.", element=case.page.path(block).rsplit("/", 1)[-1])


def _is_of_table(case: Case, block: Block) -> bool:
    return any(case.page.elements[at].tag == "caption" for at in case.page.around(block))
