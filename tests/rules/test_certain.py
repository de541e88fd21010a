from __future__ import annotations

import pytest

from newsclean.case import Case, drop
from newsclean.model import Block
from newsclean.phrases import load
from newsclean.reading.html import read_html
from newsclean.rules.certain import certain
from newsclean.scoring.scorer import Scores
from newsclean.settings import Settings
from newsclean.signals.table import measure
from tests.building import BODY, case_of

LINE = "Share this with a friend"
PAGE = read_html("".join(f"<p>{text}</p>" for text in (*BODY, LINE)))
ROWS = [
    ("text: sure", [*BODY], 0.6, "related_list", [1]),
    ("text: less sure", [*BODY], 0.59, "related_list", []),
    ("text: a short line", [BODY[0], LINE, BODY[1]], 0.6, "share_prompt", [1]),
    ("text: a credit is told by its form", [*BODY], 0.99, "photo_credit", []),
    ("text: so is a line said twice", [*BODY], 0.99, "doubled_headlines", []),
]


@pytest.mark.parametrize(("blocks", "score", "rule", "kept"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS])
def test_what_a_rule_removed_comes_back_only_if_the_scorer_is_sure(blocks: list[str], score: float, rule: str, kept: list[int]) -> None:
    case = case_of(*blocks, scores=[0.9, score, *[0.9] * (len(blocks) - 2)])
    verdicts = list(certain(case.after([drop(case.blocks[1], rule, "It is like one.")])))
    assert [verdict.block for verdict in verdicts] == kept
    assert all(verdict.keep and verdict.evidence == {"score": score} for verdict in verdicts)


@pytest.mark.parametrize(
    ("i", "score", "kept"), [(1, 0.9, [1]), (1, 0.89, []), (len(BODY), 0.99, [])], ids=["sure", "less sure", "a short line"]
)
def test_in_pages_only_whole_paragraphs_come_back(i: int, score: float, kept: list[int]) -> None:
    scores = Scores((score,) * len(PAGE.blocks), (score,) * len(PAGE.blocks))
    case = Case(PAGE, measure(PAGE, load("en")), scores, Settings())
    assert [verdict.block for verdict in certain(case.after([drop(case.blocks[i], "share_prompt", "It asks to share.")]))] == kept


def test_what_nobody_removed_needs_no_verdict() -> None:
    assert list(certain(case_of(*BODY, scores=0.99))) == []


def test_it_reads_the_score_of_the_very_block() -> None:
    case = case_of(Block(0, BODY[0]), Block(1, BODY[1]), scores=[0.95, 0.1])
    assert list(certain(case.after([drop(case.blocks[1], "share_prompt", "It asks to share.")]))) == []
