"""Removes the headline where it is printed again: above the text, as a caption, in a breadcrumb.

The title is kept apart, as ``article.title``. In plain text the line that was found to be the headline is left to the scorer.
"""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.case import Case, drop
from newsclean.model import Verdict


def headline(case: Case) -> Iterator[Verdict]:
    """Blocks that say the page's title and nothing else."""
    first = case.headline
    if first < 0:
        return
    key = case.words(first).key
    for block, words in case.read_blocks():
        if words.key == key and (case.page.markup or block.index != first):
            yield drop(block, "headline", "It repeats the headline, which is kept apart as the title.", title=case.blocks[first].text)
