"""All signals of a page: the readings of every block, and the table of numbers that the scorer takes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from math import log1p
from typing import TYPE_CHECKING

from newsclean.model import Block, Page
from newsclean.phrases import Hit, Phrases
from newsclean.signals.markup import CONCEPTS, LANDMARKS, Markup, markup
from newsclean.signals.wording import Wording, repeats, wording
from newsclean.words import overlap, shingles_of, tokens_of, words_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_PHRASED = (
    "related read_more share follow newsletter tags credit byline author editor published updated views comments "
    "advertisement cookies paywall copyright navigation"
).split()
_KINDS = ("heading", "item", "quote", "cell", "caption", "preformatted")
_PHRASE_REACH = 20  # words
_MIN_PROSE_WORDS = 10
_MIN_PROSE_STOP = 0.15
_MAX_PROSE_LINK = 0.5

COLUMNS: tuple[str, ...] = (
    *("words", "long", "stop", "ends", "cut", "sentences", "commas", "digits", "capital", "upper", "dated"),
    *("link", "bold", "prose", "repeats", "gap", "indent"),
    *("position", "from_end", "before_title", "title", "description", "body", "has_body"),
    *("parent_mass", "grand_mass", "parent_purity", "signature_mass", "signature_purity", "depth"),
    *(f"kind_{kind}" for kind in _KINDS),
    *(f"own_{concept}" for concept in CONCEPTS),
    *(f"near_{concept}" for concept in CONCEPTS),
    *(f"far_{concept}" for concept in CONCEPTS),
    *(f"in_{tag}" for tag in LANDMARKS),
    *(f"says_{concept}" for concept in _PHRASED),
)
_AT = {name: i for i, name in enumerate(COLUMNS)}


@dataclass(frozen=True)
class Signals:
    """Everything that was measured on a page; rows stand in the order of its blocks.

    Attributes:
        page: the page.
        wording: what each block's words tell.
        markup: what each block's elements tell.
        prose: for each block, whether it is clearly prose by its own look.
        repeats: how often each block's words stand on the page.
        headline: index of the block that is the page's headline; -1 if there is none.
    """

    page: Page
    wording: tuple[Wording, ...]
    markup: tuple[Markup, ...]
    prose: tuple[bool, ...]
    repeats: tuple[int, ...]
    headline: int

    def table(self) -> NDArray[np.float32]:
        """The numbers for the scorer: one row a block, one column for each name in ``COLUMNS``."""
        import numpy as np

        rows = np.zeros((len(self.page.blocks), len(COLUMNS)), dtype=np.float32)
        for i, row in enumerate(self._rows()):
            for name, value in row:
                rows[i, _AT[name]] = value
        return rows

    def _rows(self) -> Iterator[list[tuple[str, float]]]:
        places = _Places(self)
        title, description = words_of(self.page.title or ""), words_of(self.page.description)
        stated = shingles_of(tokens_of(self.page.body))
        for block, words, marks in zip(self.page.blocks, self.wording, self.markup, strict=True):
            yield [
                *_of_words(words),
                *_of_marks(block, marks),
                *places.of(block.index),
                ("prose", self.prose[block.index]),
                ("repeats", min(self.repeats[block.index] - 1, 3)),
                ("title", overlap(frozenset(words.tokens), title)),
                ("description", overlap(description, frozenset(words.tokens))),
                ("body", overlap(shingles_of(words.tokens) if stated else frozenset(), stated)),
                ("has_body", bool(stated)),
            ]


def measure(page: Page, phrases: Phrases) -> Signals:
    """Measure all blocks of a page.

    Args:
        page: the page, its language decided.
        phrases: the phrases of that language.
    """
    words = tuple(wording(block, phrases) for block in page.blocks)
    marks = markup(page)
    prose = tuple(_is_prose(w, m) for w, m in zip(words, marks, strict=True))
    return Signals(page, words, marks, prose, repeats(words), _headline(page, words))


def _is_prose(words: Wording, marks: Markup) -> bool:
    return words.words >= _MIN_PROSE_WORDS and words.stop >= _MIN_PROSE_STOP and words.sentences > 0 and marks.link < _MAX_PROSE_LINK


def _headline(page: Page, words: tuple[Wording, ...]) -> int:
    """The block that says the page's title: the first of the highest rank among those that have the same words."""
    if not page.title:
        return -1
    key = " ".join(tokens_of(page.title))
    same = [block for block, word in zip(page.blocks, words, strict=True) if word.key == key]
    return min(same, key=lambda block: (block.kind != "heading", block.level, block.index)).index if same else -1


