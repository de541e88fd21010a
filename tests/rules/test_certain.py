from __future__ import annotations

import pytest

from newsclean.case import drop
from newsclean.model import Block
from newsclean.rules.certain import certain
from tests.building import BODY, case_of

ROWS = [("sure", 0.6, [1]), ("less sure", 0.59, [])]


@pytest.mark.parametrize(("score", "kept"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS])
def test_what_a_rule_removed_comes_back_only_if_the_scorer_is_sure(score: float, kept: list[int]) -> None:
    case = case_of(*BODY, scores=[0.9, score, *[0.9] * (len(BODY) - 2)])
    removed = case.after([drop(case.blocks[1], "share_prompt", "It asks to share.")])
    verdicts = list(certain(removed))
    assert [verdict.block for verdict in verdicts] == kept
    assert all(verdict.keep and verdict.evidence == {"score": score} for verdict in verdicts)


def test_what_nobody_removed_needs_no_verdict() -> None:
    assert list(certain(case_of(*BODY, scores=0.99))) == []


def test_it_reads_the_score_of_the_very_block() -> None:
    case = case_of(Block(0, BODY[0]), Block(1, BODY[1]), scores=[0.95, 0.1])
    assert list(certain(case.after([drop(case.blocks[1], "share_prompt", "It asks to share.")]))) == []
