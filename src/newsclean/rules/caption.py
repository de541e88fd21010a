"""Removes the captions of pictures: the text that the page's markup names as one."""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.case import Case, drop
from newsclean.model import Verdict

_MAX_WORDS = 80
_TEXT_KINDS = ("paragraph", "item", "cell")


def caption(case: Case) -> Iterator[Verdict]:
    """Text in figcaption and figure elements, and short text in an element that is named after a caption."""
    named = case.signals.markup.named("caption")
    for block, words in case.read_blocks():
        short = block.index in named and block.kind in _TEXT_KINDS and words.words <= _MAX_WORDS
        if short or block.kind == "caption":
            yield drop(block, "caption", "It is the caption of a picture.", element=case.page.path(block).rsplit("/", 1)[-1])