def _of_words(words: Wording) -> list[tuple[str, float]]:
    return [
        ("words", log1p(words.words)),
        ("long", words.words >= _MIN_PROSE_WORDS),
        ("stop", words.stop),
        ("ends", words.ends),
        ("cut", words.cut),
        ("sentences", log1p(words.sentences)),
        ("commas", min(words.commas, 0.3)),
        ("digits", words.digits),
        ("capital", words.capital),
        ("upper", words.upper),
        ("dated", words.dated),
        *((f"says_{hit.concept}", _strength(hit, words)) for hit in sorted(words.hits, key=_by_place) if hit.where != "end"),
    ]


def _by_place(hit: Hit) -> str:
    return hit.where


def _strength(hit: Hit, words: Wording) -> float:
    """How much of the block a phrase speaks for: all of a short block, little of a long paragraph."""
    return 1.0 if hit.where == "line" else min(1.0, _PHRASE_REACH / words.words)


def _of_marks(block: Block, marks: Markup) -> list[tuple[str, float]]:
    return [
        ("link", marks.link),
        ("bold", marks.bold),
        ("gap", block.gap),
        ("indent", min(block.indent, 8) / 8),
        ("depth", min(marks.depth, 40) / 40),
        *((f"kind_{block.kind}", 1.0) for _ in (1,) if block.kind in _KINDS),
        *((f"own_{concept}", 1.0) for concept in marks.own),
        *((f"near_{concept}", 1.0) for concept in marks.near),
        *((f"far_{concept}", 1.0) for concept in marks.far),
        *((f"in_{tag}", 1.0) for tag in marks.inside),
    ]


class _Places:
    """Where each block stands: in the page, and among the prose of its container and its look-alikes."""

    def __init__(self, signals: Signals) -> None:
        self._signals = signals
        sizes = [len(block.text) for block in signals.page.blocks]
        self._total = sum(sizes) or 1
        self._before = [0]
        for size in sizes:
            self._before.append(self._before[-1] + size)
        prose = [size if is_prose else 0 for size, is_prose in zip(sizes, signals.prose, strict=True)]
        self._prose = sum(prose) or 1
        self._parents: Counter[int] = Counter()
        self._grands: Counter[int] = Counter()
        self._signatures: Counter[str] = Counter()
        self._all_parents: Counter[int] = Counter()
        self._all_signatures: Counter[str] = Counter()
        for mark, mass, size in zip(signals.markup, prose, sizes, strict=True):
            self._parents[mark.parent] += mass
            self._grands[self._grand(mark)] += mass
            self._signatures[mark.signature] += mass
            self._all_parents[mark.parent] += size
            self._all_signatures[mark.signature] += size

    def _grand(self, mark: Markup) -> int:
        elements = self._signals.page.elements
        return elements[mark.parent].parent if 0 <= mark.parent < len(elements) else -1

    def of(self, i: int) -> list[tuple[str, float]]:
        mark = self._signals.markup[i]
        return [
            ("position", self._before[i] / self._total),
            ("from_end", 1 - self._before[i + 1] / self._total),
            ("before_title", i < self._signals.headline),
            ("parent_mass", self._parents[mark.parent] / self._prose),
            ("grand_mass", self._grands[self._grand(mark)] / self._prose),
            ("parent_purity", self._parents[mark.parent] / (self._all_parents[mark.parent] or 1)),
            ("signature_mass", self._signatures[mark.signature] / self._prose),
            ("signature_purity", self._signatures[mark.signature] / (self._all_signatures[mark.signature] or 1)),
        ]
