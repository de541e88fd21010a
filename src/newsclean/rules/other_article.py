"""Removes the articles that a page goes on with: readers scroll into the next story, and its paragraphs read like any article's.

Goes by the elements: an ``<article>`` beside the one with this page's headline, or a box of the same tag, class and id names beside one
around it, where it has a headline of the same rank; an ``<article>`` also with a lower one, if an author or a date is named below it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Iterator, Sequence
from itertools import chain, islice, takewhile

from newsclean.case import Case, drop
from newsclean.model import Block, Verdict

# Words of whole paragraphs that the headline's own element must hold: some pages put the headline into one element and the text into
# another, or each section into one. On 4 of 1,970 pages of the training corpora another article is found, on none of them wrongly.
_MIN_OWN = 150
_SIGNED = frozenset(("byline", "date_stamp", "author_box", "editor_credit"))
_SOON = 8  # blocks
_PARAGRAPHS = 2


def other_article(case: Case) -> Iterator[Verdict]:
    """All blocks of each later story, from a headline on that has the same rank as the page's own."""
    first = case.headline
    if first < 0 or not case.page.markup or case.blocks[first].kind != "heading":
        return
    headings = [block for block in case.blocks[first + 1 :] if block.kind == "heading"]
    ranked = [heading for heading in headings if heading.level <= case.blocks[first].level]
    signed = frozenset(verdict.block for verdict in case.verdicts if verdict.by in _SIGNED)
    end = case.signals.markup.tree.end
    whole: dict[int, bool] = {}
    over = 0  # what was removed up to here, in elements
    for own, other in _stories(case, case.blocks[first].element) if headings else ():
        if other < over:
            continue
        headline = _first(ranked, other, int(end[other])) or _signed(case, _first(headings, other, int(end[other])), other, signed)
        if headline is None:
            continue
        if own not in whole:
            whole[own] = _words(case, own, int(end[own])) >= _MIN_OWN
        if whole[own]:
            over, i = int(end[other]), headline.index
            while i < len(case.blocks) and case.blocks[i].element < over:
                yield drop(case.blocks[i], "other_article", "It belongs to another article below this one.", article=headline.text)
                i += 1


def _first(headings: Sequence[Block], start: int, end: int) -> Block | None:
    """The first heading in a range of elements."""
    at = bisect_left(headings, start, key=lambda heading: heading.element)  # in order, as elements are numbered as the page goes
    return headings[at] if at < len(headings) and headings[at].element < end else None


def _signed(case: Case, headline: Block | None, article: int, signed: Container[int]) -> Block | None:
    """A lower heading of an ``<article>``, if an author or a date follows soon and then kept paragraphs: more than a teaser has."""
    if headline is None or case.page.elements[article].tag != "article":
        return None
    end = int(case.signals.markup.tree.end[article])
    inside = takewhile(lambda block: block.element < end, islice(case.blocks, headline.index + 1, None))
    soon = list(islice(inside, _SOON))
    at = next((i for i, block in enumerate(soon) if block.index in signed), len(soon))
    told = (block for block in chain(soon[at + 1 :], inside) if case.kept[block.index] and case.is_solid(block.index))
    return headline if at < len(soon) and len(list(islice(told, _PARAGRAPHS))) == _PARAGRAPHS else None


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
