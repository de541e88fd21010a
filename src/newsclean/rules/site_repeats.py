"""Removes paragraphs that the site says on page after page, if a site profile was given.

A short line needs three pages, and a tenth of those that are known. A whole paragraph, a line between two of them, a heading of
what only this page says, and a line that is only nearly the same need more: a quote is in several stories, a story's first words are
a teaser on other pages, a series begins the same way each time, and reviews all have their "Pros". Teasers in a list need no more
than short lines: three in a row below the text, a headline over each, all of them repeated. A sentence must be the very same. On HTML
pages only pages count that have it in the same place of the tree. Cells of tables, preformatted text, subheads between paragraphs,
and numbers stay.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import accumulate
from typing import TYPE_CHECKING

from newsclean.case import Case, drop
from newsclean.model import Verdict
from newsclean.repeats.repeat import Repeat

if TYPE_CHECKING:  # numpy is loaded with the first profile
    from newsclean.repeats.furniture import Furniture

_PROTECTED = ("cell", "preformatted")
# A line of so many words can be a sentence of a story; whether it is prose cannot be told in every language.
_MANY_WORDS = 12
_MIN_TEASERS = 3  # one or two paragraphs with subheads may end several stories: their background
_MOST_AS_OFTEN = 2  # a headline may be in a list of headlines too


def site_repeats(case: Case) -> Iterator[Verdict]:
    """Kept blocks that stand on enough of the site's pages."""
    furniture = case.profile.furniture_of(case.page) if case.profile else None
    if furniture is None:
        return
    kept = (b.index for b, _ in case.kept_blocks() if b.kind not in _PROTECTED and not case.is_subhead(b.index))
    repeats = {i: found for i in kept if (found := _find(case, furniture, i))}
    teasers = _teasers(case, furniture, repeats)
    for i, found in repeats.items():
        if i in teasers or _is_enough(case, i, found, repeats):
            yield drop(case.blocks[i], "site_repeats", _why(found), **_evidence(found))


def _find(case: Case, furniture: Furniture, i: int) -> Repeat | None:
    """What is known of a block, if it is on as many pages as a short line needs.

    Of sentences no variants are taken: stories on quakes or shares have one form.
    """
    found = furniture.find(case.page, case.blocks[i], variants=not _is_sentence(case, i))
    return found if found and _is_on(found, case.settings.site_pages, case.settings.site_share) else None


def _is_on(found: Repeat, least: int, share: float) -> bool:
    pages = found.pages if found.here is None else found.here
    return pages >= max(least, share * found.of)


def _is_enough(case: Case, i: int, found: Repeat, repeats: Mapping[int, Repeat]) -> bool:
    if found.exact and not _can_be_article(case, i) and not _heads_own_text(case, i, repeats):
        return True
    return _is_on(found, case.settings.site_prose_pages, case.settings.site_prose_share)


def _is_sentence(case: Case, i: int) -> bool:
    """True for a paragraph that ends as sentences do."""
    words = case.words(i)
    return case.signals.prose[i] or (words.ends and words.words >= _MANY_WORDS)


def _is_long(case: Case, i: int) -> bool:
    return case.signals.prose[i] or case.words(i).words >= _MANY_WORDS


def _can_be_article(case: Case, i: int) -> bool:
    """True for a whole paragraph, and for a line between two that are kept: a subhead, or an answer."""
    return _is_long(case, i) or all(0 <= k < len(case.blocks) and case.kept[k] and case.is_solid(k) for k in (i - 1, i + 1))


def _heads_own_text(case: Case, i: int, repeats: Mapping[int, Repeat]) -> bool:
    """True for a heading right over something kept that the site does not repeat: "Pros", or "Method"."""
    below = i + 1
    return case.blocks[i].kind == "heading" and below < len(case.blocks) and case.kept[below] and below not in repeats


def _teasers(case: Case, furniture: Furniture, repeats: Mapping[int, Repeat]) -> frozenset[int]:
    """The lines and paragraphs of lists of other stories, below most of what only this page says."""
    run: list[int] = []
    found: set[int] = set()
    for i in range(_middle(case, repeats) + 1, len(case.blocks)):
        if _is_sentence(case, i):
            run = [*run, i] if _is_teaser(case, furniture, i, repeats) else []
            if len(run) >= _MIN_TEASERS:
                found.update(run, (k - 1 for k in run))
    return frozenset(found)


def _is_teaser(case: Case, furniture: Furniture, i: int, repeats: Mapping[int, Repeat]) -> bool:
    """True for a repeated paragraph under a line that is repeated about as often: its headline, and no line of the template."""
    if i not in repeats or _is_sentence(case, i - 1):
        return False
    above = repeats.get(i - 1) or _find(case, furniture, i - 1)
    return above is not None and above.pages <= _MOST_AS_OFTEN * repeats[i].pages


def _middle(case: Case, repeats: Mapping[int, Repeat]) -> int:
    """The block in which the page has said half of its own words; the last block, if it says nothing of its own."""
    own = [(block.index, words.words) for block, words in case.kept_blocks() if block.index not in repeats and _is_long(case, block.index)]
    half = sum(words for _, words in own) / 2
    said = accumulate(words for _, words in own)
    return next((i for (i, _), words in zip(own, said, strict=True) if words >= half), len(case.blocks))


def _why(found: Repeat) -> str:
    said = "It stands" if found.exact else "It stands, almost word for word,"
    return f"{said} on {found.pages:,} of {found.of:,} pages of this site, as on {found.example or 'a page without a name'}."


def _evidence(found: Repeat) -> dict[str, object]:
    known: dict[str, object] = {"pages": found.pages, "of": found.of, "example": found.example, "similarity": round(found.similarity, 3)}
    return known if found.here is None else {**known, "in this place": found.here}
