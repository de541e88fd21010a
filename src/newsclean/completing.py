"""The metadata of an article: what its page states, and where that says nothing, what its visible bylines and date stamps say."""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.case import Case
from newsclean.metadata import Metadata
from newsclean.model import Block
from newsclean.phrases import months
from newsclean.reading.dates import date_in_url, iso_date
from newsclean.reading.names import names_in

_MAX_BYLINE = 150  # characters
_NEAR = 12  # blocks before the first kept paragraph, or after it, in which its byline stands


def completed(case: Case) -> Metadata:
    """The metadata of a page that was judged.

    Args:
        case: the page after all rules: they tell which blocks are bylines and date stamps.
    """
    page = case.page
    known = page.metadata or Metadata().with_found({"title": (page.title, "text"), "published": (date_in_url(page.url), "url")})
    if page.language and not known.language:
        known = known.with_found({"language": (page.language, "text")})
    if known.authors and known.published:
        return known
    near = tuple(_near(case))
    if not known.authors:
        known = known.with_found({"authors": (_authors(case, near, known.site_name), "byline")})
    if not known.published:
        known = known.with_found({"published": (_published(case, near), "date stamp")})
    return known


def _near(case: Case) -> Iterator[Block]:
    """Removed blocks around the beginning of the article, those before it first."""
    kept = case.kept
    first = next((i for i, keep in enumerate(kept) if keep and case.is_solid(i)), None)
    if first is None:
        return
    for i in (*range(max(0, first - _NEAR), first), *range(first, min(len(kept), first + _NEAR))):
        if not kept[i] and len(case.blocks[i].text) <= _MAX_BYLINE:
            yield case.blocks[i]


def _authors(case: Case, near: tuple[Block, ...], site: str | None) -> tuple[str, ...]:
    for block in near:
        words = case.words(block.index)
        phrase = words.says("byline", "start")
        if (
            phrase
            and case.signals.wording[block.index].folded.startswith(phrase)
            and (names := names_in([block.text[len(phrase) :]], site))
        ):
            return names
    return ()


def _published(case: Case, near: tuple[Block, ...]) -> str | None:
    named = months(case.page.language)
    dated = [block for block in near if case.words(block.index).dated]
    for block in sorted(dated, key=lambda block: bool(case.words(block.index).says("updated"))):
        if date := iso_date(block.text, named, month_first=case.page.language == "en"):
            return date
    return None
