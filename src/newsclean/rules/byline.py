"""Removes lines that say who wrote the text: "By …", "Staff reporter", the bare names that the page states as its authors."""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.case import Case, drop
from newsclean.model import Verdict
from newsclean.words import overlap, words_of

_MAX_WORDS = 16
_MAX_SENTENCE = 6  # words: a longer line that ends like a sentence is one
_FEW_CAPITAL = 0.2
_BELIEVED = 0.5
_MIN_CAPITAL = 0.5  # of the words after "By": names, in scripts that have capitals
_MIN_NAMED = 0.6  # share of the words of a line that are the authors' names or a date


def byline(case: Case) -> Iterator[Verdict]:
    """Short lines that begin like a byline and go on with names, and lines of the authors' names."""
    names = words_of(" ".join(case.page.authors))
    for block, words in case.read_blocks():
        if words.words > _MAX_WORDS or (words.ends and words.words > _MAX_SENTENCE) or block.kind == "heading":
            continue
        phrase = _phrase(case, block.index) if words.hits else ""
        if phrase:
            yield drop(block, "byline", f"It says who wrote the text: “{phrase.strip()}”.", phrase=phrase)
        elif not names.isdisjoint(words.tokens) and overlap(frozenset(words.tokens), names) >= _MIN_NAMED:
            yield drop(block, "byline", "It names the author.", authors=list(case.page.authors))


def _phrase(case: Case, i: int) -> str:
    return case.phrase(i, "byline", _MAX_WORDS, "line") or _with_names(case, i)


def _with_names(case: Case, i: int) -> str:
    words = case.words(i)
    phrase = case.phrase(i, "byline", _MAX_WORDS, "start", "inside")
    if not phrase:
        return ""
    cased = any(c.lower() != c.upper() for c in words.folded[:40])
    # What the scorer does not believe, and no full stop ends, is a byline with fewer names too: "By Ann Lee, adapted for our readers".
    least = _MIN_CAPITAL if words.ends or case.scores.final[i] >= _BELIEVED else _FEW_CAPITAL
    return phrase if words.capital >= least or words.upper or not cased else ""
