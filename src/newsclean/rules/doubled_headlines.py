"""Removes runs of headlines that each stand twice, as lists of teasers print them: once for the picture, once for the link.

Structure alone shows it, so it works in every language.
"""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.case import Case, drop
from newsclean.model import Verdict

_REACH = 6  # blocks between the two copies: byline, date and counter may stand between them
_MIN_WORDS = 4
_MIN_PAIRS = 2
_FIGURES = 0.3  # of the characters are digits: the rows of a timetable or a table of scores are often the same


def doubled_headlines(case: Case) -> Iterator[Verdict]:
    """All blocks of a run, what stands between its headlines too."""
    for run in _runs(_pairs(case)):
        twins = {i: j for pair in run for i, j in (pair, pair[::-1])}
        for block in case.blocks[run[0][0] : run[-1][1] + 1]:
            if block.index in twins:
                twin = twins[block.index]
                yield drop(block, "doubled_headlines", "It is one of several headlines that stand twice.", twin=twin, pairs=len(run))
            elif not case.is_solid(block.index):
                yield drop(block, "doubled_headlines", "It stands among headlines that stand twice.", pairs=len(run))


def _pairs(case: Case) -> list[tuple[int, int]]:
    """Headlines with the same words, close to each other; pairs that cross are a refrain, not a list."""
    latest: dict[str, int] = {}
    pairs: list[tuple[int, int]] = []
    solid = -1  # the last whole paragraph: a headline on each side of one is a subhead and its entry in a table of contents
    for block, words in case.read_blocks():
        i = block.index
        if case.is_solid(i):
            solid = i
        if words.words < _MIN_WORDS or words.digits > _FIGURES or block.kind == "cell" or not (case.is_headline_like(i) or words.cut):
            continue
        if i - latest.get(words.key, -_REACH - 1) <= _REACH and latest[words.key] > max(solid, pairs[-1][1] if pairs else -1):
            pairs.append((latest[words.key], i))
        latest[words.key] = i
    return pairs


def _runs(pairs: list[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    """Pairs that follow each other closely; a single pair shows nothing."""
    run: list[tuple[int, int]] = []
    for pair in pairs:
        if run and pair[0] - run[-1][1] > _REACH:
            if len(run) >= _MIN_PAIRS:
                yield run
            run = []
        run.append(pair)
    if len(run) >= _MIN_PAIRS:
        yield run
