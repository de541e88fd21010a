"""Removes paragraphs that the page says twice: word for word, nearly so, or as a part of a longer one.

The first one stays, unless it is cut off and the later one is whole. Only paragraphs count: what is short may be repeated on
purpose, as refrains, scores and answers are, and so may headings, cells of a table, entries of a list, rows of figures, and verse.
Paragraphs with other numbers in them are about another day, place or price, however alike their words are. Where a whole passage stands
twice, as on pages with one text for small screens and one for large, its subheads and lists go with its paragraphs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newsclean.case import Case, drop
from newsclean.model import Block, Verdict
from newsclean.repeats.contained import contained
from newsclean.repeats.near import near_duplicates
from newsclean.repeats.passages import passages
from newsclean.repeats.suspects import suspects
from newsclean.signals.wording import Wording
from newsclean.words import Shingles, shingles_of

_MIN_WORDS = 8
_MIN_PART_WORDS = 12  # fewer are a turn of phrase that a story comes back to
_MIN_NEAR_WORDS = 20  # fewer words change their meaning with one of them
_CONTAINED = 0.9  # of a part's shingles: a word of a quote may be changed where it is printed large
_FIGURES = 0.15  # of the characters are digits
_PROTECTED = ("cell", "item", "preformatted")


def repeated(case: Case) -> Iterator[Verdict]:
    """Exact repeats of kept blocks first, then near-duplicates of the longer ones, then parts of others; last what stands beside them."""
    repeats: dict[int, int] = {}
    for verdict in _paragraphs(case):
        repeats[verdict.block] = verdict.evidence["twin"]
        yield verdict
    keys = {block.index: words.key for block, words in case.kept_blocks()} if repeats else {}
    for i, twin in passages(keys, {i: twin for i, twin in repeats.items() if case.is_solid(i)}):
        if i not in repeats:
            yield drop(case.blocks[i], "repeated", "It stands beside repeated paragraphs, and beside the first ones too.", twin=twin)


def _paragraphs(case: Case) -> Iterator[Verdict]:
    distinct: dict[int, Shingles] = {}
    first: dict[str, int] = {}
    for block, words in case.kept_blocks():
        if words.words < _MIN_WORDS or block.kind in _PROTECTED or _is_row(block, words):
            continue
        twin = first.setdefault(words.key, block.index)
        if twin != block.index:
            yield drop(block, "repeated", "It repeats an earlier paragraph word for word.", twin=twin, similarity=1.0)
        elif words.words >= _MIN_PART_WORDS:
            distinct[block.index] = shingles_of(words.tokens)
    if not suspects(distinct, case.settings.near_duplicate):
        return  # as on two of three pages: no paragraph has enough in common with the others
    for search in (_near, _parts):
        gone = dict(_standing(search(case, distinct)))
        yield from gone.values()
        distinct = {i: shingles for i, shingles in distinct.items() if i not in gone}


def _is_row(block: Block, words: Wording) -> bool:
    """A row of a table, or of a program's output, as extracted text has them."""
    return words.digits > _FIGURES or block.text.startswith("|")


def _numbers(case: Case, i: int) -> frozenset[str]:
    return frozenset(token for token in case.words(i).tokens if token[0].isdigit())


def _standing(verdicts: Iterable[Verdict]) -> Iterator[tuple[int, Verdict]]:
    """The verdicts by their blocks. Of two blocks one stays: what was taken for a repeat is no reason to take the other one."""
    gone: set[int] = set()
    for verdict in verdicts:
        if verdict.block not in gone and verdict.evidence["twin"] not in gone:
            gone.add(verdict.block)
            yield verdict.block, verdict


def _near(case: Case, distinct: dict[int, Shingles]) -> Iterator[Verdict]:
    long = {i: shingles for i, shingles in distinct.items() if case.words(i).words >= _MIN_NEAR_WORDS}
    for later, earlier, similarity in near_duplicates(long, case.settings.near_duplicate):
        if _numbers(case, later) != _numbers(case, earlier):
            continue
        is_teaser = case.words(earlier).cut and not case.words(later).cut
        i, twin, which = (earlier, later, "a later") if is_teaser else (later, earlier, "an earlier")
        why = f"It repeats {which} paragraph almost word for word."
        yield drop(case.blocks[i], "repeated", why, twin=twin, similarity=round(similarity, 3))


def _parts(case: Case, distinct: dict[int, Shingles]) -> Iterator[Verdict]:
    for i, whole, share in contained(distinct, max(_CONTAINED, case.settings.near_duplicate)):
        if case.blocks[i].kind != "heading" and _numbers(case, i) <= _numbers(case, whole):
            why = f"{'A later' if whole > i else 'An earlier'} paragraph says it in full."
            yield drop(case.blocks[i], "repeated", why, twin=whole, contained=round(share, 3))
