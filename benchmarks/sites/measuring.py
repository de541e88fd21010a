"""What a site profile is worth: F1, left and lost with and without one, by the pages it was learned from.

Beside it stands the plain rule that many corpora were cleaned with: a line that is on three pages of a site or more goes, word for
word. It is applied to what newsclean keeps without a profile.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from benchmarks.documents import Document
from benchmarks.metrics import Bag, f1_of, shingles
from newsclean import SiteProfile
from newsclean.cleaner import decide
from newsclean.model import Article, Page
from newsclean.phrases import load
from newsclean.reading.html import read_html
from newsclean.reading.text import read_text
from newsclean.scoring.scorer import Scores, score
from newsclean.settings import Settings
from newsclean.signals.language import with_language
from newsclean.signals.table import Signals, measure

LEARNED = (1, 3, 10, 25)
WITHOUT = "without a profile"
_PLAIN_PAGES = 3
PLAIN = f"exact lines on {_PLAIN_PAGES} pages"


def profile_of(count: int) -> str:
    """What the figures with a profile of so many pages are called."""
    return f"profile of {count} page{'s' * (count != 1)}"


@dataclass
class Tally:
    """Sums over documents; all counts are of 4-word shingles.

    Attributes:
        f1: the F1 of each document.
        article: shingles of the article in the input, and in the output.
        other: those of no article in the input, and in the output.
    """

    f1: list[float] = field(default_factory=list)
    article: list[int] = field(default_factory=lambda: [0, 0])
    other: list[int] = field(default_factory=lambda: [0, 0])

    def add(self, before: Bag, after: Bag, truth: Bag) -> None:
        """Count one document."""
        for i, have in enumerate((before, after)):
            hit = (have & truth).total()
            self.article[i] += hit
            self.other[i] += have.total() - hit
        hit = (after & truth).total()
        self.f1.append(f1_of((hit, after.total() - hit, truth.total() - hit)))

    @property
    def figures(self) -> dict[str, float]:
        """Mean F1, the share of what is no article that is left, and the share of the article that is lost."""
        return {
            "f1": sum(self.f1) / max(1, len(self.f1)),
            "left": self.other[1] / max(1, self.other[0]),
            "lost": 1 - self.article[1] / max(1, self.article[0]),
        }


@dataclass(frozen=True)
class Read:
    """A document, measured and scored once; the profile comes in only afterwards."""

    document: Document
    signals: Signals
    scores: Scores

    @property
    def page(self) -> Page:
        """The page as it was read."""
        return self.signals.page

    def cleaned(self, profile: SiteProfile | None, settings: Settings) -> Article:
        """The document, cleaned. No second opinion is asked: what is measured is the profile."""
        return decide(self.signals, self.scores, settings, profile)


def prepared(document: Document) -> Read:
    """Read, measure and score a document."""
    reader: Callable[..., Page] = read_html if document.mode == "html" else read_text
    page = with_language(reader(document.read(), url=document.url))
    signals = measure(page, load(page.language))
    return Read(document, signals, score(signals))


def by_publisher(documents: Iterable[Document]) -> Iterator[tuple[str, list[Document]]]:
    """The documents of each site, in order of the sites' names."""
    ordered = sorted(documents, key=lambda document: (document.publisher or "", document.id))
    for site, group in groupby(ordered, key=lambda document: document.publisher or ""):
        yield site, list(group)


def measured(sites: Iterable[Sequence[Read]], settings: Settings | None = None, learned: Sequence[int] = LEARNED) -> dict[str, Tally]:
    """Clean the pages of each site without a profile, with profiles of its first pages, and by the plain rule.

    Args:
        sites: the documents of each site, with their truths.
        settings: for the cleaner.
        learned: the numbers of pages to learn from. All pages are cleaned with each profile.
    """
    found: dict[str, Tally] = {}
    for reads in sites:
        pages = [read.page for read in reads]
        profiles = {profile_of(count): SiteProfile.learn(pages[:count], by="one") for count in learned}
        plain = _repeated_lines(pages)
        for read in reads:
            truth, before = shingles(read.document.truth or ""), shingles(_text(block.text for block in read.page.blocks))
            bare = read.cleaned(None, settings or Settings())
            found.setdefault(WITHOUT, Tally()).add(before, shingles(bare.text), truth)
            for name, profile in profiles.items():
                article = read.cleaned(profile, settings or Settings())
                found.setdefault(name, Tally()).add(before, shingles(article.text), truth)
            kept = _text(block.text for block in bare.kept if block.text not in plain)
            found.setdefault(PLAIN, Tally()).add(before, shingles(kept), truth)
    return found


def _text(lines: Iterable[str]) -> str:
    return "\n".join(lines)


def _repeated_lines(pages: Iterable[Page]) -> set[str]:
    counts = Counter(text for page in pages for text in {block.text for block in page.blocks})
    return {text for text, count in counts.items() if count >= _PLAIN_PAGES}
