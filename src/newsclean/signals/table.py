"""All signals of a page: the readings of every block, and the table of numbers that the scorer takes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from newsclean.model import Page
from newsclean.phrases import Phrases, fold
from newsclean.signals import columns
from newsclean.signals.columns import Columns
from newsclean.signals.containers import containers
from newsclean.signals.likeness import likeness
from newsclean.signals.markup import Markup, markup
from newsclean.signals.vocabulary import Vocabulary, vocabulary
from newsclean.signals.wording import Wording, repeats, wording
from newsclean.words import tokens_of

_MIN_PROSE_WORDS = 10
_MIN_PROSE_STOP = 0.15
_SOLID_WORDS = 12
_MAX_PROSE_LINK = 0.5


@dataclass(frozen=True)
class Signals:
    """Everything that was measured on a page; rows stand in the order of its blocks.

    Attributes:
        page: the page.
        wording: what each block's words tell.
        markup: what the elements around the blocks tell.
        prose: for each block, whether it is clearly prose by its own look.
        solid: for each block, whether it is a whole paragraph of prose: no label, no headline, no cut-off teaser.
        repeats: how often each block's words stand on the page.
        headline: index of the block that is the page's headline; -1 if there is none.
        stop_words: the function words of its language.
    """

    page: Page
    wording: tuple[Wording, ...]
    markup: Markup
    prose: tuple[bool, ...]
    solid: tuple[bool, ...]
    repeats: tuple[int, ...]
    headline: int
    stop_words: frozenset[str]

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The words of all blocks as numbers."""
        return vocabulary([words.tokens for words in self.wording])

    @cached_property
    def spoken(self) -> Mapping[str, tuple[int, ...]]:
        """For each concept that a phrase speaks of, the blocks that hold one."""
        found: dict[str, list[int]] = {}
        for i, words in enumerate(self.wording):
            for concept in {hit.concept for hit in words.hits}:
                found.setdefault(concept, []).append(i)
        return {concept: tuple(blocks) for concept, blocks in found.items()}

    @cached_property
    def groups(self) -> Mapping[str, Columns]:
        """The numbers for the scorer: groups of columns by name, each column with one number a block.

        Empty for a page without blocks. A page without markup has the groups that words alone can fill.
        """
        return dict(_groups(self)) if self.page.blocks else {}

    @cached_property
    def columns(self) -> Columns:
        """All columns of all groups by name; no two groups have a name in common."""
        return {name: column for group in self.groups.values() for name, column in group.items()}


def measure(page: Page, phrases: Phrases) -> Signals:
    """Measure all blocks of a page.

    Args:
        page: the page, its language decided.
        phrases: the phrases of that language.
    """
    words = wording(page.blocks, phrases)
    marks = markup(page)
    least = _MIN_PROSE_STOP if phrases.stop_words else 0.0  # of other languages it is not known which words are frequent
    prose = tuple(_is_prose(word, link, least) for word, link in zip(words, marks.link.tolist(), strict=True))
    solid = tuple(is_prose and word.words >= _SOLID_WORDS and word.ends for word, is_prose in zip(words, prose, strict=True))
    return Signals(page, words, marks, prose, solid, repeats(words), _headline(page, words), phrases.stop_words)


def _is_prose(words: Wording, link: float, least: float) -> bool:
    return words.words >= _MIN_PROSE_WORDS and words.stop >= least and words.sentences > 0 and link < _MAX_PROSE_LINK


def _headline(page: Page, words: tuple[Wording, ...]) -> int:
    """The block that says the page's title: the first of the highest rank among those that have the same words."""
    if not page.title:
        return -1
    key = " ".join(tokens_of(fold(page.title)))
    same = [block for block, word in zip(page.blocks, words, strict=True) if word.key == key]
    return min(same, key=lambda block: (block.kind != "heading", block.level, block.index)).index if same else -1


def _groups(signals: Signals) -> Iterator[tuple[str, Columns]]:
    page, words, marks = signals.page, signals.wording, signals.markup
    base, limits = columns.base(page, words, marks, signals.prose), columns.limits_of(page)
    yield "shape", columns.shape(page, words, base, signals.repeats)
    yield "phrases", columns.phrases(words)
    yield "position", columns.position(base, signals.headline, limits)
    yield "likeness", likeness(page, words, signals.vocabulary)
    yield "neighbours", columns.neighbours(base)
    yield "heading before", columns.heading_before(page, words, base, limits)
    yield "whole page", columns.whole_page(base, limits)
    if page.markup:
        yield "class and id names, landmarks", columns.names(marks)
        yield "containers", containers(page, marks, base)
    else:
        yield "runs", columns.runs(base, limits)
