"""Which words of a cleaned page are the truth's, and which of the truth's words went missing and where.

The words of both sides are matched by runs: seeds of a few words that both have, each carried on for as long as the words agree.
Long seeds go first, so that a stray "in the middle of the" does not take words away from the paragraph that they belong to. Every
word of the truth is matched once at most. Time grows linearly with the length.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from newsclean.model import Article

_UNSPACED = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f"  # as the metrics count: a character is a word
_SOFT = "\u00ad"  # a soft hyphen stands inside a word and is no part of it
_TOKEN = re.compile(rf"[{_UNSPACED}]|[^\W{_UNSPACED}]+(?:{_SOFT}+[^\W{_UNSPACED}]+)*")
_SEEDS = (12, 4)  # words; the shorter is the shingle of the metrics
_CHOICES = 8  # places in the truth that are tried for a seed
_LOOK = 40  # words that are compared to choose between them
_FREE = -1


@dataclass(frozen=True)
class Piece:
    """A paragraph with its words.

    Attributes:
        text: the paragraph.
        words: in lower case.
        spans: where each of them stands in the text.
    """

    text: str
    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, text: str) -> Piece:
        """Read a paragraph.

        Example:
            >>> Piece.of("Rain, 雨水").words
            ('rain', '雨', '水')
        """
        found = list(_TOKEN.finditer(text))
        return cls(text, tuple(match[0].replace(_SOFT, "").lower() for match in found), tuple(match.span() for match in found))


@dataclass(frozen=True)
class Alignment:
    """A cleaned page beside its truth. "Hit" has a flag for every word.

    Attributes:
        truth: the paragraphs of the truth.
        truth_hit: for each of them, which words the kept blocks have.
        truth_read: for each of them, which words any block has, kept or removed.
        blocks: the page's blocks, kept and removed.
        hit: for each block, which words are the truth's; for a removed block only those that no kept block has.
        kept: for each block, whether it was kept.
    """

    truth: tuple[Piece, ...]
    truth_hit: tuple[tuple[bool, ...], ...]
    truth_read: tuple[tuple[bool, ...], ...]
    blocks: tuple[Piece, ...]
    hit: tuple[tuple[bool, ...], ...]
    kept: tuple[bool, ...]

    def share(self, i: int) -> float:
        """The share of block ``i``'s words that are the truth's; 0 for a block without words."""
        return sum(self.hit[i]) / len(self.hit[i]) if self.hit[i] else 0.0

    def left(self, i: int) -> int:
        """How many words of block ``i`` were kept although the truth has them not."""
        return len(self.hit[i]) - sum(self.hit[i]) if self.kept[i] else 0

    def lost(self, i: int) -> int:
        """How many words of the truth went with block ``i``."""
        return 0 if self.kept[i] else sum(self.hit[i])


def align(article: Article, truth: str) -> Alignment:
    """Find the words of an article's blocks in the truth.

    Args:
        article: what newsclean gave.
        truth: the whole text of the article; a line is a paragraph.

    Example:
        >>> from newsclean import clean_text
        >>> text = "The rain came at night, and by noon the river had left its bed.\\n\\nShare this article"
        >>> found = align(clean_text(text), "The rain came at night, and by noon the river had left its bed.")
        >>> found.kept, found.lost(1)
        ((True, False), 0)
    """
    wanted = tuple(Piece.of(line) for line in truth.split("\n") if line.strip())
    blocks = tuple(Piece.of(block.text) for block in article.page.blocks)
    gone = {block.index for block in article.removed}
    kept = tuple(i not in gone for i in range(len(blocks)))
    matcher = _Matcher(wanted)
    hit = dict(matcher.match(blocks, [i for i in range(len(blocks)) if kept[i]]))
    truth_hit = matcher.used()
    hit.update(matcher.match(blocks, sorted(gone)))
    return Alignment(wanted, truth_hit, matcher.used(), blocks, tuple(hit[i] for i in range(len(blocks))), kept)


def segments(piece: Piece, hit: Sequence[bool]) -> Iterator[tuple[str, bool]]:
    """A paragraph cut where hit words meet others; what stands between two words goes with the first of them.

    Example:
        >>> list(segments(Piece.of("Rain fell (all day)."), (True, True, False, False)))
        [('Rain fell (', True), ('all day).', False)]
    """
    start = 0
    groups = [(flag, len(list(group))) for flag, group in groupby(hit)]
    at = 0
    for flag, count in groups:
        at += count
        end = piece.spans[at][0] if at < len(piece.spans) else len(piece.text)
        yield piece.text[start:end], flag
        start = end


class _Matcher:
    """The truth's words, of which each may be matched once."""

    def __init__(self, truth: Sequence[Piece]) -> None:
        self._truth = truth
        self._words = [word for piece in truth for word in piece.words]
        self._free = [True] * len(self._words)
        self._places = {size: _places(self._words, size) for size in _SEEDS}
        self._whole = _wholes(truth)

    def used(self) -> tuple[tuple[bool, ...], ...]:
        """For each paragraph of the truth, which words were matched so far."""
        flags = iter(self._free)
        return tuple(tuple(not next(flags) for _ in piece.words) for piece in self._truth)

    def match(self, pieces: Sequence[Piece], chosen: Sequence[int]) -> Iterator[tuple[int, tuple[bool, ...]]]:
        """Match the chosen pieces, read one after the other; gives each one's index and flags."""
        words = [word for i in chosen for word in pieces[i].words]
        found = [_FREE] * len(words)
        for size in _SEEDS:
            self._match_runs(words, found, size)
        self._match_wholes([pieces[i] for i in chosen], found)
        flags = iter(found)
        for i in chosen:
            yield i, tuple(next(flags) != _FREE for _ in pieces[i].words)

    def _match_runs(self, words: Sequence[str], found: list[int], size: int) -> None:
        places = self._places[size]
        i = after = 0
        while i + size <= len(words):
            # A seed must be new on both sides.
            if found[i + size - 1] != _FREE:
                i += size
            elif found[i] != _FREE or not (choices := places.get(tuple(words[i : i + size]))):
                i += 1
            else:
                start = self._best(choices, words, found, i, after)
                i, after = (i + 1, after) if start < 0 else self._take(words, found, i, start)

    def _best(self, choices: list[int], words: Sequence[str], found: Sequence[int], i: int, after: int) -> int:
        """The place in the truth that agrees with the words for longest, the next one in reading order first; -1 if none is free."""
        first = bisect_left(choices, after)
        near = [*choices[first : first + _CHOICES], *choices[max(0, first - _CHOICES) : first]]
        best, most = _FREE, min(_SEEDS) - 1
        for at in near:
            length = self._agreement(words, found, i, at)
            if length > most:
                best, most = at, length
        return best

    def _agreement(self, words: Sequence[str], found: Sequence[int], i: int, at: int) -> int:
        most = min(_LOOK, len(words) - i, len(self._words) - at)
        return next((k for k in range(most) if not self._may_join(words, found, i + k, at + k)), most)

    def _take(self, words: Sequence[str], found: list[int], i: int, at: int) -> tuple[int, int]:
        """Match from a seed on; returns where both sides go on."""
        while self._may_join(words, found, i, at):
            found[i], self._free[at] = at, False
            i, at = i + 1, at + 1
        return i, at

    def _may_join(self, words: Sequence[str], found: Sequence[int], i: int, at: int) -> bool:
        inside = i < len(words) and at < len(self._words)
        return inside and found[i] == _FREE and self._free[at] and words[i] == self._words[at]

    def _match_wholes(self, pieces: Sequence[Piece], found: list[int]) -> None:
        """Match what is too short for a seed, paragraph by paragraph: a line that is all there on both sides."""
        i = 0
        for piece in pieces:
            count = len(piece.words)
            if count > 0 and all(place == _FREE for place in found[i : i + count]):
                at = self._whole_place(piece)
                if at != _FREE:
                    found[i : i + count] = range(at, at + count)
                    self._free[at : at + count] = [False] * count
            i += count

    def _whole_place(self, piece: Piece) -> int:
        places = self._whole.get(piece.words, deque())
        while places:
            at = places.popleft()
            if all(self._free[at : at + len(piece.words)]):
                return at
        return _FREE


def _places(words: Sequence[str], size: int) -> dict[tuple[str, ...], list[int]]:
    places: dict[tuple[str, ...], list[int]] = {}
    for i in range(len(words) - size + 1):
        places.setdefault(tuple(words[i : i + size]), []).append(i)
    return places


def _wholes(truth: Sequence[Piece]) -> dict[tuple[str, ...], deque[int]]:
    places: dict[tuple[str, ...], deque[int]] = {}
    at = 0
    for piece in truth:
        if piece.words:
            places.setdefault(piece.words, deque()).append(at)
        at += len(piece.words)
    return places
