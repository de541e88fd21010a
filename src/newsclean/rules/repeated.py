"""Removes paragraphs that the page says twice, word for word or nearly so; the first one stays.

Only whole paragraphs count. Short lines may be repeated on purpose: refrains, scores, answers in an interview; so may
cells of a table and entries of a list.
"""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.case import Case, drop
from newsclean.model import Verdict
from newsclean.repeats.near import near_duplicates

_MIN_WORDS = 8
_MIN_NEAR_WORDS = 20  # fewer words change their meaning with one of them
_PROTECTED = ("cell", "item", "preformatted")


def repeated(case: Case) -> Iterator[Verdict]:
    """Exact repeats of kept blocks first, then near-duplicates of the longer ones."""
    first: dict[str, int] = {}
    distinct: dict[int, tuple[str, ...]] = {}
    for block, words in case.kept_blocks():
        if words.words < _MIN_WORDS or block.kind in _PROTECTED:
            continue
        twin = first.setdefault(words.key, block.index)
        if twin != block.index:
            yield drop(block, "repeated", "It repeats an earlier paragraph word for word.", twin=twin, similarity=1.0)
        elif words.words >= _MIN_NEAR_WORDS:
            distinct[block.index] = words.tokens
    for i, twin, similarity in near_duplicates(distinct, case.settings.near_duplicate):
        why = "It repeats an earlier paragraph almost word for word."
        yield drop(case.blocks[i], "repeated", why, twin=twin, similarity=round(similarity, 3))
