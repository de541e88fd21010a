"""A page's blocks as columns after all rules have spoken, and the few numbers that tell what the page is as a whole.

A number that is not known (no address, a page that says nothing of itself) is left out of the signals: the regression then takes it for
an average one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from math import log, log1p
from typing import TYPE_CHECKING, TypeAlias
from urllib.parse import unquote, urlsplit

from newsclean.case import Case
from newsclean.model import Page

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]
    Bits = NDArray[np.bool_]

Signals: TypeAlias = "dict[str, float]"

_HEADLINE_WORDS = (4, 40)
_NUMERIC = 0.3  # share of digits
_LINKED = 0.5
_MOST_SLUG = 6  # words in an address; more of them tell nothing more
_NEAR_ONE = 0.01
# Types of schema.org and of Open Graph for pages that list things.
_LISTS = frozenset(("CollectionPage", "ItemList", "SearchResultsPage", "OfferCatalog", "ProductCollection", "product", "product.group"))
_WORD_BREAK = re.compile(r"[-_+%. ]+")
_ENDING = re.compile(r"\.[a-z]{2,5}\Z")
# A page that is filed under a number has no words in its address, whatever it is.
_NUMBER = re.compile(r"\d{5}")  # searched in the last step alone: looked for from every digit of a path, its end takes the square
_NUMBERED_QUERY = re.compile(r"=\d{2,}(?:&|\Z)")
_YEAR = re.compile(r"/(?:19|20)\d\d/")


@dataclass(frozen=True)
class Overview:
    """The blocks of a page, one number a block and column.

    Attributes:
        words: how many words each has.
        scores: what the scorer believes of each; 0 where a site profile removed it, because that other pages of the site hold a
            paragraph settles what the scorer cannot know, and is no sign that the text was judged badly.
        kept: whether it is kept.
        paragraph: whether it is a whole paragraph of prose (as ``Case.is_solid``), and none that a site profile removed.
        headline: whether it could be the headline of a story: no sentence, a few words.
        digits: share of digits.
        link: share of its characters inside links.
    """

    words: Numbers
    scores: Numbers
    kept: Bits
    paragraph: Bits
    headline: Bits
    digits: Numbers
    link: Numbers

    @property
    def blocks(self) -> int:
        """How many blocks there are."""
        return len(self.words)

    @cached_property
    def kept_words(self) -> float:
        """Words of all kept blocks."""
        return float(self.words[self.kept].sum())

    @cached_property
    def body(self) -> Bits:
        """The kept whole paragraphs."""
        return self.kept & self.paragraph

    @cached_property
    def paragraph_words(self) -> float:
        """Their words."""
        return float(self.words[self.body].sum())

    @cached_property
    def believed(self) -> float:
        """The number of words that the scorer expects to be article text."""
        return float(self.scores @ self.words)

    @cached_property
    def headlines(self) -> int:
        """How many lines could be the headline of a story."""
        return int(self.headline.sum())


def overview(case: Case) -> Overview:
    """The columns of a case after all rules."""
    import numpy as np

    rows, count = case.signals.wording, len(case.blocks)
    words = np.fromiter((row.words for row in rows), dtype=np.float64, count=count)
    ends = np.fromiter((row.ends for row in rows), dtype=bool, count=count)
    least, most = _HEADLINE_WORDS
    kept, settled = np.array(case.kept, dtype=bool), np.zeros(count, dtype=bool)
    settled[[verdict.block for verdict in case.verdicts if verdict.by == "site_repeats"]] = True
    settled &= ~kept
    return Overview(
        words=words,
        scores=np.where(settled, 0.0, np.array(case.scores.final, dtype=np.float64)),
        kept=kept,
        paragraph=np.array(case.signals.solid, dtype=bool) & ~settled,
        headline=~ends & (words >= least) & (words <= most),
        digits=np.fromiter((row.digits for row in rows), dtype=np.float64, count=count),
        link=np.asarray(case.signals.markup.link, dtype=np.float64),
    )


def index_signals(case: Case, view: Overview) -> Signals:
    """What tells an index from an article.

    Returns:
        By name: ``doubt`` (how undecided the scores of the believed words are), ``headlines`` (log of headline-like lines, on a page
        those that are links, for each word in a kept paragraph), ``slug`` (words in the address that name the page, at most six;
        unknown where a number names it) and ``year`` (whether the address has one). Of a page also ``in_paragraphs`` (share of the
        kept words in whole paragraphs), ``linked`` (their share in links), ``title_shown`` (whether a block says the title),
        ``states_article`` (0 to 3: it calls itself an article, is dated, names an author) and ``states_list`` (whether it calls itself
        a list). Of a text ``paragraphs`` (log of their number) and ``numeric`` (share of blocks that are numbers).
    """
    own = _of_page(case, view) if case.page.markup else _of_text(view)
    return {
        "doubt": float(view.scores * (1 - view.scores) @ view.words) / max(1.0, view.believed),
        **own,
        **_of_address(case.page.url),
    }


def _of_page(case: Case, view: Overview) -> Signals:
    found = {
        "headlines": log1p(float((view.headline & (view.link > _LINKED)).sum())) - log1p(view.paragraph_words),
        "in_paragraphs": view.paragraph_words / max(1.0, view.kept_words),
        "linked": float(view.link[view.kept] @ view.words[view.kept]) / max(1.0, view.kept_words),
        "title_shown": float(case.signals.headline >= 0),
    }
    page = case.page
    if _speaks(page):
        found["states_article"] = float(page.is_article + bool(page.published) + bool(page.authors))
        found["states_list"] = float(not _LISTS.isdisjoint(page.types))
    return found


def _speaks(page: Page) -> bool:
    """Whether the page says anything of itself: a fragment that was cut out of one has no head to do so."""
    return bool(page.types or page.published or page.authors or page.description)


def _of_text(view: Overview) -> Signals:
    return {
        "headlines": log1p(view.headlines) - log1p(view.paragraph_words),
        "paragraphs": log1p(float(view.body.sum())),
        "numeric": float((view.digits > _NUMERIC).mean()),
    }


def _of_address(url: str | None) -> Signals:
    """What an address tells: how many words name the page (unless a number does), and whether it has a year.

    Nothing else of the query is used: it tells where a visitor came from.

    Example:
        >>> _of_address("https://gazette.example/2024/rain-ends-long-drought.html")
        {'slug': 4.0, 'year': 1.0}
        >>> _of_address("https://gazette.example/topic/rain")
        {'slug': 1.0, 'year': 0.0}
        >>> _of_address("https://gazette.example/news/11212601")
        {'year': 0.0}
    """
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return {}
    path = unquote(parts.path).lower()
    if not path:
        return {}
    found = {"year": float(bool(_YEAR.search(path)))}
    if _NUMBER.search(path.removesuffix("/").rpartition("/")[2]) or _NUMBERED_QUERY.search(parts.query):
        return found
    steps = [_ENDING.sub("", step) for step in path.split("/") if step]
    slug = max((sum(len(word) > 1 and not word.isdigit() for word in _WORD_BREAK.split(step)) for step in steps[-2:]), default=0)
    return {"slug": float(min(_MOST_SLUG, slug)), **found}


def text_signals(view: Overview) -> Signals:
    """What tells how good the text is.

    Returns:
        By name: ``expected`` (log-odds of the F1 that the scores themselves expect of what was kept), ``words`` (log of the kept
        words), ``kept`` (their share in all words) and ``outside`` (log of the words in whole paragraphs that were removed).
    """
    agreed = float(view.scores[view.kept] @ view.words[view.kept])
    expected = 2 * agreed / max(1e-9, view.kept_words + view.believed)
    return {
        "expected": log((expected + _NEAR_ONE) / (1 + _NEAR_ONE - min(1.0, expected))),
        "words": log1p(view.kept_words),
        "kept": view.kept_words / max(1.0, float(view.words.sum())),
        "outside": log1p(float(view.words[view.paragraph & ~view.kept].sum())),
    }
