"""``SiteProfile``: what sites repeat on page after page, learned in a first pass and given to the second."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from newsclean.errors import NewscleanError
from newsclean.model import Page
from newsclean.repeats.sites import WAYS, By, known_site, site_of

if TYPE_CHECKING:  # numpy is loaded at the first use
    from newsclean.repeats.furniture import Furniture, SiteFurniture
    from newsclean.repeats.ledger import Ledger


class ProfileError(NewscleanError):
    """A site profile that cannot be read, or cannot be merged; the message names the file, or the reason."""


@runtime_checkable
class Profile(Protocol):
    """What tells the repeats of sites: a :class:`SiteProfile`, or what is left of one for cleaning
    (:class:`newsclean.repeats.furniture.SiteFurniture`)."""

    def furniture_of(self, page: Page) -> Furniture | None:
        """What the site of a page repeats; None if nothing is known of it.

        A page of a site that is not known is held against the pages that were learned without an address.
        """


class SiteProfile:
    """What sites repeat: which paragraph stands on which page, as hashes. It does not change after it was made.

    ``a.merge(b)`` is associative, commutative and idempotent, and pages learned in any order and in any shards give the same
    profile, byte for byte when saved. Of a site with more than 20,000 pages a fixed sample of so many is kept.

    Attributes:
        by: what a site is: ``"domain"``, ``"host"`` or ``"one"``.

    Example:
        >>> from newsclean import clean_text, read_text
        >>> told = [f"The council said {day} that the bridge is to be repaired." for day in ("today", "on Sunday", "at last")]
        >>> pages = [f"{line}\\nThe Valley Post, for all who live here" for line in told]
        >>> profile = SiteProfile.learn(map(read_text, pages))
        >>> [block.text for block in clean_text(pages[0], profile=profile).removed]
        ['The Valley Post, for all who live here']
    """

    __slots__ = ("_furniture", "_ledgers", "by")

    def __init__(self, by: By = "domain", ledgers: Mapping[str, Ledger] | None = None) -> None:
        if by not in WAYS:
            raise ValueError(f"a site is told by one of {', '.join(WAYS)}, not by {by!r}")
        self.by: By = by
        self._ledgers = dict(sorted((ledgers or {}).items()))
        self._furniture: dict[str, Furniture] = {}  # made when a page of the site is first cleaned; no answer depends on it

    @classmethod
    def learn(cls, pages: Iterable[Page | tuple[str, Page]], by: By = "domain") -> SiteProfile:
        """Learn from pages in one pass; they may be a generator, and only what is learned stays in memory.

        Args:
            pages: each as read (:func:`newsclean.read_html`, :func:`newsclean.read_text`), or a pair of its name, such as a path,
                and the page. Verdicts give this name as an example; without one, the address.
            by: what a site is: ``"domain"``, the registered domain of the address; ``"host"``; or ``"one"``: all pages are of
                one site, as are all pages without an address in any case.

        Returns:
            The profile.

        Raises:
            TypeError: if something else is given, such as the source of a page.
            ValueError: if ``by`` is another word.
        """
        from newsclean.repeats.learning import Learner, facts_of

        made = cls(by)
        learners: dict[str, Learner] = {}
        for given in pages:
            name, page = _named(given)
            facts = facts_of(page)
            if facts:
                learners.setdefault(site_of(page.url, by), Learner()).take(name, facts)
        return cls(made.by, {site: learner.ledger() for site, learner in learners.items()})

    def merge(self, other: SiteProfile) -> SiteProfile:
        """What both know together.

        Raises:
            ProfileError: if they tell sites apart in different ways.
        """
        if self.by != other.by:
            raise ProfileError(f"profiles of sites by {self.by} and by {other.by} cannot be merged")
        both = self._ledgers.keys() & other._ledgers.keys()
        together = {site: self._ledgers[site].merge(other._ledgers[site]) for site in both}
        return SiteProfile(self.by, {**self._ledgers, **other._ledgers, **together})

    @property
    def sites(self) -> Mapping[str, int]:
        """The sites by name, each with the number of its pages that are known; "" is the one of pages without an address."""
        return {site: len(ledger.pages) for site, ledger in self._ledgers.items()}

    def save(self, path: str | Path) -> None:
        """Write the profile to a file, whole or not at all. The same profile always gives the same bytes.

        The file is an SQLite database; its tables are described in ``newsclean/repeats/store.py``. It holds hashes and the names of
        pages, and no text.

        Raises:
            OSError: if it cannot be written.
        """
        from newsclean.repeats.store import write

        write(Path(path), self.by, self._ledgers.items())

    @classmethod
    def load(cls, path: str | Path) -> SiteProfile:
        """Read a profile.

        Raises:
            ProfileError: if the file is no profile, of another version, or damaged; the message names the file and the reason.
            OSError: if it cannot be opened.
        """
        from newsclean.repeats.store import NotAProfileError, opened

        try:
            with opened(Path(path)) as profile:
                return cls(profile.by, dict(profile.ledgers()))
        except NotAProfileError as error:
            raise ProfileError(f"{path}: {error}") from error

    def compact(self) -> SiteFurniture:
        """Only what is repeated: all that cleaning needs, and small enough to go to other processes. It cannot be merged or saved."""
        from newsclean.repeats.furniture import Furniture, SiteFurniture

        return SiteFurniture(self.by, {site: Furniture(ledger) for site, ledger in self._ledgers.items()})

    def furniture_of(self, page: Page) -> Furniture | None:
        """What the site of a page repeats; None if the profile knows nothing of it.

        A page of a site that the profile does not know is held against the pages that were learned without an address.
        """
        from newsclean.repeats.furniture import Furniture

        site = known_site(page.url, self.by, self._ledgers)
        if site is None:
            return None
        if site not in self._furniture:
            self._furniture[site] = Furniture(self._ledgers[site])
        return self._furniture[site]

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, SiteProfile):
            return NotImplemented
        return self.by == other.by and self._ledgers == other._ledgers

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"<SiteProfile: {len(self._ledgers)} sites by {self.by}, {sum(self.sites.values())} pages>"


def _named(given: object) -> tuple[str, Page]:
    """A page with its name; without one, its address.

    Raises:
        TypeError: if it is no page.
    """
    match given:
        case Page() as page:
            return page.url or "", page
        case (str() as name, Page() as page):
            return name or page.url or "", page
    found = f"({', '.join(type(each).__name__ for each in given)})" if isinstance(given, tuple) else type(given).__name__
    raise TypeError(f"a profile is learned from pages as read_html or read_text gives them, or from pairs (name, page), not from {found}")
