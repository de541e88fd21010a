from __future__ import annotations

from dataclasses import replace

from newsclean.case import Case
from newsclean.phrases import load
from newsclean.reading.html import read_html
from newsclean.rules.main_content import main_content
from newsclean.rules.subhead import subhead
from newsclean.scoring.scorer import Scores
from newsclean.settings import Settings
from newsclean.signals.table import measure
from tests.building import BODY


def _case(html: str, *scores: float) -> Case:
    page = replace(read_html(html), language="en")
    assert len(scores) == len(page.blocks)
    case = Case(page, measure(page, load("en")), Scores(scores, scores), Settings())
    return case.after(main_content(case))


def _saved(case: Case) -> list[str]:
    return [case.blocks[verdict.block].text for verdict in subhead(case) if verdict.keep]


def test_a_subhead_between_paragraphs_is_kept() -> None:
    case = _case(f"<article><p>{BODY[0]}</p><h2>Economy</h2><p>{BODY[1]}</p></article>", 0.9, 0.2, 0.9)
    assert _saved(case) == ["Economy"]
    assert [verdict.by for verdict in subhead(case)] == ["subhead"]


def test_the_heading_of_another_box_is_not() -> None:
    html = f"<article><p>{BODY[0]}</p><div><h2>Economy</h2></div><p>{BODY[1]}</p></article>"
    assert _saved(_case(html, 0.9, 0.2, 0.9)) == []


def test_a_linked_heading_is_not() -> None:
    html = f"<article><p>{BODY[0]}</p><h2><a href=/1>Economy</a></h2><p>{BODY[1]}</p></article>"
    assert _saved(_case(html, 0.9, 0.2, 0.9)) == []


def test_a_heading_over_nothing_that_is_kept_is_not() -> None:
    case = _case(f"<article><p>{BODY[0]}</p><h2>Economy</h2><p>{BODY[1]}</p></article>", 0.9, 0.2, 0.2)
    assert _saved(case) == []
