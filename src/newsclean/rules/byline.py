"""Removes lines that say who wrote the text: "By …", "Staff reporter", "About the author"."""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.case import Case, drop
from newsclean.model import Verdict

_MAX_WORDS = 16
_MIN_CAPITAL = 0.5  # of the words after "By": names, in scripts that have capitals


def byline(case: Case) -> Iterator[Verdict]:
    """Short lines that begin like a byline and go on with names."""
    for block in case.blocks:
        words = case.words(block.index)
        phrase = case.phrase(block.index, "byline", _MAX_WORDS, "line") or _with_names(case, block.index)
        if phrase and not (words.ends and words.words > 6):
            yield drop(block, "byline", f"It says who wrote the text: “{phrase.strip()}”.", phrase=phrase)


def _with_names(case: Case, i: int) -> str:
    words = case.words(i)
    phrase = case.phrase(i, "byline", _MAX_WORDS, "start", "inside")
    cased = any(c.lower() != c.upper() for c in words.folded[:40])
    return phrase if phrase and (words.capital >= _MIN_CAPITAL or words.upper or not cased) else ""
