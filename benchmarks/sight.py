"""One block as a developer sees it who asks what kind of thing it is: its words, its markup, and where the article stands.

Made from what newsclean measured and from the truth, so it tells the same whatever newsclean decided.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from benchmarks.alignment import Alignment
from benchmarks.surroundings import Surroundings, surroundings
from newsclean.model import Article, Block
from newsclean.signals.table import Signals
from newsclean.signals.wording import Wording

Place = Literal["before", "between", "after"]

MOSTLY = 0.5  # a block is the article's from this share of its words on, and linked from this share of its characters on
_FIRM_WORDS = 8  # a shorter block may agree with the truth by chance
_LABEL_WORDS = 12
_SENTENCE_WORDS = 6
_SPOKEN_WORDS = 60  # a phrase somewhere inside tells the kind of a block of so many words at most
_SOLID_WORDS = 12
_MIN_ALIKE = 4
_MIN_ROW = 3  # paragraphs
_MAX_LINES = 2
_MIN_CARDS = 3
_CARD_REACH = 8  # blocks to each side in which other cards are looked for
_CARD_WORDS = 45
_COMMON = 0.2  # share of the article's blocks from which a name around them tells nothing
_SECTIONS = ("comments", "related")  # a label that says so opens a section
_ENDS = ("follow", "newsletter", "copyright", "cookies", "navigation", "tags")  # and one that says this ends it


@dataclass(frozen=True)
class Sight:
    """A page with its truth; ``block`` gives the view of one block.

    Attributes:
        article: what newsclean gave.
        signals: what it measured on the page.
        found: the page beside the truth.
    """

    article: Article
    signals: Signals
    found: Alignment

    def block(self, i: int) -> Look:
        """The view of block ``i``."""
        return Look(self, i, self.article.page.blocks[i], self.signals.wording[i], self.around[i])

    @cached_property
    def around(self) -> tuple[Surroundings, ...]:
        """For each block, the elements around it."""
        return surroundings(self.article.page)

    def is_article(self, i: int) -> bool:
        """True for a block whose words are mostly the truth's."""
        return self.found.share(i) >= MOSTLY

    @cached_property
    def firm(self) -> tuple[int, ...]:
        """The blocks that are the article's beyond doubt."""
        return tuple(i for i, piece in enumerate(self.found.blocks) if len(piece.words) >= _FIRM_WORDS and self.is_article(i))

    @cached_property
    def names(self) -> frozenset[str]:
        """The concepts that names around the article's own blocks speak of: around other blocks they tell nothing."""
        counts = Counter(concept for i in self.firm for concept in self.around[i].far)
        return frozenset(concept for concept, count in counts.items() if count >= _COMMON * len(self.firm))

    @cached_property
    def looks(self) -> frozenset[str]:
        """How the article's own paragraphs look by their elements."""
        return frozenset(self.around[i].look for i in self.firm if self.signals.prose[i]) - {""}

    @cached_property
    def bodies(self) -> frozenset[int]:
        """The elements that hold paragraphs of the article."""
        return frozenset(self.around[i].parent for i in self.firm if self.signals.prose[i]) - {-1}

    @cached_property
    def articles(self) -> frozenset[int]:
        """The elements "article" around the article's own paragraphs."""
        return frozenset(at for i in self.firm for at in self.around[i].articles)

    @cached_property
    def other_articles(self) -> frozenset[int]:
        """The elements "article" that hold several paragraphs, but none of the article's."""
        prose = Counter(at for i in range(len(self.found.blocks)) if self.block(i).is_solid for at in self.around[i].articles)
        return frozenset(at for at, count in prose.items() if count >= _MIN_ROW) - self.articles

    @cached_property
    def continued(self) -> frozenset[int]:
        """Paragraphs that the truth lacks, several in a row right after or before one of the article's own."""
        found: set[int] = set()
        for step in (1, -1):
            for i in self.firm:
                row = list(self._row(i, step))
                found.update(row if len(row) >= _MIN_ROW else ())
        return frozenset(found)

    def _row(self, i: int, step: int) -> Iterator[int]:
        """The prose from a block on that the truth lacks; a subhead or two may stand between two paragraphs."""
        k, lines = i + step, 0
        while 0 <= k < len(self.found.blocks) and not self.is_article(k) and lines <= _MAX_LINES:
            look = self.block(k)
            lines = 0 if look.is_solid else lines + 1
            if look.is_sentence:
                yield k
            k += step

    @cached_property
    def cards(self) -> frozenset[int]:
        """Short prose outside the article with a line above it, several of them close to each other."""
        found = [i for i in range(1, len(self.found.blocks)) if self._is_card(i)]
        close = (bisect_right(found, i + _CARD_REACH) - bisect_left(found, i - _CARD_REACH) for i in found)
        return frozenset(i for i, count in zip(found, close, strict=True) if count >= _MIN_CARDS)

    def _is_card(self, i: int) -> bool:
        outside = not self.is_article(i) and not self.is_article(i - 1)
        short = self.signals.wording[i].words <= _CARD_WORDS
        return outside and short and self.block(i).is_sentence and not self.block(i - 1).is_sentence

    @cached_property
    def alike(self) -> Counter[str]:
        """How many blocks outside the article have each look."""
        return Counter(around.look for i, around in enumerate(self.around) if around.look and not self.is_article(i))

    @cached_property
    def sections(self) -> tuple[str, ...]:
        """For each block, what the last label before it opened ("comments", "related"), or "" where this is over."""
        return tuple(self._sections())

    def _sections(self) -> Iterator[str]:
        firm, section = frozenset(self.firm), ""
        for i, words in enumerate(self.signals.wording):
            if i in firm or any(words.says(name, "line") for name in _ENDS):
                section = ""
            elif words.words <= _LABEL_WORDS:
                section = next((name for name in _SECTIONS if words.says(name, "line")), section)
            yield section

    @cached_property
    def runs(self) -> tuple[int, ...]:
        """For each block, how many lines outside the article that are no sentences stand in a row with it."""
        lengths = [0] * len(self.found.blocks)
        start = 0
        for i in range(len(lengths) + 1):
            if i == len(lengths) or self.is_article(i) or self.block(i).is_sentence:
                lengths[start:i] = [i - start] * (i - start)
                start = i + 1
        return tuple(lengths)

    @cached_property
    def lost_runs(self) -> tuple[int, ...]:
        """For each block, how many of the article's blocks in a row were lost with it."""
        lengths = [0] * len(self.found.blocks)
        start = 0
        for i in range(len(lengths) + 1):
            if i == len(lengths) or not (self.is_article(i) and self.found.lost(i)):
                lengths[start:i] = [i - start] * (i - start)
                start = i + 1
        return tuple(lengths)

    @cached_property
    def kept_ends(self) -> tuple[int, int]:
        """The first and the last of the article's blocks that were kept; (-1, -1) if none was."""
        kept = [i for i in self.firm if self.found.kept[i]]
        return (kept[0], kept[-1]) if kept else (-1, -1)


