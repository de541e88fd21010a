"""The words of a text, and how alike two texts are by the words they share."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

T = TypeVar("T")

# Scripts that are written without spaces between words, each character of which counts as one:
# kana, Chinese, Thai and Lao, Tibetan, Burmese, Khmer.
UNSPACED_RANGES = ((0x3040, 0x30FF), (0x3400, 0x9FFF), (0x0E00, 0x0EFF), (0x0F00, 0x0FFF), (0x1000, 0x109F), (0x1780, 0x17FF))
# What ends a sentence that states something: in Latin, Chinese, the scripts of India, Urdu, Armenian, Ethiopic, Burmese, Khmer, Tibetan.
PERIODS = ".\u3002\u0964\u0965\u06d4\u0589\u1362\u104b\u17d4\u0f0d"
SENTENCE_ENDS = f"{PERIODS}!?\uff01\uff1f\u061f"  # and what ends one that asks or exclaims
UNSPACED = "".join(f"{chr(low)}-{chr(high)}" for low, high in UNSPACED_RANGES)  # as a part of a regular expression's set
# Vowel signs and other marks that stand between the letters of a word; Python's \w leaves them out.
_MARKS = (
    "\u0300-\u036f\u0591-\u05bd\u05bf-\u05c2\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
    "\u0900-\u0903\u093a-\u0963\u0981-\u0983\u09bc-\u09e3\u0a01-\u0a71\u0a81-\u0ae3\u0b01-\u0b63\u0b82-\u0bd7"
    "\u0c00-\u0c63\u0c81-\u0ce3\u0d00-\u0d63\u0d81-\u0df3\u200c\u200d"
)
_WORD = re.compile(rf"[{UNSPACED}]|[^\W_{UNSPACED}]+")
_MARKED_WORD = re.compile(rf"[{UNSPACED}]|(?:[^\W_{UNSPACED}]|[{_MARKS}])+")
BREAK = "\x1e"  # stands between texts that are read in one go; no text that was read from a document has it
_HAS_MARKS = re.compile(rf"[{_MARKS}]")
_UNSPACED_CHARACTER = re.compile(rf"[{UNSPACED}]")
_KEPT = re.compile(rf"[{BREAK}{UNSPACED}{_MARKS}]")  # besides letters and digits
_LETTERS = 0x40000  # Unicode has no letters above this code


def words_of(text: str) -> frozenset[str]:
    """The distinct words of a text, in lower case; single characters for scripts without spaces between words.

    Example:
        >>> sorted(words_of("The rain, the RAIN"))
        ['rain', 'the']
    """
    return frozenset(tokens_of(text))


def tokens_of(text: str) -> list[str]:
    """The words of a text in order, in lower case; single characters for scripts without spaces between words.

    Example:
        >>> tokens_of("The rain, the RAIN")
        ['the', 'rain', 'the', 'rain']
    """
    text = text.lower()  # first: the small form of the Turkish dotted capital I is two characters, a letter and a mark
    pattern = _WORD if text.isascii() or not _HAS_MARKS.search(text) else _MARKED_WORD
    return pattern.findall(text)


def tokens_of_all(texts: Sequence[str]) -> list[list[str]]:
    """``tokens_of`` for many texts in one go, which is faster for short ones.

    Example:
        >>> tokens_of_all(["The rain", "", "7"])
        [['the', 'rain'], [], ['7']]
    """
    whole = BREAK.join(texts).lower()
    if whole.count(BREAK) != len(texts) - 1:
        return [tokens_of(text) for text in texts]
    whole = _UNSPACED_CHARACTER.sub(r" \g<0> ", whole)
    return [text.split() for text in _words_only(whole).split(BREAK)]


def _words_only(text: str) -> str:
    """A text with spaces for all characters that belong to no word; looked up at once, which is faster than a search."""
    import numpy as np

    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    table = _word_characters()
    words: str = table[np.minimum(codes, len(table) - 1)].tobytes().decode("utf-32-le", "surrogatepass")
    return words


@cache
def _word_characters() -> NDArray[np.uint32]:
    """By the code of a character the code of what stands for it: itself in words and for ``BREAK``, a space for all others."""
    import numpy as np

    every = "".join(map(chr, range(_LETTERS)))
    codes = np.arange(len(every), dtype="<u4")
    kept = np.fromiter(map(str.isalnum, every), dtype=bool, count=len(every))
    kept[[ord(character) for character in _KEPT.findall(every)]] = True
    table = np.where(kept, codes, np.uint32(ord(" "))).astype("<u4")
    table.setflags(write=False)  # all calls share it
    return table


def overlap(part: frozenset[T], whole: frozenset[T]) -> float:
    """The share of the words or shingles of ``part`` that ``whole`` has too, from 0 to 1; 0 for an empty part.

    Example:
        >>> overlap(words_of("rain today"), words_of("No rain in May"))
        0.5
    """
    return len(part & whole) / len(part) if part else 0.0


Shingles = frozenset[tuple[str, ...]]


def shingles_of(tokens: Sequence[str], size: int = 3) -> Shingles:
    """All runs of so many words (Broder 1997); a shorter text is one shingle, no words give none.

    Example:
        >>> sorted(shingles_of(["a", "b", "c", "d"]))
        [('a', 'b', 'c'), ('b', 'c', 'd')]
    """
    if len(tokens) < size:
        return frozenset((tuple(tokens),)) if tokens else frozenset()
    return frozenset(zip(*(tokens[i:] for i in range(size)), strict=False))


def is_word_character(character: str) -> bool:
    """True for letters, digits and the marks that belong to them.

    Example:
        >>> is_word_character("a"), is_word_character("-")
        (True, False)
    """
    return character.isalnum() or bool(_HAS_MARKS.match(character))
