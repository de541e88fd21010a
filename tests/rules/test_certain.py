from __future__ import annotations

from dataclasses import replace

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


BETWEEN = [
    ("a name", "byline", "Ann Smith", (0.9, 0.3, 0.9), [1]),
    ("less believed", "byline", "Ann Smith", (0.9, 0.29, 0.9), []),
    ("a prompt", "share_prompt", "Share this", (0.9, 0.5, 0.9), []),  # its phrase tells more than the score
    ("nothing believed after it", "byline", "Ann Smith", (0.9, 0.5, 0.4), []),
    ("nothing believed before it", "byline", "Ann Smith", (0.4, 0.5, 0.9), []),
]


@pytest.mark.parametrize(("by", "line", "scores", "kept"), [row[1:] for row in BETWEEN], ids=[row[0] for row in BETWEEN])
def test_a_line_between_paragraphs_comes_back_if_it_is_believed(by: str, line: str, scores: tuple[float, ...], kept: list[int]) -> None:
    case = case_of(BODY[0], line, BODY[1], scores=scores)
    assert [verdict.block for verdict in certain(case.after([drop(case.blocks[1], by, "It looks like it.")]))] == kept


def test_on_a_page_a_line_between_paragraphs_does_not_come_back() -> None:
    case = case_of(BODY[0], "Ann Smith", BODY[1], scores=(0.95, 0.5, 0.95))
    case = replace(case, page=replace(case.page, markup=True))
    assert list(certain(case.after([drop(case.blocks[1], "byline", "It looks like it.")]))) == []


SUBHEADS = [
    ("copyright_line", "Privacy", 0.6, [1]),
    ("copyright_line", "Privacy", 0.59, []),
    ("linked_list", "What the repair of the bridge will cost the town", 0.99, []),
    ("navigation", "Economy", 0.8, [1]),
    ("navigation", "Economy", 0.79, []),
    ("share_prompt", "TikTok", 0.8, [1]),
    ("tags", "Keywords", 0.8, [1]),
    ("tags", "Keywords", 0.79, []),
    ("share_prompt", "Share this article", 0.99, []),
    ("byline", "Ann Smith", 0.99, []),
]


@pytest.mark.parametrize(("by", "line", "score", "kept"), SUBHEADS)
def test_a_line_of_a_page_comes_back_if_the_scorer_is_sure_and_the_rule_may_be_wrong(
    by: str, line: str, score: float, kept: list[int]
) -> None:
    case = case_of(BODY[0], line, BODY[1], scores=(0.95, score, 0.95))
    case = replace(case, page=replace(case.page, markup=True))
    removed = case.after([drop(case.blocks[1], by, "It looks like it.", phrase=line.lower())])
    assert [verdict.block for verdict in certain(removed)] == kept


LINES = [
    ("words that an article may use", "share_prompt", "Share of votes in each of the towns", 0.6, [1]),
    ("not as sure", "share_prompt", "Share of votes in each of the towns", 0.59, []),
    ("just what the rule looks for", "follow_prompt", "Follow us", 0.9, []),
    ("a subhead that another rule takes for a button", "share_prompt", "TikTok", 0.7, [1]),
    ("not as sure of it", "share_prompt", "TikTok", 0.69, []),
    ("a rule that knows better", "photo_credit", "The bridge in May", 0.9, []),
]


@pytest.mark.parametrize(("by", "line", "score", "kept"), [row[1:] for row in LINES], ids=[row[0] for row in LINES])
def test_a_line_of_text_comes_back_if_the_scorer_is_sure(by: str, line: str, score: float, kept: list[int]) -> None:
    case = case_of(BODY[0], line, BODY[1], scores=(0.9, score, 0.9))
    removed = case.after([drop(case.blocks[1], by, "It looks like it.", phrase=line.lower())])
    assert [verdict.block for verdict in certain(removed)] == kept


def test_wording_that_leaves_no_doubt_needs_a_surer_scorer() -> None:
    line = "Read also: The ferry to the islands was sold for a crown, and nobody in the valley knows who bought it."
    for score, kept in ((0.9, []), (0.96, [1])):
        case = case_of(BODY[0], line, BODY[1], scores=(0.9, score, 0.9))
        removed = case.after([drop(case.blocks[1], "read_more", "It points to another story.", phrase="read also:")])
        assert [verdict.block for verdict in certain(removed)] == kept


@pytest.mark.parametrize(
    ("by", "line", "kept"),
    [
        ("editor_credit", "Editor's note: An earlier report gave the bridge three arches, and it has had five since the year 1802.", [1]),
        ("editor_credit", "Editor: Ann Lee", []),
    ],
)
def test_a_label_heads_a_sentence_of_the_text_or_a_name(by: str, line: str, kept: list[int]) -> None:
    case = case_of(BODY[0], line, BODY[1], scores=(0.9, 0.7, 0.9))
    phrase = line.split(":")[0].lower() + ":"
    assert [verdict.block for verdict in certain(case.after([drop(case.blocks[1], by, "It is a note.", phrase=phrase)]))] == kept
