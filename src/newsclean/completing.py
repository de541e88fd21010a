"""The metadata of an article: what its page states, and where that says nothing, what its visible bylines and date stamps say."""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.case import Case
from newsclean.metadata import Metadata
from newsclean.model import Block
from newsclean.phrases import months
from newsclean.reading.dates import date_in_url, iso_date
from newsclean.reading.names import names_shown

_MAX_CHARS = 150  # of a byline or a date stamp
_MANY_WORDS = 6  # of a name, with those that stand around it
_AROUND = 12  # blocks around the headline in which a bare date is the article's
# Rules that take out blocks about other stories, and what readers wrote.
_OTHERS = frozenset("comments linked_list navigation related_list teaser_group".split())


def completed(case: Case) -> Metadata:
    """The metadata of a page that was judged.

    Args:
        case: the page after all rules: they tell which blocks are about other stories.
    """
    page = case.page
    known = page.metadata or Metadata().with_found({"title": (page.title, "text"), "published": (date_in_url(page.url), "url")})
    if page.language and not known.language:
        known = known.with_found({"language": (page.language, "text")})
    if known.authors and known.published:
        return known
    near = _nearest(case)
    if not known.authors:
        known = known.with_found({"authors": (_authors(case, near), "byline")})
    return known if known.published else _dated(case, near, known)


def _nearest(case: Case) -> tuple[tuple[int, Block], ...]:
    """Short blocks outside of the text, the nearest to the beginning of the article first, with their distance in blocks."""
    start = next((block.index for block in case.blocks if block.text == case.page.title), None)
    body = next((i for i, keep in enumerate(case.kept) if keep and case.is_solid(i)), 0)
    start = body if start is None else start
    by = {verdict.block: verdict.by for verdict in case.verdicts}
    found = [
        (0 if start < block.index <= body else abs(block.index - start), block)
        for block in case.blocks
        if len(block.text) <= _MAX_CHARS
        and by.get(block.index) not in _OTHERS
        and not (case.kept[block.index] and case.is_solid(block.index))
    ]
    return tuple(sorted(found, key=lambda pair: (pair[0], pair[1].index)))


def _authors(case: Case, near: tuple[tuple[int, Block], ...]) -> tuple[str, ...]:
    """The names in the nearest block that says "By ..." or the like, or in the block after one that says just this."""
    for _, block in near:
        words = case.words(block.index)
        for hit in words.hits:
            if hit.concept != "byline" or hit.where not in ("line", "start"):
                continue
            if names := _names_after(case, block, hit.phrase if hit.where == "start" else ""):
                return names
    return ()


def _names_after(case: Case, block: Block, phrase: str) -> tuple[str, ...]:
    """The names after the phrase with which a block begins; without one, those of the next block."""
    if phrase:
        at = case.words(block.index).folded.find(phrase)
        text = block.text[at + len(phrase) :] if 0 <= at <= 2 else ""
    else:
        after = case.blocks[block.index + 1 : block.index + 2]
        text = after[0].text if after and case.words(after[0].index).words <= _MANY_WORDS else ""
    return names_shown(text, lambda name: False)


def _dated(case: Case, near: tuple[tuple[int, Block], ...], known: Metadata) -> Metadata:
    """The metadata with the date of the nearest stamp: one that says when the text was published goes first."""
    stamps = list(_stamps(case, near))
    published = next((date for date, concept, _ in stamps if concept == "published"), None)
    published = published or next((date for date, concept, distance in stamps if not concept and distance <= _AROUND), None)
    modified = next((date for date, concept, _ in stamps if concept == "updated"), None)
    known = known.with_found({"published": (published, "date stamp")})
    return known if known.modified else known.with_found({"modified": (modified, "date stamp")})


def _stamps(case: Case, near: tuple[tuple[int, Block], ...]) -> Iterator[tuple[str, str, int]]:
    """Dates in blocks, with what they are said to be ("published", "updated" or nothing), and their distance."""
    names = months(case.page.language)
    for distance, block in near:
        words = case.words(block.index)
        if words.dated and (date := iso_date(block.text, names, month_first=case.page.language == "en")):
            yield date, next((concept for concept in ("published", "updated") if words.says(concept, "line", "start")), ""), distance
