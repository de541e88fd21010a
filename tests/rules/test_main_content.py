from __future__ import annotations

from dataclasses import replace

from newsclean.rules.main_content import main_content
from newsclean.settings import Settings
from tests.building import BODY, case_of, removed_by

LINE = "Ferries and timetables"


def test_removes_what_the_scorer_does_not_believe() -> None:
    assert removed_by(main_content, case_of(*BODY, LINE, scores=(0.9, 0.8, 0.9, 0.05))) == [LINE]


def test_keeps_a_short_line_that_the_scorer_believes() -> None:
    assert removed_by(main_content, case_of(BODY[0], "Relief.", *BODY[1:], scores=(0.9, 0.8, 0.9, 0.9))) == []


def test_scores_count_and_language_does_not() -> None:
    assert removed_by(main_content, case_of("记者从林安发来的报道。", "首页", language="zh", scores=(0.9, 0.02))) == ["首页"]


def test_the_settings_move_the_threshold_of_text() -> None:
    scores = (0.4, 0.7, 0.99)
    assert removed_by(main_content, case_of(*BODY, scores=scores, settings=Settings(keep_text=0.6, keep_html=1.0))) == [BODY[0]]
    assert removed_by(main_content, case_of(*BODY, scores=scores, settings=Settings(keep_text=0.0))) == []


def test_html_has_a_threshold_of_its_own() -> None:
    case = case_of(*BODY, scores=(0.5, 0.7, 0.99), settings=Settings(keep_text=0.0, keep_html=0.6))
    assert removed_by(main_content, replace(case, page=replace(case.page, markup=True))) == [BODY[0]]


def test_every_block_has_one_verdict_with_its_score() -> None:
    verdicts = list(main_content(case_of(*BODY, scores=(0.9, 0.8, 0.1), settings=Settings(keep_text=0.3))))
    assert [(verdict.block, verdict.keep, verdict.by) for verdict in verdicts] == [
        (0, True, "main_content"),
        (1, True, "main_content"),
        (2, False, "main_content"),
    ]
    assert [verdict.evidence["score"] for verdict in verdicts] == [0.9, 0.8, 0.1]
    assert [verdict.evidence["needed"] for verdict in verdicts] == [0.2, 0.2, 0.3]


def test_between_paragraphs_less_is_needed() -> None:
    scores = (0.2, 0.9, 0.2, 0.19, 0.9, 0.29)
    case = case_of("Head", BODY[0], "Said in the text", "Not so well said", BODY[1], "Tail", scores=scores)
    assert removed_by(main_content, case) == ["Head", "Not so well said", "Tail"]


def test_only_believed_paragraphs_make_a_body() -> None:
    case = case_of(BODY[0], "Said in the text", BODY[1], scores=(0.49, 0.25, 0.9))
    assert removed_by(main_content, case) == ["Said in the text"]


def test_on_a_page_the_threshold_is_even() -> None:
    case = case_of(BODY[0], "Said in the text", BODY[1], scores=(0.9, 0.3, 0.9))
    assert removed_by(main_content, replace(case, page=replace(case.page, markup=True))) == ["Said in the text"]
