from __future__ import annotations

from dataclasses import replace

import pytest

from newsclean.case import Case
from newsclean.phrases import load
from newsclean.reading.html import read_html
from newsclean.rules.main_content import main_content
from newsclean.rules.standfirst import standfirst
from newsclean.scoring.scorer import Scores
from newsclean.settings import Settings
from newsclean.signals.table import measure
from tests.building import BODY, case_of

TITLE = "Old bridge will be repaired"
STANDFIRST = "After months of talks the town has found the money, and the lorries will come back in May"


def _case(html: str, description: str = STANDFIRST, body_score: float = 0.9) -> Case:
    page = replace(read_html(html), language="en", title=TITLE, description=description)
    scores = tuple(body_score if block.text in BODY else 0.2 for block in page.blocks)
    case = Case(page, measure(page, load("en")), Scores(scores, scores), Settings())
    return case.after(main_content(case))


def _saved(case: Case) -> list[str]:
    return [case.blocks[verdict.block].text for verdict in standfirst(case) if verdict.keep]


@pytest.mark.parametrize(
    "below",
    [
        f"<h2>{STANDFIRST}</h2>",
        f"<p class=dek>{STANDFIRST}.</p>",
        f"<p>By Ann Smith</p><p>4 May 2024</p><div>{STANDFIRST}</div>",
    ],
)
def test_the_description_below_the_headline_is_kept(below: str) -> None:
    [saved] = _saved(_case(f"<h1>{TITLE}</h1>{below}<p>{BODY[0]}</p>"))
    assert saved.rstrip(".") == STANDFIRST


@pytest.mark.parametrize(
    "page",
    [
        f"<p>{STANDFIRST}</p><h1>{TITLE}</h1><p>{BODY[0]}</p>",  # above the headline
        f"<h1>{TITLE}</h1><p>{BODY[0]}</p><p>{BODY[1]}</p><p>{BODY[2]}</p><p>{STANDFIRST}</p>",  # far below it
        f"<h1>{TITLE}</h1><p><a href=/1>{STANDFIRST}</a></p><p>{BODY[0]}</p>",  # a link to the story
        f"<h1>{TITLE}</h1><p>{STANDFIRST}, and much else in the news of the day.</p><p>{BODY[0]}</p>",  # says more
        f"<h1>{TITLE}</h1><p>After months of talks the town</p><p>{BODY[0]}</p>",  # says less
        f"<p>{STANDFIRST}</p><p>{BODY[0]}</p>",  # no headline
    ],
)
def test_other_blocks_are_not(page: str) -> None:
    assert _saved(_case(page)) == []


def test_a_page_of_which_nothing_else_is_kept_has_no_standfirst() -> None:
    assert _saved(_case(f"<h1>{TITLE}</h1><p>{STANDFIRST}</p><p>{BODY[0]}</p>", body_score=0.2)) == []


@pytest.mark.parametrize("description", ["", "News of the day", f"{TITLE} | The Daily"])
def test_a_description_that_tells_nothing_keeps_nothing(description: str) -> None:
    assert _saved(_case(f"<h1>{TITLE}</h1><p>{description}</p><p>{BODY[0]}</p>", description=description)) == []


def test_only_the_first_of_two_is_kept() -> None:
    case = _case(f"<h1>{TITLE}</h1><h2>{STANDFIRST}</h2><p>{STANDFIRST}</p><p>{BODY[0]}</p>")
    assert [verdict.block for verdict in standfirst(case)] == [1]


LEDE = "The council voted to repair the old bridge after the floods of last spring, and lorries that shopkeepers asked for may come back."


def _of_text(line: str, score: float = 0.2, between: tuple[str, ...] = ("By Ann Smith",)) -> Case:
    lines = ["Home", TITLE, *between, line, *BODY]
    scores = (0.1, 0.2, *(0.1,) * len(between), score, *(0.9,) * len(BODY))
    case = case_of(*lines, scores=scores)
    return case.after(main_content(case))


def test_in_text_whole_sentences_about_the_story_below_the_headline_are_kept() -> None:
    assert _saved(_of_text(LEDE)) == [LEDE]


NO_STANDFIRST = [
    ("no sentence", LEDE.rstrip("."), 0.2, ("By Ann Smith",)),
    ("too short", "The council will repair the old bridge for the lorries.", 0.2, ("By Ann Smith",)),
    (
        "about something else",
        "Our garden experts answer what readers ask about roses, tomatoes, hedges, lawns, apples and much else.",
        0.2,
        ("By Ann Smith",),
    ),
    ("refused for certain", LEDE, 0.04, ("By Ann Smith",)),
    ("far from the headline", LEDE, 0.2, ("By Ann Smith", "Share", "4 May 2024")),
    ("a call", f"Read also: {LEDE}", 0.2, ("By Ann Smith",)),
]


@pytest.mark.parametrize(("line", "score", "between"), [row[1:] for row in NO_STANDFIRST], ids=[row[0] for row in NO_STANDFIRST])
def test_in_text_other_lines_above_the_body_are_left_to_the_scorer(line: str, score: float, between: tuple[str, ...]) -> None:
    assert _saved(_of_text(line, score, between)) == []
