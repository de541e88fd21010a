"""Removes paragraphs that the site says on page after page, if a site profile was given.

A short line needs three pages, and a tenth of those that are known. A whole paragraph, a line between two of them, and a line
that is only nearly the same need more: a quote is in several stories, a story's first words are a teaser on other pages, a series
begins the same way each time. A sentence must be the very same. On HTML pages only pages count that have it in the same place of
the tree. Cells of tables, preformatted text, subheads between paragraphs and numbers stay.
"""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.case import Case, drop
from newsclean.model import Block, Verdict
from newsclean.repeats.repeat import Repeat

_PROTECTED = ("cell", "preformatted")
# A line of so many words can be a sentence of a story; whether it is prose cannot be told in every language.
_MANY_WORDS = 12


def site_repeats(case: Case) -> Iterator[Verdict]:
    """Kept blocks that stand on enough of the site's pages."""
    furniture = case.profile.furniture_of(case.page) if case.profile else None
    if furniture is None:
        return
    for block, _ in case.kept_blocks():
        if block.kind in _PROTECTED or case.is_subhead(block.index):
            continue
        found = furniture.find(case.page, block)
        if found and _is_enough(case, block, found):
            yield drop(block, "site_repeats", _why(found), **_evidence(found))


def _is_enough(case: Case, block: Block, found: Repeat) -> bool:
    if not found.exact and _is_sentence(case, block.index):
        return False
    settings = case.settings
    least, share = settings.site_pages, settings.site_share
    if not found.exact or _can_be_article(case, block.index):
        least, share = settings.site_prose_pages, settings.site_prose_share
    pages = found.pages if found.here is None else found.here
    return pages >= max(least, share * found.of)


def _is_sentence(case: Case, i: int) -> bool:
    """True for a paragraph that ends as sentences do. Of these no variants are taken: stories on quakes or shares have one form."""
    words = case.words(i)
    return case.signals.prose[i] or (words.ends and words.words >= _MANY_WORDS)


def _can_be_article(case: Case, i: int) -> bool:
    """True for a whole paragraph, and for a line between two that are kept: a subhead, or an answer."""
    if case.signals.prose[i] or case.words(i).words >= _MANY_WORDS:
        return True
    return all(0 <= k < len(case.blocks) and case.kept[k] and case.is_solid(k) for k in (i - 1, i + 1))


def _why(found: Repeat) -> str:
    said = "It stands" if found.exact else "It stands, almost word for word,"
    return f"{said} on {found.pages:,} of {found.of:,} pages of this site, as on {found.example or 'a page without a name'}."


def _evidence(found: Repeat) -> dict[str, object]:
    known: dict[str, object] = {"pages": found.pages, "of": found.of, "example": found.example, "similarity": round(found.similarity, 3)}
    return known if found.here is None else {**known, "in this place": found.here}
