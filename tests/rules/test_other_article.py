from __future__ import annotations

from dataclasses import replace

import pytest

from newsclean.case import Case
from newsclean.model import Block
from newsclean.phrases import load
from newsclean.reading.html import read_html
from newsclean.rules.byline import byline as byline_rule
from newsclean.rules.main_content import main_content
from newsclean.rules.other_article import other_article
from newsclean.scoring.scorer import Scores
from newsclean.settings import Settings
from newsclean.signals.table import measure
from tests.building import BODY, case_of, removed_by

TITLE = "Old bridge will be repaired"
OWN = "".join(f"<p>{text}</p>" for text in BODY * 3)
NEXT = "A choir from the hills has won the cup of the valley, for the third time in a row, and without a conductor."


def _case(html: str) -> Case:
    page = replace(read_html(html), language="en", title=TITLE)
    scores = (0.95,) * len(page.blocks)
    case = Case(page, measure(page, load("en")), Scores(scores, scores), Settings())
    return case.after(main_content(case))


def _removed(html: str) -> list[str]:
    return removed_by(other_article, _case(html))


def test_a_box_like_the_own_one_is_an_article_too() -> None:
    page = f"<div class='story x'><h1>{TITLE}</h1>{OWN}</div><div class='story x'><i>Next</i><h1>Choir wins</h1><p>{NEXT}</p></div>"
    assert _removed(f"<main>{page}<footer>{BODY[0]}</footer></main>") == ["Choir wins", NEXT]


@pytest.mark.parametrize("mark", ["h1", "h2"])
def test_an_article_below_goes_however_good_it_reads(mark: str) -> None:
    page = f"<article><{mark}>{TITLE}</{mark}>{OWN}</article><article><{mark}>Choir wins</{mark}><p>{NEXT}</p></article>"
    assert _removed(page) == ["Choir wins", NEXT]


def test_each_of_several_goes() -> None:
    more = "".join(f"<article><h1>Choir wins {i}</h1><p>{NEXT} {i}</p></article>" for i in range(2))
    assert len(_removed(f"<article><h1>{TITLE}</h1>{OWN}</article>{more}")) == 4


@pytest.mark.parametrize(
    "page",
    [
        f"<article><h1>{TITLE}</h1>{OWN}</article><article><h2>What it will cost</h2><p>{NEXT}</p></article>",  # a section
        f"<article><h1>{TITLE}</h1>{OWN}</article><article><p>{NEXT}</p></article>",  # no headline of its own
        f"<article><h1>{TITLE}</h1>{OWN}</article><article><ul><li>{NEXT}</ul></article>",  # nor this
        f"<div class=x><h1>{TITLE}</h1>{OWN}</div><div class=y><h1>Choir wins</h1><p>{NEXT}</p></div>",  # another kind of box
        f"<div><h1>{TITLE}</h1>{OWN}</div><div><h1>Choir wins</h1><p>{NEXT}</p></div>",  # boxes without a name
        f"<article><h1>{TITLE}</h1>{OWN}</article><h1>Choir wins</h1><p>{NEXT}</p>",  # no element of its own
        f"<article><h1>{TITLE}</h1>{OWN}<article><h1>Choir wins</h1><p>{NEXT}</p></article></article>",  # within
        f"<article><h1>{TITLE}</h1><p>{BODY[0]}</p></article><article><h1>Choir wins</h1><p>{NEXT}</p></article>",  # little of its own
        f"<article><h1>Choir wins</h1><p>{NEXT}</p></article><article><h1>{TITLE}</h1>{OWN}</article>",  # above
        f"<h1>{TITLE}</h1><article><h1>What it will cost</h1>{OWN}</article><article><h1>And when</h1><p>{NEXT}</p></article>",
        f"<article><p>{TITLE}</p>{OWN}</article><article><h1>Choir wins</h1><p>{NEXT}</p></article>",  # the headline is no heading
        f"<article>{OWN}</article><article><h1>Choir wins</h1><p>{NEXT}</p></article>",  # no headline
    ],
)
def test_what_may_be_the_article_stays(page: str) -> None:
    assert _removed(page) == []


def test_a_heading_that_stands_twice_in_plain_text_is_no_article() -> None:
    lines = [Block(i, TITLE, "heading", level=1) for i in range(2)] + [Block(2, BODY[0])]
    assert removed_by(other_article, case_of(*lines, title=TITLE)) == []


def test_the_reason_names_the_other_article() -> None:
    case = _case(f"<article><h1>{TITLE}</h1>{OWN}</article><article><h1>Choir wins</h1><p>{NEXT}</p></article>")
    assert {verdict.evidence["article"] for verdict in other_article(case)} == {"Choir wins"}


@pytest.mark.parametrize(("byline", "gone"), [("<p>By Ann Lee</p>", True), ("", False)], ids=["signed", "a section"])
def test_a_lower_headline_counts_where_someone_signs(byline: str, gone: bool) -> None:
    below = f"<article><h2>Choir wins</h2><p>{BODY[0]}</p>{byline}<p>{NEXT}</p><p>{NEXT} Again.</p></article>"
    case = _case(f"<article><h1>{TITLE}</h1>{OWN}</article>{below}")
    found = removed_by(other_article, case.after(byline_rule(case)))
    assert found == (["Choir wins", BODY[0], *(["By Ann Lee"] if byline else []), NEXT, f"{NEXT} Again."] if gone else [])
