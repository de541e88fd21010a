"""Removes the box about the author: what they cover, where to write to them, that the views are their own."""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.case import Case, drop
from newsclean.model import Verdict

_MAX_WORDS = 100
_MAX_SOLID_AFTER = 1  # paragraphs of text after a box at the end


def author_box(case: Case) -> Iterator[Verdict]:
    """Blocks that speak of an author like a short biography, at the end of the text or in a box of that name."""
    solid_after = 0
    found = []
    for block in reversed(case.blocks):
        i = block.index
        phrase = case.words(i).says("author") if case.words(i).words <= _MAX_WORDS else ""
        if phrase and (solid_after <= _MAX_SOLID_AFTER or "byline" in case.marks(i).near):
            found.append(drop(block, "author_box", f"It tells about the author: “{phrase}”.", phrase=phrase))
        elif case.kept[i] and case.is_solid(i):
            solid_after += 1
    yield from reversed(found)
