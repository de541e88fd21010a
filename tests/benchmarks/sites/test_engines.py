from __future__ import annotations

import pytest

from benchmarks.sites.engines import compared, related, similarity, table

TOLD = "The council voted on Tuesday to repair the old {} which has been closed to lorries since the floods of last spring"
THINGS = ("bridge", "ferry", "mill", "school", "tower", "market")
PARAGRAPHS = [TOLD.format(thing) for thing in THINGS] + ["Shopkeepers on the west bank had asked for a ferry and were refused one"]


def test_pairs_are_alike_and_not_the_same() -> None:
    pairs = related([*PARAGRAPHS, PARAGRAPHS[0], PARAGRAPHS[0].upper()])
    assert len(pairs) == 15
    assert all(0.5 <= similarity(pair) < 1 for pair in pairs)


def test_a_shingle_of_many_paragraphs_makes_no_pairs() -> None:
    assert related([TOLD.format("x" * i) for i in range(1, 12)]) == []


def test_the_true_similarity() -> None:
    assert similarity((frozenset((1, 2, 3)), frozenset((2, 3, 4)))) == 0.5


def test_engines_estimate_and_find() -> None:
    engines = compared(related(PARAGRAPHS))
    assert "datasketch" in engines
    for engine in engines.values():
        assert engine.error < 0.1
        assert engine.found[0.5].shape == (15,) and engine.found[0.5].mean() > 0.9
    lines = list(table(engines, 15))
    assert lines[0].startswith("| 15 pairs") and len(lines) >= 3


def test_rensa_gives_nearly_the_same_answers() -> None:
    pytest.importorskip("rensa")
    lines = list(table(compared(related(PARAGRAPHS)), 15))
    assert lines[-1].startswith("| the same answer") and len(lines) == 5
