from __future__ import annotations

from dataclasses import replace

from newsclean import Settings, clean_text
from newsclean.case import drop
from newsclean.rules.abstain import abstain
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
