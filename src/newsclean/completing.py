"""The metadata of an article: what its page states, and where that says nothing, what its visible bylines and date stamps say."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsclean.case import Case
from newsclean.metadata import Metadata
from newsclean.model import Block
from newsclean.phrases import Hit, fold, months
from newsclean.reading.dates import date_in_url, iso_date
from newsclean.reading.names import names_in, names_shown

_MAX_CHARS = 150  # of a byline or a date stamp
_MANY_WORDS = 6  # of a name, with those that stand around it
_FEW_WORDS = 4
_MARK = 2  # characters that may stand before a phrase, such as a bullet
_END = re.compile(r" ?[|•·,;(\n]| [-–—] | [^\s\d]{0,20}\d")
_BESIDE = 4  # blocks around the headline in which a name stands beside a date
_AROUND = 12  # blocks around the headline in which a bare date is the article's
# Rules that take out blocks about other stories, and what readers wrote.
_OTHERS = frozenset("comment_thread comments linked_list navigation other_article related_list teaser_group".split())


def completed(case: Case) -> Metadata:
    """The metadata of a page that was judged.

    Args:
        case: the page after all rules: they tell which blocks are about other stories.
    """
    page = case.page
    known = page.metadata or Metadata().with_found({"title": (page.title, "text"), "published": (date_in_url(page.url), "url")})
    if page.language and page.language != known.language:  # the text tells another one than the page states
        known = known.with_found({"language": (page.language, "text")})
    if known.authors and known.published:
        return known
    near = _nearest(case)
    if not known.authors:
        known = known.with_found({"authors": (_authors(case, near), "byline")})
    known = known if known.published else _dated(case, near, known)
    return known if known.published else known.with_found({"published": (known.modified, "modified")})


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
    """The names in the nearest block that says "By ..." or the like; else those beside the date under the headline."""
    for _, block in near:
        for hit in case.words(block.index).hits:
            if hit.concept == "byline" and hit.where in ("line", "start") and (names := _names_after(case, block, hit)):
                return names
    for distance, block in near:
        if distance <= _BESIDE and case.words(block.index).dated and iso_date(block.text, months(case.page.language)):
            names = names_shown(block.text, lambda name: " " not in name or _is_dated(case, name))
            if names:
                return names
    return ()


def _names_after(case: Case, block: Block, hit: Hit) -> tuple[str, ...]:
    """The names after the phrase with which a block begins; those of the next block, where it says nothing else."""
    if hit.where == "start":
        folded = case.words(block.index).folded
        at = folded.find(hit.phrase)
        text = _without(block.text, folded[: at + len(hit.phrase)]) if 0 <= at <= _MARK else ""
    else:
        after = case.blocks[block.index + 1 : block.index + 2]
        text = after[0].text if after and case.words(after[0].index).words <= _MANY_WORDS else ""
    names = names_shown(text, lambda name: _is_dated(case, name))
    # After "By" anything short is a name: "by the night desk".
    bare = _END.split(text.strip())[0]
    return names or (names_in([bare]) if hit.where == "start" and len(bare.split()) <= _FEW_WORDS else ())


def _without(text: str, beginning: str) -> str:
    """A text after the words with which it begins when it is folded: folding takes marks away and makes several characters of one."""
    return next((text[end:] for end in range(len(text) + 1) if fold(text[:end]).startswith(beginning)), "")


def _is_dated(case: Case, name: str) -> bool:
    """Whether a text is the name of a month."""
    return name.lower().rstrip(".") in {*months(case.page.language), *months("en")}


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
            label = case.words(max(0, block.index - 1))
            said = (concept for concept in ("published", "updated") if words.says(concept, "line", "start") or label.says(concept, "line"))
            yield date, next(said, ""), distance
