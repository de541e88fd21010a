"""Removes the box about the author: what they cover, where to write to them, that the views are their own."""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.case import Case, drop
from newsclean.model import Verdict

_MAX_WORDS = 100
_SURE = 0.9
_MAX_SOLID_AFTER = 1  # paragraphs of text after a box at the end


def author_box(case: Case) -> Iterator[Verdict]:
    """Blocks that speak of an author like a short biography, at the end of the text or in a box of that name."""
    solid_after = 0
    found = []
    said = {block.index for block in case.saying("author")}
    for block in reversed(case.blocks) if said else ():
        i = block.index
        phrase = _phrase(case, i) if i in said else ""
        if phrase and (solid_after <= _MAX_SOLID_AFTER or case.signals.markup.is_near(i, "byline")):
            found.append(drop(block, "author_box", f"It tells about the author: “{phrase}”.", phrase=phrase))
        elif case.kept[i] and case.is_solid(i):
            solid_after += 1
    yield from reversed(found)


def _phrase(case: Case, i: int) -> str:
    """Reporters are also what articles are about: what the scorer is sure of needs a box of that name, or a second phrase."""
    sure = case.scores.final[i] >= _SURE and not case.signals.markup.is_near(i, "byline")
    return case.phrase(i, "author", _MAX_WORDS) if sure else (case.words(i).words <= _MAX_WORDS and case.words(i).says("author")) or ""
