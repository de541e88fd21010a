"""Learning a site profile from documents in files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from newsclean.corpus.folder import Source
from newsclean.model import Page
from newsclean.repeats.profile import SiteProfile
from newsclean.repeats.sites import By


@dataclass(frozen=True, slots=True)
class Learned:
    """What came of it.

    Attributes:
        profile: of the documents that could be read.
        failed: the others, each with the reason.
    """

    profile: SiteProfile
    failed: tuple[tuple[Path, Exception], ...]

    def summary(self, output: Path) -> str:
        """One line for a person."""
        sites = self.profile.sites
        failed = f", {len(self.failed)} documents failed" if self.failed else ""
        return f"{sum(sites.values())} pages of {len(sites)} site{'s' * (len(sites) != 1)} learned, written to {output}{failed}."


def learn(sources: Iterable[Source], read: Callable[[Path], Page], by: By) -> Learned:
    """Learn from documents, one at a time; one that cannot be read does not stop the others.

    Args:
        sources: the documents. Where a page does not tell its address, its path is its name.
        read: gives the page in a file.
        by: what a site is (see :meth:`newsclean.SiteProfile.learn`).
    """
    failed: list[tuple[Path, Exception]] = []

    def pages() -> Iterator[tuple[str, Page]]:
        for source in sources:
            page = _attempt(read, source.path)
            if isinstance(page, Page):
                yield page.url or source.name.as_posix(), page
            else:
                failed.append((source.path, page))

    profile = SiteProfile.learn(pages(), by)
    return Learned(profile, tuple(failed))


def _attempt(read: Callable[[Path], Page], path: Path) -> Page | Exception:
    try:
        return read(path)
    except Exception as error:  # whatever one document does, the others must be learned
        return error
