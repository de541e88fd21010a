"""Keeps a short heading between whole paragraphs of the text: it is one of the article's own subheads.

In HTML the heading and the paragraphs must stand in the same element.
"""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.case import Case, keep
from newsclean.model import Verdict


def subhead(case: Case) -> Iterator[Verdict]:
    """Headings that the scorer would remove, with kept paragraphs right before and after them."""
    for block in case.blocks:
        if block.kind == "heading" and not case.kept[block.index] and case.is_subhead(block.index):
            yield keep(block, "subhead", "It is a subhead between paragraphs of the text.")
