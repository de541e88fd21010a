"""Removes groups of teasers: a headline with a byline, a date or a counter beside it, again and again in one rhythm.

Whole paragraphs break the rhythm: entries of a live blog have time stamps too, but text between them.
"""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.case import Case, drop
from newsclean.model import Block, Verdict
from newsclean.signals.wording import Wording

_MIN_GROUPS = 3
_MAX_STEP = 6  # blocks from one date or counter to the next
_MAX_META_WORDS = 8
_MIN_DATED = 0.5


def teaser_group(case: Case) -> Iterator[Verdict]:
    """All blocks from the first headline of the rhythm to its last line."""
    for run in _runs(case):
        if _in_body(case, run):
            continue  # a chronology, or a live blog of short entries
        start = _first_headline(case, run[0])
        for block in case.blocks[start : run[-1] + 1]:
            why = "It is part of a group of teasers: headlines with a date, byline or counter each."
            yield drop(block, "teaser_group", why, teasers=len(run), first=start)


def _in_body(case: Case, run: list[int]) -> bool:
    """True if whole kept paragraphs stand in the same element as the run, before it and after it."""
    first, last = case.body_spans.get(case.parent(run[0]), (run[0], run[0]))
    return first < run[0] and last > run[-1]


def _is_meta(block: Block, words: Wording) -> bool:
    if words.words > _MAX_META_WORDS or block.kind == "cell":
        return False
    return words.dated >= _MIN_DATED or bool(words.says("views") and words.digits)


def _runs(case: Case) -> Iterator[list[int]]:
    """Metadata lines in a rhythm, with a headline and no whole paragraph between each two of them."""
    metas = [_is_meta(block, words) for block, words in case.read_blocks()]
    if sum(metas) < _MIN_GROUPS:
        return
    run: list[int] = []
    headline = False
    for i, meta in enumerate(metas):
        if case.is_solid(i) or (run and i - run[-1] > _MAX_STEP):
            if len(run) >= _MIN_GROUPS:
                yield run
            run, headline = [], False
        elif meta:
            if not run or headline:
                run.append(i)
            headline = False
        headline = headline or (case.is_headline_like(i) and case.words(i).words >= 4 and not meta)
    if len(run) >= _MIN_GROUPS:
        yield run


def _first_headline(case: Case, meta: int) -> int:
    """The headline above the first date; the rhythm may as well begin with the date."""
    for i in range(meta - 1, max(-1, meta - 4), -1):
        if case.is_solid(i) or i == case.headline:
            break
        if case.is_headline_like(i) and case.words(i).words >= 4:
            return i
    return meta
