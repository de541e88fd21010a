"""Removes the articles that a page goes on with: readers scroll into the next story, and its paragraphs read like any article's.

Goes by the ``<article>`` elements: which one is this page's, its headline tells.
"""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.case import Case, drop
from newsclean.model import Element, Verdict

# Words of whole paragraphs that the headline's own element must hold: some pages put the headline into one element and the text into
# another, or each section into one. On three of 1,970 pages of the training corpora another article is found, on none of them wrongly.
_MIN_OWN = 150


def other_article(case: Case) -> Iterator[Verdict]:
    """All blocks of each later ``<article>`` that has a headline of the same rank as the page's own."""
    first = case.signals.headline
    if first < 0 or not case.page.markup or not case.blocks[first].level:
        return
    stories = _stories(case.page.elements)
    story = [stories[block.element] for block in case.blocks]
    if story[first] < 0 or sum(case.words(i).words for i in _solid(case) if story[i] == story[first]) < _MIN_OWN:
        return
    headed = {story[block.index]: block for block in reversed(case.blocks) if 0 < block.level <= case.blocks[first].level}
    for block in case.blocks[first + 1 :]:
        own = story[block.index]
        if own > story[first] and own in headed:
            yield drop(block, "other_article", "It belongs to another article below this one.", article=headed[own].text)


def _solid(case: Case) -> Iterator[int]:
    return (i for i, kept in enumerate(case.kept) if kept and case.is_solid(i))


def _stories(elements: tuple[Element, ...]) -> list[int]:
    """For each element the outermost ``<article>`` around it, or itself; -1 where there is none."""
    found: list[int] = []
    for i, element in enumerate(elements):
        around = found[element.parent] if element.parent >= 0 else -1
        found.append(around if around >= 0 or element.tag != "article" else i)
    return found
