from __future__ import annotations

import pytest

from newsclean import clean_text
from newsclean.case import Case
from newsclean.outcome.headline import headline_of
from newsclean.rules.byline import byline
from newsclean.rules.main_content import main_content
from tests.building import BODY, case_of

TITLE = "Council decides to repair the old bridge"
MENU = ["Skip to content", "Home", "Latest news", "Sport"]
# The lines above the text, and the one that is its headline.
ABOVE = [
    ("at the beginning", [TITLE], TITLE),
    ("below a menu", [*MENU, TITLE], TITLE),
    ("above its byline", [TITLE, "By Ann Lee"], TITLE),
    (
        "above its byline rather than elsewhere",
        ["Cracks found in old bridge", *MENU, "Hopes dashed for west bank ferry", "By Ann Lee"],
        "Hopes dashed for west bank ferry",
    ),
    ("not the line about something else", [TITLE, "By Ann Lee", "A choir wins the cup of the hills"], TITLE),
    ("with the name of the site in the first line", [f"{TITLE} - The Valley Gazette", *MENU, TITLE], TITLE),
    ("a menu alone", MENU, None),
    ("nothing", [], None),
    ("a sentence", ["The council decided on Tuesday to repair the old bridge."], None),
    ("words that the text does not say", ["Choir wins cup in hills", *MENU], None),
    ("the same with nothing else above the text", ["Choir wins cup in hills"], "Choir wins cup in hills"),
    ("a label with nothing else above the text", ["In short"], None),
    ("too long", [" ".join([TITLE] * 8)], None),
]


def _judged(*lines: str) -> Case:
    case = case_of(*lines, scores=(*(0.1,) * (len(lines) - len(BODY)), *(0.9,) * len(BODY)))
    case = case.after(main_content(case))
    return case.after(byline(case))


@pytest.mark.parametrize(("above", "title"), [row[1:] for row in ABOVE], ids=[row[0] for row in ABOVE])
def test_headline(above: list[str], title: str | None) -> None:
    assert headline_of(_judged(*above, *BODY)) == title


def test_what_stands_below_the_beginning_is_no_headline() -> None:
    case = case_of(*BODY, TITLE, *BODY, scores=0.9)
    assert headline_of(case.after(main_content(case))) is None


def test_a_text_without_paragraphs_has_none() -> None:
    assert headline_of(case_of(*MENU, scores=0.1)) is None


def test_the_article_has_it_as_its_title() -> None:
    article = clean_text("\n".join([*MENU, TITLE, "By Ann Lee", *BODY, *BODY[:1]]))
    assert article.title == article.to_dict()["title"] == TITLE
