"""Removes the articles that a page goes on with: readers scroll into the next story, and its paragraphs read like any article's.

Goes by the elements: an ``<article>`` beside the one with this page's headline, or a box of the same tag, class and id names beside one
around it, where it has a headline of the same rank.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from newsclean.case import Case, drop
from newsclean.model import Verdict

# Words of whole paragraphs that the headline's own element must hold: some pages put the headline into one element and the text into
# another, or each section into one. On 4 of 1,970 pages of the training corpora another article is found, on none of them wrongly.
_MIN_OWN = 150


def other_article(case: Case) -> Iterator[Verdict]:
    """All blocks of each later story, from a headline on that has the same rank as the page's own."""
    first = case.signals.headline
    if first < 0 or not case.page.markup or case.blocks[first].kind != "heading":
        return
    headlines = [block for block in case.blocks[first + 1 :] if block.kind == "heading" and block.level <= case.blocks[first].level]
    if not headlines:
        return
    end = case.signals.markup.tree.end
    places = [headline.element for headline in headlines]  # in order, as elements are numbered as the page goes
    whole: dict[int, bool] = {}
    over = 0  # what was removed up to here, in elements
    for own, other in _stories(case, case.blocks[first].element):
        at = bisect_left(places, other)
        if other < over or at == len(places) or places[at] >= end[other]:
            continue
        if own not in whole:
            whole[own] = _words(case, own, int(end[own])) >= _MIN_OWN
        if whole[own]:
            over, i = int(end[other]), headlines[at].index
            while i < len(case.blocks) and case.blocks[i].element < over:
                yield drop(case.blocks[i], "other_article", "It belongs to another article below this one.", article=headlines[at].text)
                i += 1


def _stories(case: Case, at: int) -> Iterator[tuple[int, int]]:
    """Pairs of elements that may be stories: one around the page's headline, and a later one."""
    elements = case.page.elements
    around = []
    while at >= 0:
        around.append(at)
        at = elements[at].parent
    alike = {(elements[i].parent, elements[i].tag, elements[i].names): i for i in around if elements[i].names}
    article = next((i for i in reversed(around) if elements[i].tag == "article"), -1)
    beyond = int(case.signals.markup.tree.end[article]) if article >= 0 else len(elements)
    for i in range(around[0] + 1, len(elements)):
        element = elements[i]
        own = alike.get((element.parent, element.tag, element.names), -1)
        if own >= 0:
            yield own, i
        elif element.tag == "article" and i >= beyond:
            yield article, i


def _words(case: Case, start: int, end: int) -> float:
    """The words of the kept whole paragraphs in a range of elements."""
    inside = (i for i, block in enumerate(case.blocks) if start <= block.element < end and case.kept[i] and case.is_solid(i))
    return sum(case.words(i).words for i in inside)
