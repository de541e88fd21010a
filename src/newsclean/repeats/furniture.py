"""What sites repeat, ready to be asked: how many pages of a site hold a paragraph, or one nearly like it.

Only what is repeated is kept here, so this is small where a profile is large, and it travels to other processes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from hashlib import sha256
from pathlib import Path

import numpy as np

from newsclean.model import Block, Page
from newsclean.repeats.fingerprints import fingerprint, has_letters, normal_words, place
from newsclean.repeats.learning import MIN_SHAPED_WORDS
from newsclean.repeats.ledger import MOST_SHAPED_PAGES, Ledger
from newsclean.repeats.repeat import Repeat
from newsclean.repeats.sites import By, known_site
from newsclean.repeats.store import opened
from newsclean.repeats.variants import Families, likely_variants

LEAST_PAGES = 3  # what is on fewer pages of a site is never the site's
_PIECE = 1024 * 1024


class Furniture:
    """The repeats of one site.

    Args:
        ledger: what was learned of it.
    """

    def __init__(self, ledger: Ledger) -> None:
        self._of = len(ledger.pages)
        self._counts, self._places = _counted(ledger)
        self._shapes = likely_variants({text: shape for text, shape in ledger.shapes.items() if text not in self._counts}, LEAST_PAGES)
        self._pages = _on_first_pages(ledger, self._shapes)
        named = {page for _, page in self._counts.values()}.union(*self._pages.values())
        self._names = {page: name for page, name in zip(ledger.pages.tolist(), ledger.names, strict=True) if page in named}
        self._is_flat = not ledger.places.any()  # learned from plain text: no place is known

    def find(self, page: Page, block: Block, variants: bool = True) -> Repeat | None:
        """What is known of a paragraph; None if the site does not repeat it.

        Args:
            page: the page that it is on, which need not be one of those that were learned.
            block: the paragraph.
            variants: whether paragraphs that are only nearly the same count, where none is the very same.
        """
        words = normal_words(block.text)
        if not has_letters(words):
            return None
        own = fingerprint(words)
        if own in self._counts:
            pages, example = self._counts[own]
            where = 0 if self._is_flat else place(page, block)
            here = self._places.get((own, where), 0) if where else None
            return Repeat(pages, self._of, self._names[example], here)
        family = self._families.find(words) if variants and len(words) >= MIN_SHAPED_WORDS else None
        if family is None:
            return None
        return Repeat(family.pages, min(MOST_SHAPED_PAGES, self._of), self._names[family.page], None, False, family.similarity)

    @cached_property
    def _families(self) -> Families:
        return Families(self._shapes, self._pages, LEAST_PAGES)


class SiteFurniture:
    """The repeats of all sites of a profile.

    Args:
        by: what a site is.
        sites: the repeats by site.
        digest: names the profile that they come from.
    """

    def __init__(self, by: By, sites: Mapping[str, Furniture], digest: str = "") -> None:
        self.by, self.digest, self._sites = by, digest, sites

    @classmethod
    def load(cls, path: Path) -> SiteFurniture:
        """Read the file of a profile, one site in memory at a time.

        Raises:
            NotAProfileError: if it holds no profile, one of another version, or a damaged one.
            OSError: if it cannot be opened.
        """
        digest = sha256()
        with path.open("rb") as file:
            while piece := file.read(_PIECE):
                digest.update(piece)
        with opened(path) as profile:
            return cls(profile.by, {site: Furniture(ledger) for site, ledger in profile.ledgers()}, digest.hexdigest())

    @classmethod
    def joined(cls, parts: Sequence[SiteFurniture], by: By = "domain") -> SiteFurniture:
        """Several, no two of which know the same site; ``by`` counts where there are none.

        Raises:
            ValueError: if they tell sites apart in different ways.
        """
        ways = {part.by for part in parts} or {by}
        if len(ways) > 1:
            raise ValueError(f"sites are told apart by {' and by '.join(sorted(ways))}")
        digest = sha256("".join(sorted(part.digest for part in parts)).encode()).hexdigest()
        return cls(ways.pop(), {site: found for part in parts for site, found in part._sites.items()}, digest)

    def furniture_of(self, page: Page) -> Furniture | None:
        """What the site of a page repeats; None if nothing is known of it."""
        site = known_site(page.url, self.by, self._sites)
        return None if site is None else self._sites[site]


def _on_first_pages(ledger: Ledger, shapes: Mapping[int, bytes]) -> dict[int, list[int]]:
    """The pages that hold each of some paragraphs, among those of which shapes are known."""
    if not shapes:
        return {}
    first = ledger.on <= ledger.pages[:MOST_SHAPED_PAGES][-1]
    pages: dict[int, list[int]] = {}
    for text, page in zip(ledger.texts[first].tolist(), ledger.on[first].tolist(), strict=True):
        if text in shapes:
            pages.setdefault(text, []).append(page)
    return pages


def _counted(ledger: Ledger) -> tuple[Mapping[int, tuple[int, int]], Mapping[tuple[int, int], int]]:
    """For each repeated paragraph its pages and the first of them; for each of its places the pages there."""
    texts, on, places = ledger.texts, ledger.on, ledger.places
    if not len(texts):
        return {}, {}
    # Facts are in order, so those of a text on one page follow each other.
    start = np.flatnonzero(np.r_[True, texts[1:] != texts[:-1]])
    new_page = np.r_[True, (texts[1:] != texts[:-1]) | (on[1:] != on[:-1])]
    pages = np.add.reduceat(new_page, start, dtype=np.int64)
    often = pages >= LEAST_PAGES
    counts = {
        text: (count, page)
        for text, count, page in zip(texts[start][often].tolist(), pages[often].tolist(), on[start][often].tolist(), strict=True)
    }
    repeated = np.repeat(often, np.diff(np.r_[start, len(texts)]))
    pairs, found = np.unique(np.column_stack([texts[repeated], places[repeated]]), axis=0, return_counts=True)
    return counts, {(text, place): count for (text, place), count in zip(pairs.tolist(), found.tolist(), strict=True)}
