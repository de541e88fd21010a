from __future__ import annotations

from dataclasses import replace

import pytest

from newsclean import Settings, clean_html, clean_text
from newsclean.case import drop
from newsclean.rules.abstain import abstain
from newsclean.rules.main_content import main_content
from tests.building import BODY, case_of

LINES = [f"Story number {n} of the day" for n in range(40)]


def test_a_text_of_which_all_would_go_stays_whole() -> None:
    case = case_of(*LINES)
    gone = case.after(drop(block, "main_content", "It does not read like text.") for block in case.blocks)
    verdicts = list(abstain(gone))
    assert [verdict.block for verdict in verdicts] == list(range(len(LINES)))
    assert all(verdict.keep and verdict.evidence == {"removed": 1.0} for verdict in verdicts)


def test_a_text_of_which_a_paragraph_stays_is_judged() -> None:
    case = case_of(*LINES, BODY[0])
    gone = case.after(drop(block, "main_content", "It does not read like text.") for block in case.blocks[:-1])
    assert list(abstain(gone)) == []


def test_a_page_is_judged_whatever_goes() -> None:
    case = case_of(*LINES)
    case = replace(case, page=replace(case.page, markup=True))
    gone = case.after(drop(block, "main_content", "It does not read like text.") for block in case.blocks)
    assert list(abstain(gone)) == []


def test_the_bound_is_a_setting() -> None:
    case = case_of(*LINES, BODY[0], settings=Settings(most_removed=0.5))
    gone = case.after(drop(block, "main_content", "It does not read like text.") for block in case.blocks[:-1])
    assert len(list(abstain(gone))) == len(LINES)


def test_such_a_text_is_no_article_and_trusted_little() -> None:
    article = clean_text("\n".join(f"{line} ({n})" for n in range(40) for line in ("Log in to comment", "Share this page")))
    assert {article.why(block).by for block in article.page.blocks} == {"abstain"}
    assert article.kind != "article"
    assert article.confidence < 0.5


def test_a_few_lines_may_all_go() -> None:
    assert clean_text("Share this article\nSubscribe to our newsletter").text == ""


CLEAN = [*BODY * 8, "Two words"]  # 500 words
DOUBTS = [
    ("doubtful", CLEAN, 0.1, [24]),
    ("surely no article, but a trace", [*CLEAN[:-1], "One"], 0.09, []),
    ("too much of it", [*BODY, "Two words"], 0.1, []),  # 3 % of the words
]


@pytest.mark.parametrize(("lines", "score", "kept"), [row[1:] for row in DOUBTS], ids=[row[0] for row in DOUBTS])
def test_a_doubtful_line_of_a_clean_text_stays(lines: list[str], score: float, kept: list[int]) -> None:
    case = case_of(*lines, scores=[*[0.9] * (len(lines) - 1), score])
    assert [verdict.block for verdict in abstain(case.after(main_content(case)))] == kept


def test_where_something_is_surely_no_article_doubtful_lines_go() -> None:
    case = case_of(*CLEAN, "Two more words", scores=[*[0.9] * 24, 0.1, 0.04])
    assert list(abstain(case.after(main_content(case)))) == []


def test_what_another_rule_names_goes_from_a_clean_text_too() -> None:
    case = case_of(*CLEAN, scores=[*[0.9] * 24, 0.1])
    case = case.after(main_content(case))
    assert list(abstain(case.after([drop(case.blocks[24], "share_prompt", "It asks to share.")]))) == []


GUIDE = [*BODY * 8, *[f"{text} Take the {n}th road to the left." for n, text in enumerate(BODY * 10)]]  # 500 words, and 800 more


@pytest.mark.parametrize(("alone", "kept"), [(0.3, 30), (0.29, 0)])
def test_a_long_run_that_reads_like_an_article_by_itself_stays(alone: float, kept: int) -> None:
    final = [0.9] * 24 + [0.1] * 30
    case = case_of(*GUIDE, scores=final)
    case = replace(case, scores=replace(case.scores, alone=(*[0.9] * 24, *[alone] * 30)))
    verdicts = list(abstain(case.after(main_content(case))))
    assert len(verdicts) == kept
    assert all(verdict.keep and verdict.block >= 24 for verdict in verdicts)


def test_a_shorter_run_goes() -> None:
    case = case_of(*GUIDE[:36], scores=[0.9] * 24 + [0.1] * 12)
    case = replace(case, scores=replace(case.scores, alone=(0.9,) * 36))
    assert list(abstain(case.after(main_content(case)))) == []


def test_of_a_long_run_what_another_rule_names_and_what_is_surely_none_goes() -> None:
    case = case_of(*GUIDE, scores=[0.9] * 24 + [0.1] * 30)
    case = replace(case, scores=replace(case.scores, alone=(*[0.9] * 24, 0.05, *[0.6] * 29)))
    case = case.after(main_content(case))
    gone = case.after([drop(case.blocks[30], "newsletter_prompt", "It asks to subscribe.")])
    assert [verdict.block for verdict in abstain(gone)] == [i for i in range(25, 54) if i != 30]


@pytest.mark.parametrize(
    ("source", "kept"),
    [
        ("<p>Ночью шёл дождь, и к полудню река вышла.</p>", 1),
        ("<p><a href=/1>Ночью шёл дождь, и к полудню река вышла.</a></p>", 0),
    ],
)
def test_the_only_block_of_a_page_stays_if_it_is_no_link(source: str, kept: int) -> None:
    assert len(clean_html(source).kept) == kept


def test_one_of_two_blocks_of_a_page_may_go() -> None:
    case = case_of("It rained.", "The river came.", scores=(0.3, 0.3))
    case = replace(case, page=replace(case.page, markup=True))
    assert list(abstain(case.after(main_content(case)))) == []
