"""How alike two texts are: the words they share."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")

# One word, or one character of a script that is written without spaces (as the reference metrics count).
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]|[^\W_\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]+")


def words_of(text: str) -> frozenset[str]:
    """The distinct words of a text, in lower case; single characters for Chinese, Japanese and Thai.

    Example:
        >>> sorted(words_of("The rain, the RAIN"))
        ['rain', 'the']
    """
    return frozenset(_WORD.findall(text.lower()))


def tokens_of(text: str) -> list[str]:
    """The words of a text in order, in lower case; single characters for Chinese, Japanese and Thai.

    Example:
        >>> tokens_of("The rain, the RAIN")
        ['the', 'rain', 'the', 'rain']
    """
    return _WORD.findall(text.lower())


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
    if not tokens:
        return frozenset()
    return frozenset(tuple(tokens[i : i + size]) for i in range(max(1, len(tokens) - size + 1)))