@dataclass(frozen=True)
class Look:
    """One block in its place.

    Attributes:
        sight: the page.
        i: the block's index.
        block: the block.
        words: what its words tell.
        around: the elements around it.
    """

    sight: Sight
    i: int
    block: Block
    words: Wording
    around: Surroundings

    @property
    def place(self) -> Place:
        """Where it stands: before the first block of the article, after the last one, or between."""
        firm = self.sight.firm
        if not firm or self.i > firm[-1]:
            return "after"
        return "before" if self.i < firm[0] else "between"

    @property
    def is_linked(self) -> bool:
        """True for a block that is mostly links."""
        return self.block.linked >= len(self.block.text) * MOSTLY

    @property
    def is_sentence(self) -> bool:
        """True for prose: a sentence or more, not a link."""
        whole = self.words.ends and self.words.words >= _SENTENCE_WORDS
        return not self.is_linked and (whole or self.sight.signals.prose[self.i])

    @property
    def is_solid(self) -> bool:
        """True for a whole paragraph of prose."""
        return self.sight.signals.prose[self.i] and self.words.words >= _SOLID_WORDS and not self.words.cut

    @property
    def is_like_article(self) -> bool:
        """True for prose that looks, or stands, as the article's own paragraphs do; in plain text, for several in a row with them."""
        if not self.sight.article.page.markup:
            return self.i in self.sight.continued
        own = self.around.look in self.sight.looks or self.around.parent in self.sight.bodies
        return own and self.sight.signals.prose[self.i]

    @property
    def is_other_article(self) -> bool:
        """True for text in another element "article" than this article."""
        return not self.sight.other_articles.isdisjoint(self.around.articles)

    @property
    def is_alike(self) -> bool:
        """True for one of several blocks outside the article that look alike, or stand alike below a line each."""
        return self.i in self.sight.cards or self._is_printed_alike

    @property
    def _is_printed_alike(self) -> bool:
        return self.around.look not in self.sight.looks and self.sight.alike[self.around.look] >= _MIN_ALIKE

    @property
    def is_first(self) -> bool:
        """True if the article was kept from a later block on only."""
        return self.i < self.sight.kept_ends[0]

    @property
    def is_last(self) -> bool:
        """True if the article was kept up to an earlier block only."""
        return 0 <= self.sight.kept_ends[1] < self.i

    @property
    def is_subhead(self) -> bool:
        """True for a heading, or a line that is no sentence with a paragraph of the article right after it."""
        after = self.i + 1
        followed = after < len(self.sight.found.blocks) and self.sight.is_article(after) and self.sight.block(after).is_sentence
        return self.block.kind == "heading" or (followed and not self.is_sentence and self.words.words <= _LABEL_WORDS)

    @property
    def section(self) -> str:
        """What the last label before it opened."""
        return self.sight.sections[self.i]

    def says(self, *concepts: str) -> bool:
        """True if a phrase of one of the concepts begins the block, is all of it, or stands inside a short one."""
        places = ("line", "start", "inside") if self.words.words <= _SPOKEN_WORDS else ("line", "start")
        return any(self.words.says(concept, *places) for concept in concepts)

    def is_named(self, *concepts: str) -> bool:
        """True if names close around it speak of a concept, and those around the article do not."""
        return not (self.around.near - self.sight.names).isdisjoint(concepts)

    def is_within(self, *concepts: str) -> bool:
        """The same for names anywhere around it."""
        return not (self.around.far - self.sight.names).isdisjoint(concepts)

    def is_inside(self, *tags: str) -> bool:
        """True if it is in one of these elements."""
        return not self.around.tags.isdisjoint(tags)
